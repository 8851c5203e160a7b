//! The map of a site: what its script is told. `.ci/site` tries it in a browser.

use std::collections::BTreeMap;

use insta::assert_snapshot;

use super::{attributes, built, main_part, text};
use crate::common::TestRegistry;

/// The countries of a map by their codes, each with what the script is told of it.
fn countries(page: &str) -> BTreeMap<&str, &str> {
    let places = page.split(" class=\"place\"").skip(1);
    let told = places.filter_map(|place| place.split("<path").next());
    told.map(|told| (attributes(told, "data-code")[0], told)).collect()
}

/// The numbers of an attribute.
fn numbers(list: &str) -> Vec<usize> {
    list.split(' ').map(|number| number.parse().unwrap()).collect()
}

#[test]
fn a_country_has_its_words_and_numbers_and_leads_to_its_page() {
    let files = built(&TestRegistry::programme(), &["--lang", "es"]);
    let page = text(&files, "es/countries.html");
    let told: Vec<&str> = countries(&page).into_values().collect();
    assert_snapshot!(told.join("\n"), @r#"
    href="countries/BY.html" data-code="BY" data-name="Bielorrusia" data-at="5623 575" data-shades="c1 c1" data-values="1 1"><title>Bielorrusia: Proyectos 1, Actividades 1</title>
    href="countries/PE.html" data-code="PE" data-name="Perú" data-at="2948 2753" data-shades="c2 c2" data-values="2 2"><title>Perú: Proyectos 2, Actividades 2</title>
    "#);
}

#[test]
fn the_script_finds_what_changes_the_map_and_shows_it() {
    let files = built(&TestRegistry::programme(), &["--lang", "fr"]);
    let page = main_part(&text(&files, "fr/index.html"));
    let (_, figure) = page.split_once("<script").unwrap();
    assert_snapshot!(figure.split("</figure>").next().unwrap(), @r#"
     src="../assets/map.js" defer>
    </script>
    <figure class="atlas" data-rest="et {count} de plus">
    <div class="controls" hidden>
    <fieldset>
    <legend>Colorer selon</legend>
    <label>
    <input type="radio" name="figure" value="projects" checked>Projets</label>
    <label>
    <input type="radio" name="figure" value="activities">Activités</label>
    <small hidden>Les experts sont comptés pour l’ensemble des actions.</small>
    </fieldset>
    <div role="group" aria-label="Zoom">
    <button type="button" data-zoom="2" aria-label="Agrandir">+</button>
    <button type="button" data-zoom="0.5" aria-label="Réduire">−</button>
    <button type="button" data-view="0 0 10000 4330">Carte entière</button>
    <button type="button" data-view="2220 2252 1766 2078">Amérique latine et Caraïbes</button>
    <button type="button" data-view="5124 70 1000 1000">Voisinage européen</button>
    </div>
    </div>
    <div class="frame">
    <div class="card" hidden>
    </div>
    </div>
    <figcaption>
    <div class="map-legend">
    <p>Projets</p>
    <ul>
    <li data-shade="c0" data-to="0">
    <span class="key c0" aria-hidden="true">
    </span>aucun</li>
    <li data-shade="c1" data-to="1">
    <span class="key c1" aria-hidden="true">
    </span>1</li>
    <li data-shade="c2" data-to="2">
    <span class="key c2" aria-hidden="true">
    </span>2</li>
    </ul>
    </div>
    <div class="map-legend" hidden>
    <p>Activités</p>
    <ul>
    <li data-shade="c0" data-to="0">
    <span class="key c0" aria-hidden="true">
    </span>aucun</li>
    <li data-shade="c1" data-to="1">
    <span class="key c1" aria-hidden="true">
    </span>1</li>
    <li data-shade="c2" data-to="2">
    <span class="key c2" aria-hidden="true">
    </span>2</li>
    </ul>
    </div>
    <p>
    <small>Les formes de cette carte n’impliquent aucune prise de position sur le statut d’un pays ou d’un territoire, ni sur ses frontières.</small>
    </p>
    </figcaption>
    "#);
}

#[test]
fn what_rows_add_up_to_is_what_the_map_shows() {
    let files = built(&TestRegistry::shipped(), &["--lang", "en"]);
    let page = text(&files, "en/countries.html");
    let mut sums: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for row in page.split("<tr data-id").skip(1).filter_map(|row| row.split('>').next()) {
        let added = numbers(attributes(row, "data-figures")[0]);
        for code in attributes(row, "data-country")[0].split(' ').filter(|code| !code.is_empty()) {
            let sum = sums.entry(code).or_default();
            *sum = [sum[0] + added[0], sum[1] + added[1]];
        }
    }
    assert!(sums.len() > 50, "{sums:?}");
    let map = countries(&page);
    for (code, sum) in sums {
        let values = attributes(map[code], "data-values")[0];
        assert_eq!(
            values.split(' ').take(2).collect::<Vec<_>>(),
            sum.map(|one| one.to_string()),
            "{code}"
        );
    }
}

#[test]
fn each_figure_has_a_legend_of_the_shades_of_its_countries() {
    let files = built(&TestRegistry::shipped(), &["--lang", "en"]);
    let page = text(&files, "en/index.html");
    let legends: Vec<&str> = page.split("<div class=\"map-legend\"").skip(1).collect();
    assert_eq!(
        legends.len(),
        attributes(&page, "name").iter().filter(|name| **name == "figure").count()
    );
    for told in countries(&page).values() {
        let shades = attributes(told, "data-shades")[0].split(' ');
        for ((shade, value), legend) in
            shades.zip(attributes(told, "data-values")[0].split(' ')).zip(&legends)
        {
            let steps = legend.split("<li").filter(|step| step.contains(" data-to="));
            let step = value.parse().map(|value: usize| {
                steps
                    .map(|step| (attributes(step, "data-shade")[0], attributes(step, "data-to")[0]))
                    .find(|(_, to)| value <= to.parse().unwrap())
            });
            match step {
                Ok(step) => assert_eq!(step.map(|(shade, _)| shade), Some(shade), "{told}"),
                Err(_) => assert!(["c0", "cw"].contains(&shade), "{told}"),
            }
        }
    }
}

#[test]
fn the_start_page_names_three_actions_of_each_country_that_has_them() {
    let files = built(&TestRegistry::shipped(), &["--lang", "en"]);
    let page = text(&files, "en/index.html");
    let listed = attributes(&page, "data-country");
    for (code, told) in countries(&page) {
        let values = attributes(told, "data-values")[0].split(' ').next().unwrap();
        let Ok(projects) = values.parse::<usize>() else { continue };
        let named = listed.iter().filter(|codes| codes.split(' ').any(|one| one == code)).count();
        assert!(named >= projects.min(3), "{code}: {named} of {projects}");
    }
}
