//! "Improve this page": the link to the file of the registry that a page shows; and the record as data.

use insta::assert_snapshot;

use super::{built, text};
use crate::common::TestRegistry;

const EDIT: &str =
    "\n[site]\nedit = \"https://github.com/example/registry/edit/main/registry/{path}\"\n";

/// A registry whose settings end with this.
fn with_settings(more: &str) -> TestRegistry {
    let registry = TestRegistry::programme();
    let settings = std::fs::read_to_string(registry.below("mieux.toml")).unwrap();
    registry.file("mieux.toml", format!("{settings}{more}"));
    registry.file("pages/request.es.md", "# Solicitud\n\nUna carta.\n");
    registry
}

#[test]
fn each_page_of_a_file_leads_to_where_it_can_be_edited() {
    let files = built(&with_settings(EDIT), &["--lang", "en"]);
    let address = |page: &str| {
        let page = text(&files, page);
        let (before, _) = page.split_once("\" rel=\"noopener external\">Improve this page</a>")?;
        before.rsplit_once("registry/edit/main/registry/").map(|(_, path)| path.to_owned())
    };
    let path = |path: &str| Some(path.to_owned());
    assert_eq!(address("en/actions/both.html"), path("actions/both.yaml"));
    assert_eq!(address("en/partners/pe-interior.html"), path("partners/pe/pe-interior.yaml"));
    assert_eq!(address("en/pages/request.html"), path("pages/request.es.md"));
    assert_eq!(address("en/figures.html"), None);
}

#[test]
fn without_the_setting_there_is_no_such_link() {
    let files = built(&with_settings(""), &["--lang", "en"]);
    assert!(!text(&files, "en/actions/both.html").contains("Improve this page"));
}

#[test]
fn an_address_that_is_none_is_refused_and_never_a_link() {
    let registry = with_settings("\n[site]\nedit = \"javascript:alert(1)//{path}\"\n");
    assert_snapshot!(registry.run(["validate", "--format", "short"]), @"
    registry/mieux.toml:6:8: error[invalid-setting] `site.edit` cannot be `javascript:alert(1)//{path}`
    registry/pages/request.es.md:1:1: warning[untranslated-page] this page does not exist in `en`
    [exit 1]
    ");
    let registry = with_settings("\n[site]\nedits = \"https://example.org/{path}\"\n");
    assert_snapshot!(registry.run(["validate", "--format", "short"]), @"
    registry/mieux.toml:6:1: error[invalid-setting] there is no setting `site.edits`
    registry/pages/request.es.md:1:1: warning[untranslated-page] this page does not exist in `en`
    [exit 1]
    ");
}

#[test]
fn an_action_is_data_in_two_forms_without_what_is_internal() {
    let registry = TestRegistry::programme();
    registry.replace(
        "actions/both.yaml",
        "id: both\n",
        "id: both\nobjective: {en: \"Two lines:\\n- one # not a comment\"}\n",
    );
    let files = built(&registry, &["--lang", "en"]);
    assert_snapshot!(text(&files, "data/actions/both.yaml"), @"
    id: both
    title:
      en: Both regions
      es: Ambas regiones
    status: completed
    countries: [PE, BY]
    themes: [irregular-migration, legal-migration]
    partners:
      - partner: pe-interior
        role: requester
    start: 2016
    end: 2018
    objective:
      en: |-
        Two lines:
        - one # not a comment
    sources:
      - source: page
    ");
    let json: serde_json::Value = serde_json::from_slice(&files["data/actions/both.json"]).unwrap();
    let yaml: serde_json::Value = serde_yaml::from_slice(&files["data/actions/both.yaml"]).unwrap();
    assert_eq!(json["objective"], yaml["objective"]);
    let page = text(&files, "en/actions/both.html");
    for form in ["json", "yaml"] {
        assert!(page.contains(&format!("<a href=\"../../data/actions/both.{form}\" download")));
    }
}
