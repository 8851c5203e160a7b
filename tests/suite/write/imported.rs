//! Imports at once, and one that is called off: all of an import or nothing of it.

use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use insta::assert_snapshot;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::{files, journal, root};
use crate::common::{TestRegistry, transcript};

/// Rows of partners with these numbers.
fn rows(numbers: impl Iterator<Item = usize>, title: &str) -> String {
    let rows = numbers
        .map(|number| format!("p-{number},{title} of {number:x},national-institution,PE,page\n"));
    let headings = "id,name.en,kind,country,sources[].source\n".to_owned();
    std::iter::once(headings).chain(rows).collect()
}

#[test]
fn eight_importers_with_rows_in_common_leave_every_row_whole() {
    let registry = TestRegistry::empty();
    let importers = (0..8).map(|importer| {
        let sheet = format!("{importer}.csv");
        let text = rows(importer * 10..importer * 10 + 20, &format!("Agency {importer}"));
        fs::write(registry.path().join(&sheet), text).unwrap();
        let mut command = registry.command(["import", "partners", &sheet]);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    });
    for mut importer in importers.collect::<Vec<_>>() {
        assert!(importer.wait().unwrap().success());
    }
    let files = files(&root(&registry).join("partners"));
    assert_eq!(files.len(), 90);
    for (path, text) in files {
        let text = String::from_utf8(text).unwrap();
        let number: usize = path.file_stem().unwrap().to_str().unwrap()[2..].parse().unwrap();
        // One of the two importers that have the row wrote it last, and nobody else any part of it.
        let is_of = |importer: usize| {
            let name = format!("  en: Agency {importer} of {number:x}\n");
            text == format!(
                "id: p-{number}\nname:\n{name}kind: national-institution\ncountry: PE\nsources:\n  - source: page\n"
            )
        };
        let last = (number / 10).min(7);
        assert!(is_of(last) || last.checked_sub(1).is_some_and(is_of), "{text}");
    }
}

#[test]
fn an_import_that_is_called_off_leaves_the_registry_as_it_was() {
    let registry = TestRegistry::empty();
    fs::write(registry.path().join("p.csv"), rows(0..3000, "Agency")).unwrap();
    let root = root(&registry);
    let old = files(&root);
    let mut command = registry.command(["import", "partners", "p.csv"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    // From the journal on it would write.
    while journal(&root).is_none() && child.try_wait().unwrap().is_none() {
        sleep(Duration::from_millis(1));
    }
    kill(Pid::from_raw(child.id().cast_signed()), Signal::SIGINT).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_snapshot!(transcript(&output), @"
    [stderr]
    error: cancelled; nothing was written
    [exit 2]
    ");
    assert_eq!(files(&root), old);
    assert_eq!(journal(&root), None);
}
