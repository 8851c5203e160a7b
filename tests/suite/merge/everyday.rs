//! How often two officers who edit the same record have a conflict: with changes as officers make them, on the records
//! that the project ships with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mieux::edit::{Assignment, Known, edit};
use mieux::merge::merge;
use mieux::model::{FileKind, Vocabularies};
use mieux::registry::kind_of_path;
use mieux::schema::{Schemas, Shape};
use mieux::yaml::read;

use crate::common::{files, project};
use crate::edit::Dice;

/// As many pairs of changes as `MIEUX_MERGE_PAIRS` says, else two hundred. Of the same pairs `git merge-file` has a
/// conflict in four times as many.
#[test]
fn one_pair_of_everyday_changes_in_ten_has_a_conflict_at_most() {
    let pairs = std::env::var("MIEUX_MERGE_PAIRS").map_or(200, |pairs| pairs.parse().unwrap());
    let mut records = files(&project("registry/actions"), "yaml");
    records.extend(files(&project("registry/activities"), "yaml"));
    records.sort();
    let folder = tempfile::tempdir().unwrap();
    let mut dice = Dice::new(11);
    let (mut made, mut conflicts, mut by_lines) = (0, 0, 0);
    while made < pairs {
        let path = dice.one_of(&records);
        let kind = kind_of_path(path.strip_prefix(project("")).unwrap()).unwrap();
        let shape = Schemas::built_in().shape(kind);
        let base = fs::read_to_string(&path).unwrap();
        let [ours, theirs] = [(); 2].map(|()| side(&base, kind, shape, &mut dice));
        if ours == base || theirs == base {
            continue;
        }
        made += 1;
        by_lines += usize::from(has_conflict_in_git(folder.path(), [&ours, &base, &theirs]));
        let merged = merge([&base, &ours, &theirs], shape, &Vocabularies::default());
        let merged = merged.unwrap_or_else(|| panic!("{} is merged by lines", path.display()));
        conflicts += usize::from(!merged.conflicts().is_empty());
    }
    println!("{pairs} pairs: {by_lines} conflicts by lines, {conflicts} by fields");
    assert!(by_lines * 4 >= pairs, "{by_lines} conflicts by lines are too few to say anything");
    assert!(conflicts * 10 <= pairs, "{conflicts} conflicts by fields, {by_lines} by lines");
}

/// Whether git has a conflict in these texts of ours, base and theirs.
fn has_conflict_in_git(folder: &Path, texts: [&str; 3]) -> bool {
    let mut files: Vec<PathBuf> = Vec::new();
    for (name, text) in ["ours", "base", "theirs"].into_iter().zip(texts) {
        files.push(folder.join(name));
        fs::write(&files[files.len() - 1], text).unwrap();
    }
    let mut command = Command::new("git");
    let output = command.args(["merge-file", "-p"]).args(files).output().unwrap();
    !output.status.success()
}

/// A text after one to three changes.
fn side(base: &str, kind: FileKind, shape: &Shape, dice: &mut Dice) -> String {
    let mut text = base.to_owned();
    let vocabularies = Vocabularies::default();
    for _ in 0..dice.one_of(&[1, 1, 2, 3]) {
        let Some(assignment) = assignment(&text, kind, dice) else { continue };
        let assignment: Assignment = assignment.parse().unwrap();
        let change = assignment.change(shape, Known::codes(&vocabularies));
        let changed = change.and_then(|change| edit(&text, shape, &assignment.address, &change));
        text = changed.unwrap_or(text);
    }
    text
}

/// A change as it is typed; `None` if the record has nothing to change there.
fn assignment(text: &str, kind: FileKind, dice: &mut Dice) -> Option<String> {
    let root = read(text).root.unwrap();
    let more = |field: &str, language: &str, addition: &str| {
        let old = root.get(field)?.get(language)?.as_str()?;
        Some(format!("{field}.{language}={old} {addition}"))
    };
    let country = dice.one_of(&["BR", "CL", "EC", "UY", "AR", "PY", "MX", "CO"]);
    let year = 2015 + dice.below(11);
    let expert = 1 + dice.below(200);
    let partner = dice.one_of(&["unodc", "iom", "interpol", "pe-cmnp", "mx-upm", "ge-mfa"]);
    let is_action = kind.name() == "action";
    match dice.below(13) {
        0 if is_action => {
            Some(format!("status={}", dice.one_of(&["implementation", "completed", "on-hold"])))
        }
        0 => Some(format!("status={}", dice.one_of(&["planned", "held"]))),
        1 if is_action => {
            Some(format!("phase={}", dice.one_of(&["mieux-ii", "mieux-iii", "mieux-plus"])))
        }
        2 => Some(format!("end={year}")),
        3 | 4 if is_action => Some(format!("countries+={country}")),
        3 | 4 => Some(format!("participating_countries+={country}")),
        5 => Some(format!(
            "themes+={}",
            dice.one_of(&["labour-migration", "asylum", "irregular-migration"])
        )),
        6 => Some(format!("partners+={{partner: {partner}, role: cooperating}}")),
        7 => Some(format!("partners+={partner}")),
        8 => Some(format!("experts+=exp-{expert:04}")),
        9 => more("notes", "en", &format!("Checked with the partner in {year}."))
            .or(Some(format!("notes.en=Checked with the partner in {year}."))),
        10 => {
            let old = root.get("objective")?.get("en")?.as_str()?;
            let new = old.replacen(" the ", " their ", 1);
            (new != old).then(|| format!("objective.en={new}"))
        }
        11 => {
            Some(format!("sources+={{source: \"https://example.org/{year}\", supports: [status]}}"))
        }
        _ => more("title", "en", "(pilot)"),
    }
}
