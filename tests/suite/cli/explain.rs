//! `mieux explain`.

use insta::assert_snapshot;
use mieux::check::RULES;

use crate::common::TestRegistry;

fn run(args: &[&str]) -> String {
    TestRegistry::shipped().run(args)
}

#[test]
fn a_rule_is_explained_by_its_page() {
    assert_snapshot!(run(&["explain", "end-before-start"]), @r#"
    # end-before-start

    An error, always checked: `mieux.toml` cannot change it.

    ## What it finds

    An end that lies before its start for every reading of the two dates: `start` and `end`, `from` and `to`, `received` and `answered`, `given` and `withdrawn`. `start: 2017-05` and `end: 2017` may both be right and is not found.

    ## Why it matters

    A period of less than nothing falls out of every series by year, and one of the two dates is wrong.

    ## Example

    ```yaml
    start: 2018
    end: 2017
    ```

    ## How to put it right

    Correct the date that is wrong:

    ```yaml
    start: 2017
    end: 2018
    ```
    [exit 0]
    "#);
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
    error: there is no rule or code `something-else`; `mieux explain` lists the rules
    [exit 2]
    ");
}

#[test]
fn without_a_rule_all_are_listed() {
    let listed = run(&["explain"]);
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
