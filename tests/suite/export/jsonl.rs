//! JSON Lines: all that a record says.

use insta::assert_snapshot;

use crate::common::{TestRegistry, transcript};

#[test]
fn a_record_is_a_line_with_all_that_its_file_says() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["export", "actions", "--country", "PE"]), @r#"
    {"id":"both","title":{"en":"Both regions","es":"Ambas regiones"},"status":"completed","countries":["PE","BY"],"themes":["irregular-migration","legal-migration"],"partners":[{"partner":"pe-interior","role":"requester"}],"experts":[{"expert":"exp-0001"}],"start":"2016","end":"2018","sources":[{"source":"page"}]}
    {"id":"peru-i","title":{"es":"Perú I"},"status":"implementation","countries":["PE"],"themes":["irregular-migration"],"partners":[{"partner":"pe-interior"}],"start":"2019-05","follows":["both"],"sources":[{"source":"page"}]}
    [stderr]
    Exported 2 actions.
    [exit 0]
    "#);
    assert_snapshot!(registry.run(["export", "claims"]), @r#"
    {"file":"regions","position":1,"scope":{"region":"latin-america-and-caribbean"},"metric":"projects","value":35,"source":"page"}
    [exit 0]
    "#);
}

/// YAML takes 2017 for a number and 2017-05 for a text: a column of both would have no type.
#[test]
fn a_date_is_always_a_text() {
    let registry = TestRegistry::programme();
    registry.file("actions/date-i.yaml", "id: date-i\ntitle:\n  en: Dates\nstart: 2017\nend: 2017-05\nresults:\n  - kind: manual\n    title:\n      en: Report\n    adopted: 2018\n");
    assert_snapshot!(registry.run(["export", "actions", "--action", "date-i"]), @r#"
    {"id":"date-i","title":{"en":"Dates"},"start":"2017","end":"2017-05","results":[{"kind":"manual","title":{"en":"Report"},"adopted":"2018"}]}
    [stderr]
    Exported 1 action.
    [exit 0]
    "#);
}

#[test]
fn a_folder_has_a_file_for_each_kind_and_says_what_it_is() {
    let registry = TestRegistry::programme();
    let command = "mieux export --format jsonl -o out --revision v1 --date 2026-11-26 && ls out && cat out/about.json";
    assert_snapshot!(transcript(&registry.shell(command).output().unwrap()), @r#"
    about.json
    actions.jsonl
    activities.jsonl
    claims.jsonl
    experts.jsonl
    partners.jsonl
    vocabularies.jsonl
    {
      "name": "Example",
      "revision": "v1",
      "revised": "2026-11-26T00:00:00Z",
      "generator": "mieux 0.1.0",
      "language": "en",
      "public": "no",
      "internal": "no",
      "files": [
        "vocabularies.jsonl",
        "partners.jsonl",
        "experts.jsonl",
        "actions.jsonl",
        "activities.jsonl",
        "claims.jsonl"
      ]
    }
    [stderr]
    Exported 3 actions, 4 activities, 2 experts, 1 partner.
    [exit 0]
    "#);
}

#[test]
fn a_record_with_an_error_is_left_out_and_named() {
    let registry = TestRegistry::programme();
    registry
        .file("actions/wrong-i.yaml", "id: wrong-i\ntitle:\n  en: Wrong\nstart: 2019\nend: 2018\n");
    assert_snapshot!(registry.run(["export", "actions", "--action", "wrong-i"]), @"
    [stderr]
    Nothing was chosen: the export has no records.
    warning: records with errors are left out; the registry has 1 error:
      registry/actions/wrong-i.yaml: `end` (2018) is before `start` (2019)
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
}
