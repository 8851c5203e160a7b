//! The sheet of refused rows has those of the last import, and no row of an earlier one is lost.

use std::fs;

use super::{TestRegistry, sheet};

const ROWS: &str = "id,name.en,kind,country,sources[].source\n\
                    pe-one,One,ministry,PE,page\npe-two,Two,x,PE,page\npe-three,Three,ministry,Atlantis,page\n";

fn registry() -> TestRegistry {
    let registry = TestRegistry::programme();
    sheet(&registry, "p.csv", ROWS);
    registry
}

/// What the end of an import says of the refused rows.
fn import(registry: &TestRegistry, name: &str, more: &[&str]) -> String {
    let said = registry.run([&["import", "partners", name, "--skip-bad"], more].concat());
    let lines = said.lines().filter(|line| line.contains("rejected") && line.contains(". "));
    lines.map(|line| format!("{line}\n")).collect()
}

/// The sheets of refused rows, each with its rows but for the reasons.
fn left(registry: &TestRegistry) -> String {
    let mut found: Vec<(String, String)> = fs::read_dir(registry.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().contains("rejected"))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(path).unwrap();
            let rows = text
                .lines()
                .skip(1)
                .map(|row| row.split(',').take(4).collect::<Vec<_>>().join(","));
            (name, rows.collect::<Vec<_>>().join("\n  "))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(name, rows)| format!("{name}\n  {rows}\n")).collect()
}

#[test]
fn the_same_import_again_leaves_one_sheet() {
    let registry = registry();
    import(&registry, "p.csv", &[]);
    let first = left(&registry);
    let said = import(&registry, "p.csv", &[]);
    import(&registry, "p.csv", &["--bom"]);
    assert!(!said.contains("earlier"), "{said}");
    assert_eq!(left(&registry), first);
    insta::assert_snapshot!(first, @"
    p.rejected.csv
      pe-two,Two,x,PE
      pe-three,Three,ministry,Atlantis
    ");
}

#[test]
fn rows_that_are_refused_no_more_are_kept_aside() {
    let registry = registry();
    import(&registry, "p.csv", &[]);
    let text = fs::read_to_string(registry.path().join("p.rejected.csv")).unwrap();
    let mended = text.replace("Three,ministry,Atlantis", "Three,ministry,PE");
    sheet(&registry, "p.rejected.csv", mended);
    insta::assert_snapshot!(import(&registry, "p.rejected.csv", &[]), @"
    The refused rows and their reasons are in p.rejected.csv. Correct them there, and import them with the same --map and --link.
    Other rows, refused by an earlier import, are now in p.rejected-1.csv. Delete them when you no longer need them.
    ");
    insta::assert_snapshot!(left(&registry), @"
    p.rejected-1.csv
      pe-two,Two,x,PE
      pe-three,Three,ministry,PE
    p.rejected.csv
      pe-two,Two,x,PE
    ");
    assert!(registry.below("partners/pe/pe-three.yaml").exists());
}

/// Only refused rows of `mieux` give way; any other file keeps its name.
#[test]
fn a_file_that_is_no_sheet_of_refused_rows_is_left_alone() {
    let registry = registry();
    sheet(&registry, "p.rejected.csv", "mine\n");
    import(&registry, "p.csv", &[]);
    import(&registry, "p.csv", &[]);
    insta::assert_snapshot!(left(&registry), @"
    p.rejected-1.csv
      pe-two,Two,x,PE
      pe-three,Three,ministry,Atlantis
    p.rejected.csv
    ");
    let said = registry.run(["import", "partners", "p.csv", "--skip-bad", "--rejects", "p.csv"]);
    assert!(said.contains("cannot write the refused rows to p.csv"), "{said}");
    assert_eq!(fs::read_to_string(registry.path().join("p.csv")).unwrap(), ROWS);
}

/// An import that cannot write gives the earlier sheet its name back.
#[test]
fn an_import_that_fails_leaves_the_earlier_sheet_as_it_was() {
    let registry = registry();
    import(&registry, "p.csv", &[]);
    let before = left(&registry);
    // A folder is where the new partner would be written first.
    registry.file("partners/pe/.pe-six.yaml.draft/note.txt", "");
    sheet(&registry, "p.csv", ROWS.replace("pe-one,One", "pe-six,Six").replace("Three", "Other"));
    let said = registry.run(["import", "partners", "p.csv", "--skip-bad"]);
    assert!(said.contains("[exit 2]"), "{said}");
    assert_eq!(left(&registry), before);
}
