//! `mieux explain`.

use insta::assert_snapshot;
use mieux::check::RULES;

use crate::common::TestRegistry;

fn run(args: &[&str]) -> String {
    TestRegistry::shipped().run(args)
}

#[test]
fn a_rule_is_explained_by_its_page() {
    assert_snapshot!(run(&["explain", "end-before-start"]), @"
    # end-before-start

    An error. The rule is always on: `mieux.toml` cannot change it.

    ## What it finds

    An end date that is before its start date. The rule compares `start` and `end`, `from` and `to`, `received` and `answered`, and `given` and `withdrawn`. Only a certain error is reported: `start: 2017-05` with `end: 2017` may be right.

    ## Why it matters

    One of the two dates must be wrong, and counts by year miss the period.

    ## Example

    ```yaml
    start: 2018
    end: 2017
    ```

    ## How to fix it

    Correct the date that is wrong:

    ```yaml
    start: 2017
    end: 2018
    ```
    [exit 0]
    ");
}

#[test]
fn a_misspelt_rule_gets_the_one_that_was_meant() {
    assert_snapshot!(run(&["explain", "end-before-strat"]), @"
    [stderr]
    error: there is no rule or code `end-before-strat`; did you mean `end-before-start`?
    [exit 2]
    ");
    assert_snapshot!(run(&["explain", "something-else"]), @"
    [stderr]
    error: there is no rule or code `something-else`; to see the rules, run `mieux explain`
    [exit 2]
    ");
}

#[test]
fn a_rule_is_explained_in_the_language_of_the_reader() {
    let spanish = run(&["explain", "end-before-start", "--lang", "es"]);
    assert!(spanish.contains("Un error. La regla se aplica siempre"), "{spanish}");
    assert!(spanish.contains("## Cómo corregirlo"), "{spanish}");
    let french = run(&["explain", "end-before-start", "--lang", "fr"]);
    assert!(french.contains("Une erreur. La règle s’applique toujours"), "{french}");
    assert!(french.contains("## Comment corriger"), "{french}");
}

#[test]
fn the_json_of_a_rule_is_english_unless_a_language_is_named() {
    let english = run(&["explain", "end-before-start", "--format", "json"]);
    assert!(english.contains("## How to fix it"), "{english}");
    let spanish = run(&["explain", "end-before-start", "--format", "json", "--lang", "es"]);
    assert!(spanish.contains("## Cómo corregirlo"), "{spanish}");
    assert!(spanish.contains(r#""severity": "error""#), "{spanish}");
}

#[test]
fn without_a_rule_all_are_listed() {
    for language in ["en", "es", "fr"] {
        let listed = run(&["explain", "--lang", language]);
        let rows = listed
            .lines()
            .skip(2)
            .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
        let ids: Vec<&str> = rows.filter_map(|line| line.split_whitespace().next()).collect();
        let all: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(ids, all);
        assert!(listed.ends_with("[exit 0]\n"), "{listed}");
        assert!(listed.lines().all(|line| line.chars().count() <= 80), "{listed}");
    }
}
