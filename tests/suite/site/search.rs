//! The index of the search. `.ci/site` asks it in a browser.

use insta::assert_snapshot;

use super::{built, text};
use crate::common::TestRegistry;

#[test]
fn everything_on_the_site_can_be_found() {
    let registry = TestRegistry::programme();
    registry.file("pages/about-us.es.md", "# Quiénes somos\n\nUn *programa* de\nexpertos: `{{`.\n");
    let files = built(&registry, &["--lang", "es"]);
    assert_snapshot!(text(&files, "es/search-index.js").replace("],[", "],\n["), @r#"
    globalThis.searchIndex = [["Ambas regiones","Acción","actions/both.html","Perú · Bielorrusia · 2016–2018"],
    ["Perú I","Acción","actions/peru-i.html","Perú · 2019–"],
    ["América Latina y el Caribe","Región","regions/latin-america-and-caribbean.html",""],
    ["Vecindad Europea","Región","regions/european-neighbourhood.html",""],
    ["Bielorrusia","País","countries/BY.html",""],
    ["Perú","País","countries/PE.html",""],
    ["Migración irregular y trata de seres humanos","Tema","themes/irregular-migration.html",""],
    ["Migración legal y movilidad","Tema","themes/legal-migration.html",""],
    ["1. El país socio debe apropiarse de la Acción","Buena práctica","good-practices/1.html",""],
    ["2. Las Acciones deben brindar una oportunidad de innovación en su contexto","Buena práctica","good-practices/2.html",""],
    ["4. Las Acciones deben proporcionar resultados tangibles","Buena práctica","good-practices/4.html",""],
    ["Quiénes somos","El programa","pages/about-us.html","Un programa de expertos: {{."],
    ["First workshop [en]","Actividad","activities.html#both-a01","Lima · Ambas regiones"],
    ["Planned training [en]","Actividad","activities.html#both-a02","Ambas regiones"],
    ["Remote training [en]","Actividad","activities.html#peru-i-a01","Perú I"],
    ["Closing event [en]","Actividad","activities.html#programme-a01",""],
    ["Ministerio del Interior","Socio","partners/pe-interior.html","MININTER · Perú"]];
    "#);
}
