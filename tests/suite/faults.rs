//! What an officer mistypes: each slip alone is found at its line and column, and nothing else is.
//!
//! The slips are in `tests/faults/*.txt`; `tests/faults/README.md` says how to read them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mieux::check::{Options, RULES, check_registry};
use mieux::finding::Finding;
use mieux::model::EdtfDate;
use mieux::registry::Registry;
use mieux::registry::load_registry;
use mieux::render::{Lines, Position};
use rayon::prelude::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::common::{TestRegistry, files, project, symlink};

/// One slip.
#[derive(Default)]
struct Case {
    name: String,
    strict: bool,
    edits: Vec<Edit>,
}

/// What is done to a file.
struct Edit {
    how: How,
    path: String,
    lines: Vec<Line>,
}

#[derive(Clone)]
enum How {
    Change,
    Write,
    Remove,
    Link(String),
}

/// A line that goes, comes or stays, with what is found in it.
struct Line {
    sign: char,
    text: String,
    /// Columns of the table, and rules.
    found: Vec<(usize, String)>,
}

/// File, line, column and rule.
type Found = (String, usize, usize, String);

/// The cases of one table.
fn cases(table: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for row in table.lines().filter(|row| !row.is_empty()) {
        if let Some(name) = row.strip_prefix("## ") {
            cases.push(Case { name: name.to_owned(), ..Case::default() });
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        let mut edit = |how, path: &str| {
            case.edits.push(Edit { how, path: path.to_owned(), lines: Vec::new() });
        };
        match row.split_once(' ').unwrap_or((row, "")) {
            ("in", path) => edit(How::Change, path),
            ("new", path) => edit(How::Write, path),
            ("without", path) => edit(How::Remove, path),
            ("link", paths) => {
                let (path, target) = paths.split_once(" to ").unwrap();
                edit(How::Link(target.to_owned()), path);
            }
            ("with", "--strict") => case.strict = true,
            _ => case.edits.last_mut().unwrap().take(row),
        }
    }
    cases
}

impl Edit {
    /// Takes a line of the file, or a caret below one.
    fn take(&mut self, row: &str) {
        if let Some((before, rule)) = row.split_once("^ ").filter(|(before, _)| before.trim() == "")
        {
            let line = self.lines.last_mut().expect("a caret stands below its line");
            line.found.push((before.chars().count(), rule.to_owned()));
            return;
        }
        let sign = row.chars().next().unwrap();
        assert!(" +-".contains(sign), "what is `{row}`?");
        self.lines.push(Line { sign, text: row[1..].to_owned(), found: Vec::new() });
    }

    /// The lines that are there but for those of one sign.
    fn lines_without(&self, sign: char) -> Vec<&Line> {
        self.lines.iter().filter(|line| line.sign != sign).collect()
    }

    /// Makes the change in the registry; what is to be found by it.
    fn make(&self, registry: &Path) -> Vec<Found> {
        let path = registry.join(&self.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let (old, new) = (self.lines_without('+'), self.lines_without('-'));
        let text = |lines: &[&Line]| -> String {
            lines.iter().map(|line| format!("{}\n", line.text)).collect()
        };
        let mut first = 1;
        match &self.how {
            How::Change => {
                let whole = format!("\n{}", fs::read_to_string(&path).unwrap());
                let (old, new) = (format!("\n{}", text(&old)), format!("\n{}", text(&new)));
                let places: Vec<usize> = whole.match_indices(&old).map(|(at, _)| at).collect();
                let [place] = places[..] else {
                    panic!("{} has this {} times:{old}", self.path, places.len())
                };
                first += whole[..place].matches('\n').count();
                write(&path, &whole.replace(&old, &new)[1..]);
            }
            How::Write => write(&path, &text(&new)),
            How::Remove => fs::remove_file(&path).unwrap(),
            How::Link(target) => symlink(target, &path).unwrap(),
        }
        let lines = new.into_iter().enumerate();
        lines.flat_map(|(at, line)| line.places(&self.path, first + at)).collect()
    }
}

impl Line {
    /// What is found in the line, by the columns of the file.
    fn places<'l>(&'l self, path: &'l str, line: usize) -> impl Iterator<Item = Found> + 'l {
        self.found.iter().map(move |(column, rule)| {
            let before: String = self.text.chars().take(column - 1).collect();
            let before = String::from_utf8_lossy(&bytes(&before)).replace('\u{feff}', "");
            (path.to_owned(), line, before.chars().count() + 1, rule.clone())
        })
    }
}

/// What cannot be seen in a table, by its name there.
const UNSEEN: [(&str, &[u8]); 6] = [
    ("<TAB>", b"\t"),
    ("<CR>", b"\r"),
    ("<NUL>", b"\0"),
    ("<BOM>", b"\xef\xbb\xbf"),
    ("<NBSP>", b"\xc2\xa0"),
    ("<E9>", b"\xe9"),
];

fn bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let unseen = UNSEEN.iter().find(|(name, _)| rest.starts_with(name));
        let (length, meant) = unseen
            .map_or((letter.len_utf8(), &rest.as_bytes()[..letter.len_utf8()]), |(name, meant)| {
                (name.len(), *meant)
            });
        bytes.extend(meant);
        rest = &rest[length..];
    }
    bytes
}

fn write(path: &Path, text: &str) {
    fs::write(path, bytes(text)).unwrap();
}

/// What is wrong with a case: `None` where exactly that is found which should be.
fn judged(case: &Case) -> Option<String> {
    let folder = TestRegistry::none();
    let root = folder.copy_from(&project("tests/faults/base")).root();
    let mut wanted: Vec<Found> = case.edits.iter().flat_map(|edit| edit.make(&root)).collect();
    wanted.sort();
    let registry = load_registry(&root).unwrap();
    let today = "2026-11-21".parse().ok().map(EdtfDate::earliest);
    let options = Options { strict: case.strict, today, ..Options::default() };
    let findings = check_registry(&registry, &options).unwrap();
    let mut found: Vec<Found> = findings.iter().map(|one| place(&registry, one)).collect();
    found.sort();
    (found != wanted).then(|| {
        let described = findings.iter().map(|one| {
            let (file, line, column, rule) = place(&registry, one);
            format!("\n    {rule} {file}:{line}:{column} {}", one.message)
        });
        format!("{}\n  wanted: {wanted:?}\n  found:{}", case.name, described.collect::<String>())
    })
}

/// Where a finding is shown.
fn place(registry: &Registry, finding: &Finding) -> Found {
    let file = registry.file(finding.place.file);
    let start = finding.place.spot.span(registry.source(finding.place.file)).start;
    let Position { line, column } = Lines::new(registry.text(finding.place.file)).position(start);
    (file.below.display().to_string(), line, column, finding.rule.to_owned())
}

fn all_cases() -> Vec<Case> {
    let tables = files(&project("tests/faults"), "txt");
    tables.iter().flat_map(|path| cases(&fs::read_to_string(path).unwrap())).collect()
}

/// The registry of each slip, and whether the strict rules look at it.
pub(crate) fn spoilt() -> impl ParallelIterator<Item = (TestRegistry, bool)> {
    all_cases().into_par_iter().map(|case| {
        let folder = TestRegistry::none();
        let root = folder.copy_from(&project("tests/faults/base")).root();
        case.edits.iter().for_each(|edit| drop(edit.make(&root)));
        (folder, case.strict)
    })
}

#[test]
fn each_slip_is_found_in_its_place_and_nothing_else() {
    let cases = all_cases();
    assert!(cases.len() >= 200, "{} cases", cases.len());
    let wrong: Vec<String> = cases.par_iter().filter_map(judged).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn every_rule_has_a_slip_and_no_two_slips_share_a_name() {
    let cases = all_cases();
    let lines = cases.iter().flat_map(|case| &case.edits).flat_map(|edit| &edit.lines);
    let found: BTreeSet<&str> =
        lines.flat_map(|line| &line.found).map(|(_, rule)| rule.as_str()).collect();
    // They look at private files that git ignores, and the copies lie in no repository.
    let elsewhere = ["malformed-private-file", "private-open-to-others", "private-without-expert"];
    let rules = RULES.iter().map(|rule| rule.id).filter(|rule| !elsewhere.contains(rule));
    assert_eq!(found, rules.collect());
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names.len(), cases.len());
}
