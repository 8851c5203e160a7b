//! Maps: what is on them, whatever their texts are.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use mieux::model::Language;
use mieux::registry::load_registry;
use mieux::render::map::{Map, MapFigure, Place, legend, notes, scale, svg};
use mieux::table::Cell;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, prop_assert, prop_oneof, proptest};
use proptest::sample::select;

use super::made;
use super::safe::is_xml;
use crate::common::{costly, project};

fn place(code: &str, label: &str, cells: Vec<Cell>) -> Place {
    let (code, label) = (code.to_owned(), label.to_owned());
    Place { code, label, cells, href: None, text: None, footnote: None }
}

fn figure(name: &str, label: &str) -> MapFigure {
    MapFigure { name: name.to_owned(), label: label.to_owned() }
}

fn map(places: Vec<Place>) -> Map {
    Map {
        title: "Projects".to_owned(),
        figures: vec![figure("projects", "Projects"), figure("experts", "Experts")],
        shaded: 0,
        cut: places.iter().map(|place| place.code.clone()).collect(),
        places,
        language: Language::En,
    }
}

/// A drawing with a line for each element, and outlines cut short.
fn lines(svg: &str) -> String {
    let lines = svg.split_inclusive('>').map(|line| match line.split_once(" d=\"M") {
        Some((before, path)) => {
            let (path, after) = path.split_once('"').unwrap();
            format!("{before} d=\"M{path:.12}…\"{after}")
        }
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_map_has_outlines_dots_and_what_must_be_said() {
    let link = |address: &str| Some(address.to_owned());
    let kosovo = Place {
        href: link("xk.html"),
        footnote: Some("Without prejudice to positions on status.".to_owned()),
        ..place("XK", "Kosovo", vec![Cell::Number(2), Cell::Withheld])
    };
    let montenegro = Place {
        href: link("me.html"),
        text: Some("on hold".to_owned()),
        ..place("ME", "Montenegro", vec![Cell::Number(5), Cell::Number(11)])
    };
    let san_marino = Place {
        href: link("sm.html"),
        ..place("SM", "San Marino", vec![Cell::Number(0), Cell::Number(0)])
    };
    let nowhere = place("ZZ", "Nowhere", vec![Cell::Number(1), Cell::Empty]);
    let map = map(vec![kosovo, montenegro, san_marino, nowhere]);
    assert_snapshot!(lines(&svg(&map, "m").into_string()), @r#"
    <svg xmlns="http://www.w3.org/2000/svg" class="map live" role="group" lang="en" aria-labelledby="m-t" viewBox="4911 389 1000 1000">
    <title id="m-t">
    Projects</title>
    <defs>
    <pattern id="m-w" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect class="hatched" width="10" height="10">
    </rect>
    <rect class="hatch" width="3" height="10">
    </rect>
    </pattern>
    </defs>
    <path class="land" d="M5036 905l-1-…">
    </path>
    <a class="place" href="xk.html" data-code="XK" data-name="Kosovo*" data-at="5506 901" data-shades="c2 cw" data-values="2 -">
    <title>
    Kosovo*: Projects 2, Experts –</title>
    <path class="c2" fill="url(#m-w)" d="M5498 886l2-7…">
    </path>
    </a>
    <a class="place" href="me.html" data-code="ME" data-name="Montenegro" data-at="5465 894" data-shades="c3 c1" data-values="5 11">
    <title>
    Montenegro: Projects 5, Experts 11, on hold</title>
    <path class="c3" d="M5471 881l20 …">
    </path>
    </a>
    <g aria-hidden="true">
    <a href="sm.html" data-code="SM" tabindex="-1">
    <title>
    San Marino: Projects 0, Experts 0</title>
    <path class="target" d="M5299 858h0…">
    </path>
    </a>
    </g>
    <a class="place" href="sm.html" data-code="SM" data-name="San Marino" data-at="5299 858" data-shades="c0 c0" data-values="0 0">
    <title>
    San Marino: Projects 0, Experts 0</title>
    <path class="c0" d="M5297 858l3-2…">
    </path>
    <path class="rim" d="M5299 858h0…">
    </path>
    <path class="dot c0" d="M5299 858h0…">
    </path>
    </a>
    </svg>
    "#);
    assert_snapshot!(lines(&legend(&map, 0).into_string()), @r#"
    <div class="map-legend">
    <p>
    Projects</p>
    <ul>
    <li>
    <span class="key c0" aria-hidden="true">
    </span>
    none</li>
    <li>
    <span class="key c1" aria-hidden="true">
    </span>
    1</li>
    <li>
    <span class="key c2" aria-hidden="true">
    </span>
    2</li>
    <li>
    <span class="key c3" aria-hidden="true">
    </span>
    5</li>
    </ul>
    </div>
    "#);
    assert_snapshot!(notes(&map).join("\n"), @"
    Kosovo*: Without prejudice to positions on status.
    Not on this map: Nowhere
    The shapes on this map imply no position on the status of any country or territory, or on its borders.
    ");
}

#[test]
fn a_map_without_links_is_a_picture_with_every_number() {
    let map = map(vec![place("MT", "Malta", vec![Cell::Number(3), Cell::Number(1)])]);
    let svg = svg(&map, "m").into_string();
    assert!(svg.contains("role=\"img\"") && !svg.contains("<a "), "{svg}");
    assert!(svg.contains(">Map. Malta: Projects 3, Experts 1.</desc>"), "{svg}");
}

#[test]
fn a_scale_has_a_shade_for_every_count() {
    let places = vec![
        place("PE", "Peru", vec![Cell::Number(2), Cell::Empty]),
        place("CL", "Chile", vec![Cell::Number(5), Cell::Withheld]),
    ];
    let map = map(places);
    assert_snapshot!(lines(&scale(&map, 0).into_string()), @r#"
    <div class="map-legend">
    <p>
    Projects</p>
    <ul>
    <li data-shade="c0" data-to="0">
    <span class="key c0" aria-hidden="true">
    </span>
    none</li>
    <li data-shade="c1" data-to="2">
    <span class="key c1" aria-hidden="true">
    </span>
    1–2</li>
    <li data-shade="c2" data-to="5">
    <span class="key c2" aria-hidden="true">
    </span>
    3–5</li>
    </ul>
    </div>
    "#);
    assert_snapshot!(lines(&scale(&map, 1).into_string()), @r#"
    <div class="map-legend" hidden>
    <p>
    Experts</p>
    <ul>
    <li data-shade="c0" data-to="0">
    <span class="key c0" aria-hidden="true">
    </span>
    none</li>
    <li data-shade="cw">
    <span class="key cw" aria-hidden="true">
    </span>
    withheld</li>
    </ul>
    </div>
    "#);
}

#[test]
fn a_country_that_one_of_two_maps_has_is_empty_for_the_figures_of_the_other() {
    let peru = place("PE", "Peru", vec![Cell::Number(2), Cell::Number(7)]);
    let mut projects = map(vec![peru]);
    projects.keep_figures(&["projects"]);
    let places = vec![
        place("AT", "Austria", vec![Cell::Number(1)]),
        place("PE", "Perú", vec![Cell::Withheld]),
    ];
    let experts = Map { figures: vec![figure("experts", "Experts")], ..map(places) };
    let joined = projects.joined(experts);
    let names: Vec<&str> = joined.figures.iter().map(|figure| figure.name.as_str()).collect();
    assert_eq!(names, ["projects", "experts"]);
    assert_eq!(
        joined.places,
        [
            place("AT", "Austria", vec![Cell::Empty, Cell::Number(1)]),
            place("PE", "Peru", vec![Cell::Number(2), Cell::Withheld]),
        ]
    );
}

#[test]
fn a_country_out_of_view_is_not_on_the_map() {
    let places = ["AU", "BO", "MT", "PE"].map(|code| place(code, code, vec![Cell::Number(1)]));
    let map = Map { cut: vec!["PE".to_owned()], ..map(places.to_vec()) };
    let svg = svg(&map, "m").into_string();
    let drawn = |code: &str| svg.contains(&format!("data-code=\"{code}\""));
    assert_eq!(["AU", "BO", "MT", "PE"].map(drawn), [false, true, false, true]);
}

#[test]
fn islands_that_are_too_small_to_be_seen_are_not_on_a_map_of_the_world() {
    let islands = |cut: Vec<String>| {
        let map = Map { cut, ..map(vec![place("PH", "Philippines", vec![Cell::Number(1)])]) };
        let svg = svg(&map, "m").into_string();
        let (_, drawn) = svg.split_once("<path class=\"c1\" d=\"").unwrap();
        drawn.split('"').next().unwrap().matches('M').count()
    };
    let (all, few) = (islands(vec!["PH".to_owned()]), islands(Vec::new()));
    assert!(0 < few && few < all, "{few} of {all}");
}

/// Antarctica has no place on the map.
#[test]
fn every_country_of_the_vocabulary_is_on_the_map() {
    let registry = load_registry(&project("registry")).unwrap();
    let countries = registry.vocabularies.get("countries").unwrap();
    let codes = countries.terms.iter().map(|term| term.code.to_string());
    let places: Vec<Place> = codes.map(|code| place(&code, &code, Vec::new())).collect();
    assert!(places.len() > 245);
    let map = map(places);
    assert_eq!(notes(&map)[0], "Not on this map: AQ");
    let svg = svg(&Map { cut: Vec::new(), ..map.clone() }, "m").into_string();
    let drawn = svg.split(" data-code=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let drawn: BTreeSet<&str> = drawn.collect();
    assert_eq!(drawn.len(), map.places.len() - 1);
}

fn any_map() -> impl Strategy<Value = Map> {
    let code = prop_oneof![
        select(&["PE", "MT", "FJ", "RU", "XK"][..]).prop_map(str::to_owned),
        made::text()
    ];
    let cell = prop_oneof![
        (0_usize..9).prop_map(Cell::Number),
        made::text().prop_map(Cell::Text),
        Just(Cell::Withheld),
        Just(Cell::Percent(f64::NAN)),
    ];
    let words = (
        made::text(),
        option::of(made::text()),
        option::of(made::text()),
        option::of(made::text()),
    );
    let place = (code, words, vec(cell, 0..3)).prop_map(|(code, words, cells)| {
        let (label, href, text, footnote) = words;
        Place { code, label, cells, href, text, footnote }
    });
    let figures = vec(made::text().prop_map(|label| figure(&label, &label)), 0..3);
    (made::text(), figures, vec(place, 0..6), vec(made::text(), 0..2)).prop_map(
        |(title, figures, places, cut)| Map {
            title,
            figures,
            shaded: 0,
            places,
            cut,
            language: Language::Fr,
        },
    )
}

proptest! {
    #![proptest_config(costly(64))]

    #[test]
    fn whatever_its_texts_are_a_map_is_xml_of_its_own_elements(map in any_map()) {
        let drawn = svg(&map, "m").into_string() + &legend(&map, 0).into_string();
        prop_assert!(is_xml(&drawn).is_ok(), "{:?} in {drawn}", is_xml(&drawn));
        for piece in drawn.split('<').skip(1) {
            let name = piece.split([' ', '>']).next().unwrap().trim_start_matches('/');
            let known = ["svg", "title", "desc", "defs", "pattern", "rect", "path", "a", "g", "div", "p", "ul", "li", "span"];
            prop_assert!(known.contains(&name), "<{name}> in {drawn}");
        }
        for note in notes(&map) {
            prop_assert!(!note.contains(char::is_control), "{note:?}");
        }
    }
}
