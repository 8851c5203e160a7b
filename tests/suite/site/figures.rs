//! The page of figures: what `mieux report` gives, and nothing of experts that could tell who one is.

use insta::assert_snapshot;

use super::{built, main_part, text};
use crate::common::TestRegistry;

/// The words of a section of the page of figures, a row or an item a line.
fn section(page: &str, id: &str) -> String {
    let page = main_part(page);
    let (_, rest) = page.split_once(&format!("<h2 id=\"{id}\">")).unwrap();
    let (section, _) = rest.split_once("</section>").unwrap();
    let marked = section.replace('\n', "");
    let ended = ["</tr>", "</li>", "</p>", "</h2>", "</h3>", "</caption>"];
    let marked = ended.iter().fold(marked, |text, end| text.replace(end, "\n"));
    let marked = marked.replace("</td>", "|").replace("</th>", "|");
    let parts = marked.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect()
}

#[test]
fn projects_are_divided_by_region_and_theme() {
    let files = built(&TestRegistry::programme(), &["--lang", "en"]);
    assert_snapshot!(section(&text(&files, "en/figures.html"), "cross"), @"
    Regions and themes
    Projects
    Region|Irregular Migration/Trafficking in Human Beings|Legal Migration and Mobility|Total|
    Latin America and the Caribbean|2|1|2|
    European Neighbourhood|1|1|1|
    Total (distinct)|2|1|2|
    ");
}

#[test]
fn the_page_tells_how_many_records_state_each_field() {
    let files = built(&TestRegistry::programme(), &["--lang", "fr"]);
    let page = text(&files, "fr/figures.html");
    assert_snapshot!(section(&page, "completeness").lines().take(12).collect::<Vec<_>>().join("\n"), @"
    Ce qu’indiquent les fiches
    Le tableau montre combien de fiches indiquent chaque champ. Ce qu’une fiche n’indique pas n’a été trouvé dans aucune source.
    3 actions
    3 actions
    Champ|Indiqué|Part|
    Titre|3|100,0 %|
    Statut|2|66,7 %|
    Phase|0|0,0 %|
    Pays|3|100,0 %|
    Régions|0|0,0 %|
    Thèmes|2|66,7 %|
    Domaines|0|0,0 %|
    ");
    assert!(!page.contains("experts</h3>"), "{page}");
}

#[test]
fn published_figures_are_beside_computed_ones_except_those_of_experts() {
    let registry = TestRegistry::programme();
    registry.file(
        "published/regions.yaml",
        "claims:\n  - scope: {region: latin-america-and-caribbean}\n    metric: projects\n    value: 35\n    \
         source: https://example.org/latam\n  - scope: {from: 2009, to: 2018}\n    metric: experts\n    \
         value: 3\n    source: https://example.org/latam\n",
    );
    let files = built(&registry, &["--lang", "en"]);
    let page = text(&files, "en/figures.html");
    assert_snapshot!(section(&page, "published"), @"
    Published figures
    The programme published these figures. Those of the registry can differ, because it contains only what its public sources name.
    Experts are compared on the pages of the regions and phases only: figures on many parts of the years could tell of single persons.
    By: Scope
    Scope|Figure|Qualifier|Published|Computed|Difference|Coverage|As of|Remark|Source|
    Latin America and the Caribbean|Projects||35|2|−33|5.7%|||[1]|
    2009 to 2018|Experts involved||3|||||This figure is not compared here.|[1]|
    [1] https://example.org/latam
    ");
    let link = "<a href=\"https://example.org/latam\" rel=\"noopener external\">";
    assert!(page.contains(link), "{page}");
    let files = built(&registry, &["--region", "latam"]);
    assert!(!text(&files, "en/figures.html").contains("id=\"published\""));
}
