//! `mieux schema`.

use std::fs;

use insta::assert_snapshot;

use crate::common::{TestRegistry, project};

#[test]
fn the_schema_that_is_printed_is_the_file_of_the_project() {
    for kind in ["action", "activity", "expert", "partner", "claims", "vocabulary", "mapping"] {
        let output = TestRegistry::shipped().command(["schema", kind]).output().unwrap();
        let file = fs::read(project(&format!("schemas/{kind}.schema.json"))).unwrap();
        assert_eq!(output.stdout, file, "{kind}");
    }
    for name in ["validate", "list", "report", "show", "view", "import", "error"] {
        let output = TestRegistry::none().command(["schema", "--output", name]).output().unwrap();
        let file = fs::read(project(&format!("schemas/output/{name}.schema.json"))).unwrap();
        assert_eq!(output.stdout, file, "{name}");
    }
}

#[test]
fn an_unknown_kind_gets_the_known_ones() {
    assert_snapshot!(TestRegistry::shipped().run(["schema", "country"]), @"
    [stderr]
    error: invalid value 'country' for '[KIND]'
      [possible values: action, activity, expert, partner, claims, vocabulary, mapping, private]

    For more information, try '--help'.
    [exit 2]
    ");
}
