//! What a site never tells: what is private or internal, and who the experts are.

use insta::assert_snapshot;

use crate::common::{TestRegistry, everything, marked};

#[test]
fn no_byte_of_a_site_is_private_or_internal_or_names_an_expert() {
    let registry = marked();
    for more in [&[][..], &["--drafts"], &["--region", "latam"]] {
        registry.command(["site"]).args(more).output().unwrap();
        let all = everything(&registry.path().join("site"));
        assert!(all.contains("Both regions"), "{more:?}");
        for marker in ["marker-of-a-name", "2031", "contract", "delete_after", "exp-0"] {
            assert!(!all.contains(marker), "{more:?}: {marker}");
        }
    }
}

#[test]
fn figures_of_few_experts_are_withheld() {
    let registry = TestRegistry::programme();
    registry.run(["site"]);
    let page = std::fs::read_to_string(registry.path().join("site/en/index.html")).unwrap();
    let (_, experts) = page.split_once("<dt>Experts").unwrap();
    let (experts, _) = experts.split_once("</div>").unwrap();
    assert!(experts.contains("<abbr title=\"withheld\">"), "{experts}");
}

#[test]
fn personal_data_and_choices_of_experts_stop_everything() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["site", "--origin", "CL"]), @"
    [stderr]
    error: the records of a site are not chosen by their experts, because this could tell who somebody is; leave these options out
    [exit 2]
    ");
    registry.replace(
        "actions/peru-i.yaml",
        "start: 2019-05",
        "start: 2019-05\nnotes: {en: Write to ana@example.org}",
    );
    assert_snapshot!(registry.run(["site"]), @"
    [stderr]
    error: nothing was written, because 1 record holds personal data that must not leave the registry: registry/actions/peru-i.yaml: `notes.en` contains an e-mail address
    [exit 2]
    ");
    assert!(!registry.path().join("site").exists());
}

#[test]
fn personal_data_on_a_page_stops_everything() {
    let registry = TestRegistry::programme();
    registry
        .file("pages/request.en.md", "# Request\n\nWrite to [us](mailto:office@example.org).\n");
    assert!(registry.run(["site"]).contains("[exit 0]"));
    registry.file("pages/request.en.md", "# Request\n\nWrite to ana@example.org.\n");
    let refused = registry.run(["site", "-o", "other"]);
    assert!(
        refused.contains("registry/pages/request.en.md: `request.en.md` contains"),
        "{refused}"
    );
    assert!(!registry.path().join("other").exists());
}
