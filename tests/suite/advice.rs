//! Advice that is followed: what a help line says to write, remove, rename or run is done on a copy; then
//! its finding is gone, nothing else is lost, and no new error has come.
//!
//! The findings are those of `tests/rules/*/bad` and of the slips in `tests/faults`. Text to paste in a form
//! of words that is not known here fails.

mod follow;
mod form;
mod help_lines;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use mieux::check::{Options, check_registry};
use mieux::files::Memory;
use mieux::finding::{Finding, Severity, Spot};
use mieux::model::EdtfDate;
use mieux::registry::{Config, Registry, open_registry, registry_of_texts};
use mieux::yaml::{Node, Span, Value, read};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::common::{TestRegistry, project, transcript};
use crate::faults::spoilt;
use follow::followed;
use form::{Advice, advice};

/// The texts of a registry by path.
type Texts = BTreeMap<PathBuf, Vec<u8>>;

/// What is found in a registry.
struct Checked {
    config: Config,
    texts: Texts,
    strict: bool,
    registry: Registry,
    findings: Vec<Finding>,
}

impl Checked {
    fn new(config: Config, texts: Texts, strict: bool) -> Self {
        let registry = registry_of_texts(config.clone(), texts.clone().into_iter().collect());
        let today = "2026-11-21".parse().ok().map(EdtfDate::earliest);
        let options = Options { strict, today, ..Options::default() };
        let findings = check_registry(&registry, &options).unwrap();
        Self { config, texts, strict, registry, findings }
    }

    /// What is found in the files of a folder.
    fn folder(root: &Path, strict: bool) -> Self {
        let mut texts = Texts::new();
        take_in(root, root, &mut texts);
        let settings = texts.remove(Path::new("mieux.toml")).unwrap();
        let files = Memory::from_iter([(PathBuf::from("mieux.toml"), settings)]);
        let config = open_registry(&files, Path::new("")).unwrap().config;
        Self::new(config, texts, strict)
    }

    /// A finding in one line.
    fn described(&self, finding: &Finding) -> String {
        let below = self.registry.file(finding.place.file).below.display();
        format!("{} {below}: {}", finding.rule, finding.message)
    }

    /// How often the same is found, in whatever file.
    fn count(&self, finding: &Finding) -> usize {
        let is_same = |one: &&Finding| one.rule == finding.rule && one.message == finding.message;
        self.findings.iter().filter(is_same).count()
    }

    /// The errors that are not among those of another registry.
    fn errors_beside(&self, before: &Self) -> Vec<&Finding> {
        let is_error = |one: &&Finding| one.severity == Severity::Error;
        let is_new = |one: &&Finding| self.count(one) > before.count(one);
        self.findings.iter().filter(is_error).filter(is_new).collect()
    }
}

/// Reads plain files but for what is hidden, private or text for people.
fn take_in(root: &Path, folder: &Path, texts: &mut Texts) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let kind = fs::symlink_metadata(&path).unwrap().file_type();
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        let is_text_for_people = name.ends_with(".md") || name == "expected.txt";
        match name.starts_with('.') || name == "private" || is_text_for_people {
            true => {}
            false if kind.is_dir() => take_in(root, &path, texts),
            false if kind.is_file() => {
                let below = path.strip_prefix(root).unwrap().to_owned();
                texts.insert(below, fs::read(&path).unwrap());
            }
            false => {}
        }
    }
}

/// A value of a text: the way to it, what it is, where it stands.
type Leaf = (String, String, Span);

/// The values of a text. Items move up where one is removed, so that their numbers are not in the way.
fn leaves(text: &str) -> Vec<Leaf> {
    fn walk(node: &Node, way: &str, found: &mut Vec<Leaf>) {
        match &node.value {
            Value::Map(entries) => {
                entries
                    .iter()
                    .for_each(|one| walk(&one.value, &format!("{way}.{}", one.key), found));
            }
            Value::List(items) => {
                items.iter().for_each(|item| walk(item, &format!("{way}[]"), found));
            }
            Value::Null => {}
            _ => {
                let text = node.scalar_text().unwrap_or_default();
                found.push((way.to_owned(), text, node.span.clone()));
            }
        }
    }
    let mut found = Vec::new();
    if let Some(root) = &read(text).root {
        walk(root, "", &mut found);
    }
    found
}

/// The values that a text has and another has not, but for those that were to be replaced. Where a field got
/// another name its values count, whatever the way to them.
fn lost(old: &str, new: &str, replaced: &[Span], is_renamed: bool) -> Vec<String> {
    let mut left = leaves(new);
    let is_own =
        |span: &Span| replaced.iter().any(|one| one.start < span.end && span.start < one.end);
    let must_stay = leaves(old).into_iter().filter(|leaf| !leaf.1.is_empty() && !is_own(&leaf.2));
    let mut lost = Vec::new();
    for (way, value, _) in must_stay {
        match left.iter().position(|leaf| leaf.1 == value && (is_renamed || leaf.0 == way)) {
            Some(at) => drop(left.remove(at)),
            None => lost.push(format!("{way}: {value}")),
        }
    }
    lost
}

/// What is wrong with a piece of advice on a finding.
fn fault(
    folder: &TestRegistry,
    before: &Checked,
    finding: &Finding,
    advice: &Advice,
) -> Option<String> {
    let below = &before.registry.file(finding.place.file).below;
    let mut texts = before.texts.clone();
    let after = match advice {
        Advice::Run(line) => {
            let copy = TestRegistry::none();
            copy.copy_from(&folder.root()).close_private();
            let args: Vec<&str> = line.split(' ').skip(1).collect();
            let output = copy.command(&args).output().unwrap();
            // 1 tells of the errors that are in the registry.
            if output.stdout.is_empty() || output.status.code().is_none_or(|code| code > 1) {
                return Some(transcript(&output));
            }
            if ["explain", "list", "report", "schema"].contains(&args[0]) {
                return None;
            }
            Checked::folder(&copy.root(), before.strict)
        }
        Advice::Rename(name) => {
            let text = texts.remove(below).unwrap();
            let is_path = name.contains('/');
            let new = if is_path { PathBuf::from(name) } else { below.with_file_name(name) };
            if texts.insert(new, text).is_some() {
                return Some("another file is overwritten".to_owned());
            }
            Checked::new(before.config.clone(), texts, before.strict)
        }
        _ => {
            let Some(new) = followed(&before.registry, finding, advice) else {
                return Some("cannot be followed".to_owned());
            };
            let old = before.registry.text(finding.place.file);
            let is_key = matches!(finding.place.spot, Spot::Key(_));
            let is_json = below.extension() == Some(OsStr::new("json"));
            let is_renamed = (is_key || is_json) && matches!(advice, Advice::Write(_));
            // The values of a field that gets another name stay.
            let replaced = if is_key && is_renamed { &[][..] } else { &new.replaced };
            let lost = lost(old, &new.text, replaced, is_renamed);
            if !lost.is_empty() {
                return Some(format!("{lost:?} is lost"));
            }
            let path = match advice {
                Advice::WriteAndRename(_, name) => below.with_file_name(name),
                _ => below.clone(),
            };
            texts.remove(below);
            texts.insert(path, new.text.into_bytes());
            Checked::new(before.config.clone(), texts, before.strict)
        }
    };
    if after.count(finding) >= before.count(finding) {
        return Some("the finding is still there".to_owned());
    }
    // What was hidden comes out once a file can be read.
    let was_read = before.registry.root(finding.place.file).is_some();
    let new = after.errors_beside(before).into_iter();
    let new = new.filter(|one| was_read || one.rule == finding.rule);
    new.map(|one| format!("brings {}", after.described(one))).next()
}

/// Judges the advice of all findings of a registry: how much was followed, and what is wrong.
fn judged(folder: &TestRegistry, strict: bool) -> (usize, Vec<String>) {
    let before = Checked::folder(&folder.root(), strict);
    let (mut followed, mut wrong) = (0, Vec::new());
    for finding in &before.findings {
        let Some(help) = &finding.help else { continue };
        let mut report =
            |why: String| wrong.push(format!("{why}\n  {}\n  {help}", before.described(finding)));
        match advice(&help.in_english()) {
            Ok(all) => {
                followed += all.len();
                all.iter().filter_map(|one| fault(folder, &before, finding, one)).for_each(report);
            }
            Err(why) => report(why),
        }
    }
    (followed, wrong)
}

fn assert_all_work(results: Vec<(usize, Vec<String>)>, least: usize) {
    let wrong: Vec<String> = results.iter().flat_map(|(_, wrong)| wrong.clone()).collect();
    let followed: usize = results.iter().map(|(followed, _)| followed).sum();
    assert!(wrong.is_empty(), "{} of {followed}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(followed >= least, "{followed} help lines were followed");
}

#[test]
fn the_advice_on_every_fixture_works_and_loses_nothing() {
    let rules: Vec<PathBuf> = fs::read_dir(project("tests/rules"))
        .unwrap()
        .map(|entry| entry.unwrap().path().join("bad"))
        .filter(|path| path.is_dir())
        .collect();
    let judge = |bad: &PathBuf| {
        let registry = TestRegistry::empty();
        registry.copy_from(bad);
        judged(&registry, false)
    };
    assert_all_work(rules.par_iter().map(judge).collect(), 180);
}

#[test]
fn the_advice_on_every_slip_works_and_loses_nothing() {
    let judge = |(registry, strict): (TestRegistry, bool)| judged(&registry, strict);
    assert_all_work(spoilt().map(judge).collect(), 180);
}
