//! `mieux report --format map`.

use std::fs;

use insta::assert_snapshot;

use crate::common::TestRegistry;

/// A drawing without its style and its outlines, a line for each of its texts.
fn texts(svg: &str) -> String {
    let svg = svg.split_once("</style>").map_or(svg, |(_, drawn)| drawn);
    let texts = svg.split('>').filter_map(|piece| piece.split('<').next());
    let texts: Vec<&str> = texts.map(str::trim).filter(|text| !text.is_empty()).collect();
    texts.join("\n")
}

#[test]
fn a_map_is_a_picture_of_countries() {
    let registry = TestRegistry::programme();
    let svg = registry.run(["report", "--by", "country", "--format", "map"]);
    assert!(svg.starts_with("<svg xmlns=") && svg.contains(" role=\"img\""), "{svg}");
    assert_snapshot!(texts(&svg), @"
    Belarus: Projects 1, Ongoing 0, Completed 1, Activities 1, Experts involved 2, Partners 1
    Peru: Projects 2, Ongoing 1, Completed 1, Activities 2, Experts involved 2, Partners 1
    Example: Projects
    Projects
    none
    1
    2
    The shapes on this map imply no position on the status of any country or territory, or on its borders.
    [exit 0]
    ");
    let shaded = [
        "report",
        "--by",
        "country",
        "--figures",
        "experts,projects",
        "--format",
        "map",
        "--lang",
        "fr",
    ];
    assert_snapshot!(texts(&registry.run(shaded)), @"
    Biélorussie: Experts mobilisés 2, Projets 1
    Pérou: Experts mobilisés 2, Projets 2
    Example: Experts mobilisés
    Experts mobilisés
    aucun
    2
    Les formes de cette carte n’impliquent aucune prise de position sur le statut d’un pays ou d’un territoire, ni sur ses frontières.
    [exit 0]
    ");
}

#[test]
fn a_file_of_html_is_a_page_with_the_map_and_the_table() {
    let registry = TestRegistry::programme();
    let args = ["report", "--by", "country", "--format", "map", "-o", "map.html"];
    assert_eq!(registry.run(args), "[exit 0]\n");
    let page = fs::read_to_string(registry.path().join("map.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("class=\"map live\""), "{page}");
    assert!(page.contains("<table>") && !page.contains("class=\"chart\""), "{page}");
    assert!(!page.contains("<script") && !page.contains("href="), "{page}");
    assert_eq!(
        registry.run(["report", "--by", "country", "--format", "map", "-o", "map.svg"]),
        "[exit 0]\n"
    );
    let picture = fs::read_to_string(registry.path().join("map.svg")).unwrap();
    assert_eq!(
        picture + "[exit 0]\n",
        registry.run(["report", "--by", "country", "--format", "map"])
    );
}

#[test]
fn a_name_that_needs_a_footnote_has_it() {
    let registry = TestRegistry::programme();
    registry.replace(
        "vocabularies/countries.yaml",
        "  - code: \"NO\"\n",
        "  - {code: XK, label: {en: Kosovo}, description: {en: Without prejudice to positions on status.}}\n  - code: \"NO\"\n",
    );
    registry.file(
        "actions/kosovo.yaml",
        "id: kosovo\ntitle: {en: Kosovo}\nstatus: completed\ncountries: [XK]\nthemes: [legal-migration]\nstart: 2018\nend: 2019\n",
    );
    let svg = registry.run(["report", "--by", "country", "--format", "map"]);
    assert!(svg.contains("Kosovo*: Projects 1"), "{svg}");
    assert!(svg.contains(">Kosovo*: Without prejudice to positions on status.</text>"), "{svg}");
}

#[test]
fn a_public_map_withholds_what_a_public_table_does() {
    let registry = TestRegistry::programme();
    let map = ["report", "--by", "country", "--figures", "experts", "--public", "--format", "map"];
    assert_snapshot!(texts(&registry.run(map)), @"
    Belarus: Experts involved –
    Peru: Experts involved –
    Example: Experts involved
    Experts involved
    none
    withheld
    The shapes on this map imply no position on the status of any country or territory, or on its borders.
    [exit 0]
    ");
}

#[test]
fn only_countries_make_a_map() {
    let registry = TestRegistry::programme();
    let of = |more: &[&str]| registry.run([&["report", "--format", "map"], more].concat());
    assert_snapshot!(of(&["--by", "theme"]), @"
    [stderr]
    error: a map is of countries alone; add --by country, and leave out other dimensions
    [exit 2]
    ");
    assert_eq!(of(&[]), of(&["--by", "theme"]));
    assert_eq!(of(&["--by", "country", "--by", "theme"]), of(&["--by", "theme"]));
    assert_eq!(of(&["--over", "year"]), of(&["--by", "theme"]));
    assert_snapshot!(registry.run(["list", "actions", "--format", "map"]), @"
    [stderr]
    error: a list has no map; `mieux report --by country --format map` draws one
    [exit 2]
    ");
    for dimension in ["place", "origin"] {
        assert!(of(&["--by", dimension]).ends_with("</svg>\n[exit 0]\n"), "{dimension}");
    }
}
