//! What a log of somebody else may show: no personal data, in any format.

use insta::assert_snapshot;

use crate::common::TestRegistry;

/// What leads to a person, in fields of every sort.
const TELLING: [&str; 6] =
    ["ana.perez", "example.org", "615 0000", "1904 3002", "AB1234567", "Maria"];

/// Records with personal data in texts, codes, keys, unknown fields and several lines.
fn registry() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.file(
        "experts/exp-0009.yaml",
        "id: exp-0009
origin: ana.perez@example.org
sector: +51 1 615 0000
name: Maria
email_address: ana.perez@example.org
languages: [AT61 1904 3002 3457 3201]
roster: passport no. AB1234567
notes:
  en: Write to ana.perez@example.org, or call +51 1 615 0000.
  es: >-
    Cuenta AT61 1904 3002 3457 3201,
    passport no. AB1234567
sources:
  - source: page
  - source: page
",
    );
    registry.file(
        "activities/programme-a09.yaml",
        "id: programme-a09\ntitle:\n  en: ana.perez@example.org\ntitle:\n  en: +51 1 615 0000\nexperts:\n  \
         - expert: ana.perez@example.org\nsources:\n  - source: page\n",
    );
    registry
}

/// All formats of `mieux validate`.
const FORMATS: [&str; 9] =
    ["human", "short", "json", "github", "sarif", "gitlab", "junit", "rdjson", "checkstyle"];

#[test]
fn no_format_shows_what_leads_to_a_person() {
    let registry = registry();
    for format in FORMATS {
        let mut shown = registry.run(["validate", "--strict", "--format", format]);
        // The pages of rules have addresses of their own as examples.
        if let Some(results) = shown.find("\"results\":") {
            shown = shown.split_off(results);
        }
        assert!(shown.contains("personal-data-in-record"), "{shown}");
        for telling in TELLING {
            assert!(!shown.contains(telling), "{format}: {telling}: {shown}");
        }
    }
}

#[test]
fn asterisks_stand_in_its_place() {
    let registry = registry();
    let shown = registry.run(["validate", "--select", "personal-data-in-record"]);
    let start = shown.find("error[personal-data-in-record]: `origin`").unwrap();
    let shown: Vec<&str> = shown[start..].lines().take(6).collect();
    assert_snapshot!(shown.join("\n"), @"
    error[personal-data-in-record]: `origin` contains an e-mail address
     --> registry/experts/exp-0009.yaml:2:9
      |
    2 | origin: ***.*****@*******.***
      |         ^^^^^^^^^^^^^^^^^^^^^
      |
    ");
}

/// A change that is refused shows the findings that it would bring.
#[test]
fn a_refused_change_shows_none_either() {
    let registry = TestRegistry::programme();
    let said = registry.run(["set", "peru-i", "notes.en=Write to ana.perez@example.org"]);
    assert!(said.contains("+++ b/registry/actions/peru-i.yaml"), "{said}");
    assert!(!said.contains("ana.perez"), "{said}");
}

/// A diff shows what changes, and not whom it is about.
#[test]
fn diffs_and_problems_of_an_import_show_none() {
    let registry = registry();
    let diffs = registry.run(["fmt", "--diff"]) + &registry.run(["validate", "--diff"]);
    assert!(diffs.contains("+++ b/registry/experts/exp-0009.yaml"), "{diffs}");
    registry.file("../p.csv", "id,name.en,kind,start\nzz,Z,ana.perez@example.org,+51 1 615 0000\n");
    let imports = ["table", "json"].map(|format| {
        registry.run(["import", "partners", "p.csv", "--dry-run", "--format", format])
    });
    for shown in imports.iter().chain([&diffs]) {
        for telling in TELLING.into_iter().filter(|telling| *telling != "Maria") {
            assert!(!shown.contains(telling), "{telling}: {shown}");
        }
    }
}

/// Who may not read a sheet may not read what was refused of it.
#[cfg(unix)]
#[test]
fn refused_rows_keep_the_mode_of_their_sheet() {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;
    let registry = TestRegistry::programme();
    for mode in [0o600, 0o640] {
        let sheet = registry.path().join(format!("p{mode:o}.csv"));
        fs::write(&sheet, "id,name.en,kind\nzz,Z,nowhere\n").unwrap();
        fs::set_permissions(&sheet, Permissions::from_mode(mode)).unwrap();
        registry.run(["import", "partners", sheet.to_str().unwrap(), "--skip-bad"]);
        let rejected = sheet.with_file_name(format!("p{mode:o}.rejected.csv"));
        assert_eq!(fs::metadata(&rejected).unwrap().permissions().mode() & 0o777, mode);
    }
}
