//! What a person reads on a slip: the message and the help line, each as a whole.

use std::fs;

use insta::assert_snapshot;

use super::Checked;
use crate::common::{TestRegistry, project};

/// What is said when a text of the base of `tests/faults` is another.
fn help(file: &str, old: &str, new: &str) -> String {
    let folder = TestRegistry::none();
    let path = folder.copy_from(&project("tests/faults/base")).root().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(old).count(), 1, "{old} in {file}");
    fs::write(&path, text.replace(old, new)).unwrap();
    let checked = Checked::folder(&folder.root(), false);
    let line = |finding: &mieux::finding::Finding| {
        let help = finding.help.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{}: {}\n  {help}", finding.rule, finding.message)
    };
    checked.findings.iter().map(line).collect::<Vec<_>>().join("\n")
}

const ACTION: &str = "actions/peru-iii.yaml";
const ACTIVITY: &str = "activities/peru-iii/peru-iii-a02.yaml";
const EXPERT: &str = "experts/exp-0001.yaml";

#[test]
fn a_word_of_another_vocabulary_is_said_to_be_one() {
    assert_snapshot!(help(ACTION, "countries: [PE]", "countries: [latam]"), @"
    unknown-code: `latam` is not a code of `countries`
      it is a region (Latin America and the Caribbean): write the countries that are meant; to see them, run `mieux list countries --region latin-america-and-caribbean`; if none is named, write the region in `regions`
    ");
    assert_snapshot!(help(ACTION, "countries: [PE]", "countries: [Gulf]"), @"
    unknown-code: `Gulf` is not a code of `countries`
      it is a region (The Arab Gulf): write the countries that are meant; to see them, run `mieux list countries --region gulf`
    ");
    assert_snapshot!(help(EXPERT, "origin: ES", "origin: latam"), @"
    unknown-code: `latam` is not a code of `countries`
      it is a region (Latin America): write the countries that are meant; to see them, run `mieux list countries --region latin-america`
    ");
    assert_snapshot!(help(ACTION, "themes: [irregular-migration]", "themes: [Smuggling of migrants]"), @r#"
    unknown-code: `Smuggling of migrants` is not a code of `themes`
      it is an area (Smuggling of migrants): move it to `areas`, and write `irregular-migration` here
    "#);
    assert_snapshot!(help(ACTION, "status: completed", "status: ongoing"), @r#"
    unknown-code: `ongoing` is not a code of `statuses`
      write one of `implementation`, `results` or `on-hold`
    "#);
    let result = help(ACTIVITY, "kind: training", "kind: guidelines");
    assert!(result.contains("move it to `results.kind`"), "{result}");
}

#[test]
fn a_field_of_another_place_is_said_to_be_there() {
    assert_snapshot!(help(ACTION, "request:\n  received: 2016-03\n", "received: 2016-03\nrequest:\n"), @"
    unknown-field: the record has no field `received`
      `received` is a field of `request`: move it there
    ");
    assert_snapshot!(help(ACTION, "request:\n", "request:\n  follows: [peru-ii]\n"), @r#"
    unknown-field: `request` has no field `follows`
      `follows` is a field of the record itself: move it to the left margin
    "#);
    assert_snapshot!(help(ACTION, "status: completed", "status: completed\nadopted: true"), @"
    unknown-field: the record has no field `adopted`
      `adopted` is a field of `results`: move it there
    ");
    assert_snapshot!(help(ACTIVITY, "kind: training", "kind: training\ncity: Lima"), @"
    unknown-field: the record has no field `city`
      `city` is a field of `places`: move it there
    ");
    assert_snapshot!(help(ACTIVITY, "kind: training", "kind: training\nphase: mieux-iii"), @"
    unknown-field: the record has no field `phase`
      `phase` is a field of an action: move it there
    ");
    assert_snapshot!(help(ACTION, "status: completed", "status: completed\nbudget: 250000"), @"
    unknown-field: the record has no field `budget`
      `budgets` is meant, which is a list: begin each item with `- `
    ");
    assert_snapshot!(help(ACTION, "status: completed", "status: completed\ndonors: 250000"), @"
    unknown-field: the record has no field `donors`
      remove it; or declare a field of your own in `schemas/action.extension.schema.json`; to see the fields that exist, run `mieux schema action`
    ");
}

#[test]
fn the_name_of_an_expert_is_not_repeated() {
    let by_name = help(ACTIVITY, "  - expert: exp-0002", "  - expert: Somebody Else");
    assert_snapshot!(by_name, @"
    malformed-id: this is not the id of an expert
      write the id of the expert, such as `exp-0007`; find it with `mieux list experts`. The names of experts belong only in `private/experts/`
    expert-without-deployment: no action and no activity names `exp-0002`
      add the expert to the actions and activities concerned: `- expert: exp-0002` below `experts:`
    ");
    let as_id = help(ACTIVITY, "  - expert: exp-0002", "  - expert: somebody-else");
    assert_snapshot!(as_id, @"
    unknown-reference: this is not the id of an expert
      write the id of the expert, such as `exp-0007`; find it with `mieux list experts`. The names of experts belong only in `private/experts/`
    expert-without-deployment: no action and no activity names `exp-0002`
      add the expert to the actions and activities concerned: `- expert: exp-0002` below `experts:`
    ");
    let number = help(ACTIVITY, "  - expert: exp-0002", "  - expert: exp-2");
    assert!(number.contains("did you mean `expert: exp-0002`?"), "{number}");
}

#[test]
fn dashes_and_quotes_are_named() {
    assert_snapshot!(help(ACTIVITY, "  - city: Tacna", "  -city: Tacna"), @r#"
    yaml-syntax: there is no space after the `-`
      put a space after the `-`: `- city: Tacna`
    "#);
    assert_snapshot!(help(ACTIVITY, "  - city: Arica", "  -city: Arica"), @r#"
    yaml-syntax: there is no space after the `-`
      put a space after the `-`: `- city: Arica`
    "#);
    assert_snapshot!(help(ACTION, "countries: [PE]", "countries:\n  -PE\n  -BO"), @r#"
    wrong-type: `countries` is text, but a list is expected
      put a space after each `-`, as in `- PE`
    "#);
    assert_snapshot!(help(ACTION, "experts:\n  - expert: exp-0001\n    role:\n      en: Adviser on the guidelines\n      es: Asesoría sobre las directrices\n", "experts:\n  -expert: exp-0001\n"), @r#"
    wrong-type: `experts` is a map, but a list is expected
      put a space after each `-`, as in `- expert: exp-0001`
    "#);
    assert_snapshot!(help(ACTION, "title:\n  en: Countering the smuggling of migrants", "title:\n  en: “Peru III”"), @r#"
    misleading-letter: the quotes around this text are part of it: U+201C (curly quote)
      did you mean `en: "Peru III"`?
    "#);
    assert_snapshot!(help(ACTION, "title:\n  en: Countering the smuggling of migrants", "title:\n  en: '\"Peru III\"'"), @r#"
    misleading-letter: the quotes around this text are part of it: U+0022 (quotation mark)
      did you mean `en: "Peru III"`?
    "#);
    assert_snapshot!(help(ACTION, "notes:\n  en: The guidelines", "notes:\n  en: “The guidelines”"), @"");
    assert_snapshot!(help(ACTION, "title:\n  en: Countering", "title:\n  en: Coun\u{200b}tering"), @r#"
    misleading-letter: the text contains U+200B (zero width space), which nobody can see
      did you mean `en: "Countering the smuggling of migrants"`?
    "#);
    assert_snapshot!(help(ACTION, "title:\n  en: Countering", "title:\n  en: C\u{43e}untering"), @r#"
    misleading-letter: the text contains U+043E (Cyrillic letter) in a word of Latin letters
      did you mean `en: "Countering the smuggling of migrants"`?
    "#);
}
