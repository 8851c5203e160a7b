//! A workspace finds after every change what a new check of everything finds, and so do figures as far as
//! errors go.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use mieux::check::{Checked, Options, RULES, Scope, Workspace, load_with_errors, validate};
use mieux::files::{Folder, Memory, Overlay, Texts};
use mieux::finding::{Finding, Severity};
use mieux::model::Day;
use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use proptest::sample::Index;
use walkdir::WalkDir;

use crate::common::{TestRegistry, costly, project};

/// One change of a registry.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Put a text of the pool at its own path, or at the path of another file of its folder.
    Put(Index, Option<Index>),
    /// Remove a file.
    Remove(Index),
    /// Give a file the name of another one in the pool.
    Rename(Index, Index),
    /// Write one word of a file in the place of another, as ids are.
    Exchange(Index, Index, Index),
    /// Cut a file off.
    Cut(Index, Index),
    /// Take a line out.
    DropLine(Index, Index),
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let index = any::<Index>;
    prop_oneof![
        4 => (index(), proptest::option::weighted(0.2, index())).prop_map(|(a, b)| Step::Put(a, b)),
        2 => index().prop_map(Step::Remove),
        2 => (index(), index()).prop_map(|(a, b)| Step::Rename(a, b)),
        3 => (index(), index(), index()).prop_map(|(a, b, c)| Step::Exchange(a, b, c)),
        1 => (index(), index()).prop_map(|(a, b)| Step::Cut(a, b)),
        2 => (index(), index()).prop_map(|(a, b)| Step::DropLine(a, b)),
    ]
}

/// Files by their paths below a registry.
fn below(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = WalkDir::new(folder).into_iter().map(|entry| entry.unwrap());
    let files = entries.filter(|entry| {
        entry.file_type().is_file() && entry.path().extension().is_some_and(|end| end == "yaml")
    });
    let mut found: Vec<(PathBuf, Vec<u8>)> = files
        .map(|file| file.into_path())
        .map(|path| (path.strip_prefix(folder).unwrap().to_owned(), fs::read(path).unwrap()))
        .collect();
    found.sort();
    found
}

/// Texts that break every rule and texts that break none, by the paths that they are for.
pub(crate) fn pool() -> Vec<(PathBuf, Vec<u8>)> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(project("tests/rules")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let sides = folders.iter().flat_map(|rule| [rule.join("bad"), rule.join("good")]);
    sides.filter(|side| side.is_dir()).flat_map(|side| below(&side)).collect()
}

pub(crate) fn base() -> Vec<(PathBuf, Vec<u8>)> {
    let mut base = below(&project("tests/rules/base"));
    base.push(("mieux.toml".into(), fs::read(project("tests/rules/base/mieux.toml")).unwrap()));
    base.extend(
        below(&project("examples/small")).into_iter().filter(|(path, _)| {
            !path.starts_with("vocabularies") && !path.starts_with("published")
        }),
    );
    base
}

/// The texts that a step gives to files, as the registry is now.
pub(crate) fn texts(step: &Step, now: &Texts, pool: &[(PathBuf, Vec<u8>)]) -> Texts {
    let there: Vec<(&PathBuf, &Vec<u8>)> =
        now.iter().filter_map(|(path, text)| Some((path, text.as_ref()?))).collect();
    let records: Vec<&(&PathBuf, &Vec<u8>)> = there
        .iter()
        .filter(|(path, _)| path.extension().is_some_and(|end| end == "yaml"))
        .collect();
    let at = |index: &Index| **index.get(&records);
    let with = |index: &Index, change: &dyn Fn(&str) -> String| {
        let (path, text) = at(index);
        let text = change(&String::from_utf8_lossy(text));
        Texts::from([(path.clone(), Some(text.into_bytes()))])
    };
    match step {
        Step::Put(text, place) => {
            let (own, text) = text.get(pool);
            let path = place.as_ref().map_or(own, |place| &place.get(pool).0);
            Texts::from([(path.clone(), Some(text.clone()))])
        }
        Step::Remove(file) => Texts::from([(at(file).0.clone(), None)]),
        Step::Rename(file, to) => {
            let ((from, text), (to, _)) = (at(file), to.get(pool));
            let mut texts = Texts::from([(from.clone(), None)]);
            texts.insert(to.clone(), Some(text.clone()));
            texts
        }
        Step::Exchange(file, from, to) => with(file, &|text| {
            let words: BTreeSet<&str> = text.split_whitespace().collect();
            let stems: Vec<String> = records
                .iter()
                .map(|(path, _)| path.file_stem().unwrap().to_string_lossy().into_owned())
                .collect();
            let words: Vec<&str> = words.into_iter().filter(|word| word.contains('-')).collect();
            if words.is_empty() {
                return text.to_owned();
            }
            text.replace(from.get::<&str>(&words), to.get::<String>(&stems))
        }),
        Step::Cut(file, at) => with(file, &|text| {
            let ends: Vec<usize> = text.char_indices().map(|(end, _)| end).collect();
            if ends.is_empty() { String::new() } else { text[..*at.get(&ends)].to_owned() }
        }),
        Step::DropLine(file, line) => with(file, &|text| {
            let lines: Vec<&str> = text.lines().collect();
            if lines.is_empty() {
                return String::new();
            }
            let dropped = line.index(lines.len());
            let kept = lines.iter().enumerate().filter(|(at, _)| *at != dropped);
            kept.map(|(_, line)| format!("{line}\n")).collect()
        }),
    }
}

/// The findings that only one of two lists has, in the order of the lists.
pub(crate) fn difference(updated: &[Finding], new: &[Finding]) -> Vec<String> {
    let lines = |findings: &[Finding]| -> Vec<String> {
        findings.iter().map(|finding| format!("{finding:?}")).collect()
    };
    let (updated, new) = (lines(updated), lines(new));
    let mut left = new.clone();
    let mut different = Vec::new();
    for line in &updated {
        match left.iter().position(|other| other == line) {
            Some(at) => drop(left.remove(at)),
            None => different.push(format!("only updated: {line}")),
        }
    }
    different.extend(left.into_iter().map(|line| format!("only new: {line}")));
    if different.is_empty() && updated != new {
        different.push("another order".to_owned());
    }
    different
}

fn options() -> Options {
    let today = Day::new(2026, 11, 21);
    Options { strict: true, today, ..Options::default() }
}

#[test]
fn a_circle_is_found_whatever_becomes_of_the_first_action() {
    let path = |id: &str| PathBuf::from(format!("actions/{id}.yaml"));
    let action = |id: &str, follows: &str| format!("id: {id}\nfollows: [{follows}]\n").into_bytes();
    let alone = |id: &str| format!("id: {id}\n").into_bytes();
    let settings = (PathBuf::from("mieux.toml"), b"name = \"Anywhere\"\n".to_vec());
    let base: Memory = [settings, (path("aa"), alone("aa")), (path("dd"), action("dd", "dd"))]
        .into_iter()
        .collect();
    let root = Path::new("");
    let mut workspace = Workspace::open(&base, root, &Scope::All, &options()).unwrap();
    for change in
        [(path("aa"), None), (path("bb"), Some(alone("bb"))), (path("cc"), Some(alone("cc")))]
    {
        workspace.update(Texts::from([change.clone()])).unwrap();
        let findings = workspace.findings();
        let circles = findings.iter().filter(|finding| finding.rule == "circular-follows");
        assert_eq!(circles.count(), 1, "after {change:?}");
    }
}

/// Of many names that are alike only the first are compared, whether all are looked at or one.
#[test]
fn a_name_among_many_is_compared_with_as_many_as_in_a_new_check() {
    let partner = |id: &str, name: &str| {
        let text = format!("id: {id}\nname: {{en: National Institute of {name}}}\n");
        (PathBuf::from(format!("partners/{id}.yaml")), text.into_bytes())
    };
    let settings = (PathBuf::from("mieux.toml"), b"name = \"Anywhere\"\n".to_vec());
    let many = ('f'..='z').map(|end| partner(&format!("many-{end}"), &format!("Polic{end}")));
    let last = [partner("near", "Polic"), partner("one", "Police")];
    let base: Memory = many.chain(last.clone()).chain([settings]).collect();
    let root = Path::new("");
    let mut workspace = Workspace::open(&base, root, &Scope::All, &options()).unwrap();
    let whole = workspace.findings();
    assert!(whole.iter().any(|finding| finding.rule == "possible-duplicate"));
    for (path, text) in last {
        let changed = [text.as_slice(), b"# seen\n"].concat();
        workspace.update(Texts::from([(path, Some(changed))])).unwrap();
        assert_eq!(difference(&workspace.findings(), &whole), [""; 0]);
    }
}

#[test]
fn where_an_unread_record_can_go_follows_the_files_there_are() {
    let text = b"id: aa\nstatus: completed\n".to_vec();
    let settings = (PathBuf::from("mieux.toml"), b"name = \"Anywhere\"\n".to_vec());
    let base: Memory =
        [settings, (PathBuf::from("action/aa.yaml"), text.clone())].into_iter().collect();
    let root = Path::new("");
    let mut workspace = Workspace::open(&base, root, &Scope::All, &options()).unwrap();
    let path = PathBuf::from("actions/aa.yaml");
    for (text, expected) in [(Some(text), "exists: delete this file"), (None, "rename it to")] {
        workspace.update(Texts::from([(path.clone(), text)])).unwrap();
        let findings = workspace.findings();
        let stray = findings.iter().find(|finding| finding.rule == "stray-record").unwrap();
        let help = stray.help.as_ref().unwrap().in_english();
        assert!(help.contains(expected), "{help}");
    }
}

proptest! {
    #![proptest_config(costly(24))]

    #[test]
    fn every_change_leads_to_the_findings_of_a_new_check(
        steps in proptest::collection::vec(step(), 1..14),
    ) {
        let (pool, base): (Vec<_>, Memory) = (pool(), base().into_iter().collect());
        let root = Path::new("");
        let mut workspace = Workspace::open(&base, root, &Scope::All, &options()).unwrap();
        let mut now: Texts = base.iter().map(|(path, text)| (path.clone(), Some(text.clone()))).collect();
        let mut laid = Texts::new();
        for step in &steps {
            let change = texts(step, &now, &pool);
            now.extend(change.clone());
            laid.extend(change.clone());
            let overlay = Overlay::new(&base, &laid);
            let whole = validate(&overlay, root, &Scope::All, &options());
            match (workspace.update(change), whole) {
                (Ok(()), Ok(whole)) => {
                    let different = difference(&workspace.findings(), &whole.findings);
                    assert!(different.is_empty(), "{step:?}: {different:#?}");
                }
                (Err(error), Err(whole)) => assert_eq!(error, whole),
                (updated, whole) => panic!("{updated:?} beside {:?}", whole.map(|one| one.findings)),
            }
        }
    }
}

/// Levels of rules as settings give them, with an error for exceptions of no use now and then.
fn levels() -> impl Strategy<Value = String> {
    let level = (any::<Index>(), prop_oneof![Just("error"), Just("warning"), Just("off")]);
    let exceptions = (any::<bool>(), proptest::collection::vec(level, 0..6));
    exceptions.prop_map(|(judges_exceptions, levels)| {
        let mut lines: BTreeMap<&str, &str> =
            levels.into_iter().map(|(rule, level)| (rule.get(RULES).id, level)).collect();
        if judges_exceptions {
            lines.insert("unused-exception", "error");
        }
        lines.iter().map(|(rule, level)| format!("{rule} = \"{level}\"\n")).collect()
    })
}

/// The errors on which figures depend, among all that a check of everything finds.
fn errors(checked: &Checked) -> BTreeSet<(String, &'static str, String)> {
    let on_figures = checked.findings.iter().filter(|finding| {
        finding.severity == Severity::Error
            && !finding.rule.starts_with("consent-")
            && !["personal-data-in-record", "private-not-ignored", "retention-expired"]
                .contains(&finding.rule)
    });
    let described = on_figures.map(|finding| {
        let more = match finding.more {
            0 => String::new(),
            more => format!(" (and {more} more in this file)"),
        };
        let path = checked.registry.file(finding.place.file).path.display().to_string();
        (path, finding.rule, format!("{}{more}", finding.message))
    });
    described.collect()
}

proptest! {
    #![proptest_config(costly(96))]

    #[test]
    fn figures_know_the_errors_that_a_check_of_everything_finds(
        steps in proptest::collection::vec(step(), 1..10),
        levels in levels(),
    ) {
        let (pool, base): (Vec<_>, Memory) = (pool(), base().into_iter().collect());
        let mut now: Texts = base.iter().map(|(path, text)| (path.clone(), Some(text.clone()))).collect();
        for step in &steps {
            let change = texts(step, &now, &pool);
            now.extend(change);
        }
        let settings = now.get_mut(Path::new("mieux.toml")).and_then(Option::as_mut).unwrap();
        settings.extend(format!("\n[rules]\n{levels}").bytes());
        let (files, root) = (Overlay::new(&base, &now), Path::new(""));
        let whole = validate(&files, root, &Scope::All, &Options::default());
        match (load_with_errors(&files, root), whole) {
            (Ok(registry), Ok(whole)) => {
                let known = registry.incomplete.into_iter();
                let known = known.map(|one| (one.file, one.rule, one.reason.to_string()));
                assert_eq!(known.collect::<BTreeSet<_>>(), errors(&whole));
            }
            (Err(error), Err(whole)) => assert_eq!(error, whole),
            (known, whole) => panic!("{:?} beside {:?}", known.is_ok(), whole.is_ok()),
        }
    }
}

/// A private file has lost its record, or has one again.
#[test]
fn private_files_are_judged_anew_when_an_expert_comes_or_goes() {
    let registry = TestRegistry::programme();
    registry
        .file("private/experts/exp-0001.yaml", "name: Somebody\n")
        .file("../.gitignore", "private/\n");
    registry.close_private();
    let root = registry.below("");
    let folder = Folder::open(&root).unwrap();
    let mut workspace = Workspace::open(&folder, &root, &Scope::All, &Options::default()).unwrap();
    let mut without_expert = |texts: Texts| {
        workspace.update(texts).unwrap();
        workspace.findings().iter().any(|finding| finding.rule == "private-without-expert")
    };
    let below = PathBuf::from("experts/exp-0001.yaml");
    let text = fs::read(root.join(&below)).unwrap();
    assert!(!without_expert(Texts::new()));
    assert!(without_expert([(below.clone(), None)].into()));
    assert!(!without_expert([(below, Some(text))].into()));
}
