//! Which findings are new is counted, follows files that move, and takes time by their number.

use std::path::Path;
use std::time::{Duration, Instant};

use mieux::finding::{Finding, KnownFindings, Place, Severity, Spot};
use mieux::message::Message;
use mieux::registry::{Config, FileId, Registry, registry_of_texts};

/// How many findings there are where there are many.
const MANY: usize = 50_000;

fn registry(paths: &[&str]) -> Registry {
    let files = paths.iter().map(|path| (path.into(), b"id: x\n".to_vec()));
    registry_of_texts(Config::default(), files.collect())
}

fn finding(message: &str, more: usize) -> Finding {
    Finding {
        rule: "some-rule",
        severity: Severity::Error,
        place: Place { file: FileId(0), spot: Spot::Top },
        message: Message::verbatim(message),
        help: None,
        related: None,
        fix: None,
        proposal: None,
        more,
    }
}

/// The findings that are new, each with how many more of its kind there are.
fn new(known: &KnownFindings, registry: &Registry, findings: &[Finding]) -> Vec<(String, usize)> {
    let mut left = findings.to_vec();
    known.remove_from(registry, &mut left);
    left.into_iter().map(|finding| (finding.message.in_english(), finding.more)).collect()
}

#[test]
fn each_is_known_as_often_as_it_was_there() {
    let registry = registry(&["actions/a.yaml"]);
    let known = KnownFindings::of(&registry, &[finding("one", 0), finding("many", 5)]);
    let one = |message: &str, more| (message.to_owned(), more);
    assert_eq!(new(&known, &registry, &[finding("one", 0), finding("many", 5)]), []);
    let twice = [finding("one", 0), finding("one", 0), finding("other", 0)];
    assert_eq!(new(&known, &registry, &twice), [one("one", 0), one("other", 0)]);
    assert_eq!(new(&known, &registry, &[finding("many", 7)]), [one("many", 1)]);
}

#[test]
fn a_file_that_moves_takes_its_findings_along() {
    let before = registry(&["actions/a.yaml"]);
    let after = registry(&["actions/b.yaml"]);
    let known = KnownFindings::of(&before, &[finding("`a` is not `ab` or a", 0)]);
    let moved =
        known.clone().after_moves(&[(Path::new("actions/a.yaml"), Path::new("actions/b.yaml"))]);
    let findings = [finding("`b` is not `ab` or a", 0)];
    assert_eq!(new(&moved, &after, &findings), []);
    assert_eq!(new(&known, &after, &findings).len(), 1);
}

#[test]
fn many_are_told_apart_in_a_time_by_their_number() {
    let registry = registry(&["actions/a.yaml"]);
    let findings: Vec<Finding> =
        (0..MANY).map(|number| finding(&format!("finding {number}"), 0)).rev().collect();
    let start = Instant::now();
    let known = KnownFindings::of(&registry, &findings);
    assert_eq!(new(&known, &registry, &findings), []);
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}
