//! `mieux fmt`.

use std::fs;

use insta::assert_snapshot;

use crate::common::TestRegistry;

const UNTIDY: &str = "# About the file.\n\nid: untidy\n# Two of them.\ncountries:   # who\n    - 'PE' # first\n    - NO\n\
    \n\
    start: 2017   # a guess\nstatus: completed\ntitle: {\"es\": \"012\", en: 'Nobody: knows'}   \n\
    partners:\n- {partner: pe-interior, role: requester} # asked\n# nobody else\n- partner: pe-interior\n\
    themes: [irregular-migration,\n  legal-migration]\r\nsources: [{source: page}]\nnotes:\n    en: |\n        Kept\n        lines\n    # the end";

#[test]
fn a_file_is_put_into_house_style_with_its_comments() {
    let registry = TestRegistry::empty();
    registry.file("actions/untidy.yaml", UNTIDY);
    assert_snapshot!(registry.run(["fmt", "--check", "registry/actions"]), @"
    registry/actions/untidy.yaml is not formatted
    [exit 1]
    ");
    let path = registry.below("actions/untidy.yaml");
    let diff = registry.run(["fmt", "--dry-run", "registry/actions"]);
    assert!(diff.contains("+id: untidy\n") || diff.contains(" id: untidy\n"), "{diff}");
    assert_eq!(fs::read_to_string(&path).unwrap(), UNTIDY);
    assert_snapshot!(registry.run(["fmt", "registry/actions/untidy.yaml"]), @"
    [stderr]
    Changed registry/actions/untidy.yaml.
    [exit 0]
    ");
    assert_snapshot!(fs::read_to_string(&path).unwrap(), @r#"
    # About the file.
    id: untidy
    title:
      en: "Nobody: knows"
      es: "012"
    status: completed
    # Two of them.
    countries: # who
      - PE # first
      - "NO"
    themes: [irregular-migration, legal-migration]
    partners:
      # asked
      - partner: pe-interior
        role: requester
      # nobody else
      - partner: pe-interior
    start: 2017 # a guess
    sources:
      - source: page
    notes:
      en: |
        Kept
        lines
      # the end
    "#);
    let written = fs::metadata(&path).unwrap().modified().unwrap();
    assert_snapshot!(registry.run(["fmt", "registry/actions"]), @"[exit 0]");
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written);
    assert_snapshot!(registry.run(["fmt", "--check", "registry/actions"]), @"[exit 0]");
}

#[test]
fn what_would_change_is_shown_and_a_file_that_is_not_in_order_is_named() {
    let registry = TestRegistry::empty();
    registry
        .file("actions/untidy.yaml", "title: {en: X}\nid:  untidy\n")
        .file("actions/wrong.yaml", "id: [\n");
    assert_snapshot!(registry.run(["fmt", "--check", "--diff", "registry/actions"]), @"
    --- a/registry/actions/untidy.yaml
    +++ b/registry/actions/untidy.yaml
    @@ -1,2 +1,3 @@
    -title: {en: X}
    -id:  untidy
    +id: untidy
    +title:
    +  en: X
    [stderr]
    registry/actions/wrong.yaml: the file has errors; to see them, run `mieux validate`
    [exit 1]
    ");
    let path = registry.below("actions/untidy.yaml");
    assert_eq!(fs::read_to_string(path).unwrap(), "title: {en: X}\nid:  untidy\n");
}

#[test]
fn lines_that_git_has_made_end_with_crlf_are_house_style() {
    let registry = TestRegistry::empty();
    registry.file("partners/pe-a.yaml", "id: pe-a\nname:\n  en: A\n").repository("2024-01-15");
    let crlf = "id: pe-a\r\nname:\r\n  en: A\r\n";
    registry.file("partners/pe-a.yaml", crlf);
    assert_snapshot!(registry.run(["fmt", "--check"]), @"
    registry/partners/pe-a.yaml is not formatted
    [exit 1]
    ");
    registry.git(["config", "core.autocrlf", "true"]);
    assert_snapshot!(registry.run(["fmt", "--check"]), @"[exit 0]");
    registry.file("partners/pe-b.yaml", "name: {en: B}\r\nid: pe-b\r\n");
    assert_snapshot!(registry.run(["fmt"]), @"
    [stderr]
    Changed registry/partners/pe-b.yaml.
    [exit 0]
    ");
    let written = fs::read_to_string(registry.below("partners/pe-b.yaml")).unwrap();
    assert_eq!(written, "id: pe-b\r\nname:\r\n  en: B\r\n");
    // The attribute goes before the setting.
    fs::write(registry.path().join(".gitattributes"), "*.yaml -text\n").unwrap();
    assert_snapshot!(registry.run(["fmt", "--check", "registry/partners/pe-a.yaml"]), @"
    registry/partners/pe-a.yaml is not formatted
    [exit 1]
    ");
}
