//! What becomes of each sort of field, in each sort of layout.

use insta::assert_snapshot;
use mieux::merge::{MarkStyle, merge};
use mieux::model::{FileKind, Vocabularies};
use mieux::schema::Schemas;

use super::{action, by_fields, marked, merged};

/// The base with one text replaced in ours, and another in theirs.
fn changed(base: &str, ours: [&str; 2], theirs: [&str; 2]) -> String {
    let side = |[old, new]: [&str; 2]| {
        assert_eq!(base.matches(old).count(), 1, "`{old}`");
        base.replace(old, new)
    };
    merged(base, &side(ours), &side(theirs))
}

const ACTION: &str = "\
# yaml-language-server: $schema=../../schemas/action.schema.json
id: peru-iv
title:
  en: Asylum services
status: planned # by the decision
phase: mieux-iii
countries: [PE]
partners:
  - partner: pe-mre
    role: requester
  # The court.
  - partner: pe-pj
start: 2018-05
objective:
  en: Capacity and quality of asylum services for all who apply
sources:
  - source: page
    supports: [status]
";

#[test]
fn neighbouring_fields_are_merged() {
    assert_snapshot!(changed(ACTION, ["status: planned", "status: completed"], ["phase: mieux-iii", "phase: mieux-plus"]), @"
    # yaml-language-server: $schema=../../schemas/action.schema.json
    id: peru-iv
    title:
      en: Asylum services
    status: completed # by the decision
    phase: mieux-plus
    countries: [PE]
    partners:
      - partner: pe-mre
        role: requester
      # The court.
      - partner: pe-pj
    start: 2018-05
    objective:
      en: Capacity and quality of asylum services for all who apply
    sources:
      - source: page
        supports: [status]
    ");
}

/// The part of a merged text that begins with a field, up to another one.
fn part<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let start = text.find(from).unwrap();
    let end = text[start..].find(to).map_or(text.len(), |end| start + end);
    &text[start..end]
}

#[test]
fn codes_are_merged_as_a_set() {
    let both = |ours: &str, theirs: &str| {
        let text = changed(ACTION, ["[PE]", ours], ["[PE]", theirs]);
        part(&text, "countries", "partners").to_owned()
    };
    assert_snapshot!(both("[CL, PE]", "[EC, PE]"), @"countries: [CL, EC, PE]");
    assert_snapshot!(both("[PE, CL]", "[PE, BO]"), @"countries: [PE, CL, BO]");
    assert_snapshot!(both("[BO]", "[PE, EC]"), @"countries: [BO, EC]");
    assert_snapshot!(both("[PE, CL]", "[PE, CL, BO]"), @"countries: [PE, CL, BO]");
    // A layout here and a code there; a comment within the list stays.
    assert_snapshot!(both("\n  - PE\n  - CL", "[PE, BO]"), @"countries: [PE, CL, BO]");
    assert_snapshot!(both("[PE, # host\n  CL]", "[PE, BO]"), @"
    countries: [PE, # host
      CL]
    =======
    countries: [PE, BO]
    >>>>>>> theirs
    ");
}

/// Each side removes another of the last two codes: the field goes, as it does when they are removed one by one.
#[test]
fn a_list_of_which_nothing_is_left_is_removed() {
    let base = "id: x\ncountries: [CL, PE]\nstart: 2019\n";
    let text = merged(
        base,
        "id: x\ncountries: [PE]\nstart: 2019\n",
        "id: x\ncountries: [CL]\nstart: 2019\n",
    );
    assert_eq!(text, "id: x\nstart: 2019\n");
}

#[test]
fn partners_are_merged_by_their_ids() {
    let both = |ours: [&str; 2], theirs: [&str; 2]| {
        let text = changed(ACTION, ours, theirs);
        part(&text, "partners", "start").to_owned()
    };
    // Both add one at the same place, with a comment.
    let last = "  - partner: pe-pj\n";
    assert_snapshot!(both(
        [last, "  - partner: pe-pj\n  - partner: unodc\n"],
        [last, "  - partner: pe-pj\n  # By letter.\n  - partner: iom\n    role: cooperating\n"]
    ), @"
    partners:
      - partner: pe-mre
        role: requester
      # The court.
      - partner: pe-pj
      - partner: unodc
      # By letter.
      - partner: iom
        role: cooperating
    ");
    // One removed, another changed, and the layout of one side is not that of the other.
    let (removed, indented) =
        ("  # The court.\n  - partner: pe-pj\n", "  - partner: pe-mre\n    role: requester\n");
    assert_snapshot!(both([removed, ""], [indented, "  - role: owner\n    partner: pe-mre\n"]), @"
    partners:
      - role: owner
        partner: pe-mre
    ");
    // Removed here, changed there.
    assert_snapshot!(both([removed, ""], [last, "  - partner: pe-pj\n    role: cooperating\n"]), @"
    partners:
      - partner: pe-mre
        role: requester
    <<<<<<< ours
    =======
      # The court.
      - partner: pe-pj
        role: cooperating
    >>>>>>> theirs
    ");
    // The same field of the same partner.
    assert_snapshot!(both(["role: requester", "role: owner"], ["role: requester", "role: cooperating"]), @"
    partners:
      - partner: pe-mre
    <<<<<<< ours
        role: owner
    =======
        role: cooperating
    >>>>>>> theirs
      # The court.
      - partner: pe-pj
    ");
}

#[test]
fn comments_come_with_what_they_speak_of() {
    let status = "status: planned # by the decision";
    let text = changed(
        ACTION,
        [status, "status: completed # by the decision"],
        ["countries: [PE]", "# The host alone.\ncountries: [PE] # checked"],
    );
    assert_snapshot!(part(&text, "status", "partners"), @"
    status: completed # by the decision
    phase: mieux-iii
    # The host alone.
    countries: [PE] # checked
    ");
    // A value here and a comment there are of the same field.
    let text = changed(
        ACTION,
        [status, "status: completed # by the decision"],
        [status, "status: planned # by letter"],
    );
    assert_snapshot!(part(&text, "status", "phase"), @"status: completed # by letter");
    // Two comments on it are a conflict.
    let text = changed(
        ACTION,
        [status, "status: planned # by phone"],
        [status, "status: planned # by letter"],
    );
    assert_snapshot!(part(&text, "<", "phase"), @"
    <<<<<<< ours
    status: planned # by phone
    =======
    status: planned # by letter
    >>>>>>> theirs
    ");
    // A comment on what the other side removes is not lost.
    let text = changed(
        ACTION,
        ["phase: mieux-iii\n", ""],
        ["phase: mieux-iii\n", "phase: mieux-iii # by the fact sheet\n"],
    );
    assert_snapshot!(part(&text, "<", "countries"), @"
    <<<<<<< ours
    =======
    phase: mieux-iii # by the fact sheet
    >>>>>>> theirs
    ");
}

#[test]
fn words_of_a_text_are_merged_and_conflicts_show_the_field_alone() {
    let text = "  en: Capacity and quality of asylum services for all who apply\n";
    let both = |ours: &str, theirs: &str| {
        let text = changed(ACTION, [text, ours], [text, theirs]);
        part(&text, "objective", "sources").to_owned()
    };
    assert_snapshot!(both(
        "  en: The capacity and quality of asylum services for all who apply\n",
        "  en: Capacity and quality of asylum services for people who apply\n"
    ), @"
    objective:
      en: The capacity and quality of asylum services for people who apply
    ");
    assert_snapshot!(both(
        "  en: Capacity and quality of asylum services for everybody\n",
        "  en: Capacity and quality of asylum services for people who apply\n  es: Servicios de asilo\n"
    ), @"
    objective:
    <<<<<<< ours
      en: Capacity and quality of asylum services for everybody
    =======
      en: Capacity and quality of asylum services for people who apply
    >>>>>>> theirs
      es: Servicios de asilo
    ");
}

/// The order of footnotes is a part of what they say, so that both sides may change other ones only.
#[test]
fn lists_without_a_key_are_merged_in_their_order() {
    let base = "id: x\nfact_sheet:\n  footnotes:\n    - One.\n    - Two.\n    - Three.\n";
    let both = |ours: &str, theirs: &str| {
        let shape = action().field("design_changes");
        assert!(shape.is_some(), "an action has a list whose items are told apart by their places");
        merged(base, ours, theirs)
    };
    let ours = base.replace("One.", "First.");
    assert_snapshot!(both(&ours, &base.replace("    - Three.\n", "    - Three.\n    - Four.\n")), @"
    id: x
    fact_sheet:
      footnotes:
        - First.
        - Two.
        - Three.
        - Four.
    ");
    assert_snapshot!(both(&ours, &base.replace("One.", "Uno.")), @"
    id: x
    fact_sheet:
      footnotes:
    <<<<<<< ours
        - First.
    =======
        - Uno.
    >>>>>>> theirs
        - Two.
        - Three.
    ");
}

#[test]
fn terms_of_a_vocabulary_stay_at_their_neighbours() {
    let shape = Schemas::built_in().shape(FileKind::Vocabulary);
    let base = "vocabulary: areas\nterms:\n  - code: a\n    label: {en: A}\n  - code: b\n    label: {en: B}\n";
    let ours = base.replace("  - code: b", "  - code: a1\n    label: {en: A1}\n  - code: b");
    let theirs =
        format!("{}  - code: c\n    label: {{en: C}}\n", base.replace("{en: A}", "{en: Asylum}"));
    let text = marked(
        &merge([base, &ours, &theirs], shape, &Vocabularies::default()).unwrap(),
        MarkStyle::Merge,
    );
    assert_snapshot!(text, @"
    vocabulary: areas
    terms:
      - code: a
        label: {en: Asylum}
      - code: a1
        label: {en: A1}
      - code: b
        label: {en: B}
      - code: c
        label: {en: C}
    ");
}

/// Both sides have made a record of the same name.
#[test]
fn two_new_files_are_merged_without_a_base() {
    let text = merged(
        "",
        "id: x\ntitle:\n  en: X\ncountries: [PE]\nstart: 2019\n",
        "id: x\ntitle:\n  es: Equis\ncountries: [CL]\nstart: 2020\n",
    );
    assert_snapshot!(text, @"
    id: x
    title:
      en: X
      es: Equis
    countries: [CL, PE]
    <<<<<<< ours
    start: 2019
    =======
    start: 2020
    >>>>>>> theirs
    ");
}

#[test]
fn the_layout_of_a_whole_file_stays() {
    let base = "id: x\nstatus: planned\nphase: a\nstart: 2019";
    let ours = base.replace("planned", "held");
    let theirs = base.replace("phase: a", "phase: b");
    let expected = "id: x\nstatus: held\nphase: b\nstart: 2019";
    assert_eq!(merged(base, &ours, &theirs), expected);
    let windows = |text: &str| text.replace('\n', "\r\n");
    assert_eq!(merged(&windows(base), &windows(&ours), &windows(&theirs)), windows(expected));
    // One side has other line ends, another has a line end more.
    assert_eq!(merged(base, &windows(&ours), &theirs), windows(expected));
    assert_eq!(merged(base, &ours, &format!("{theirs}\n")), format!("{expected}\n"));
    assert_eq!(merged(base, &format!("\u{feff}{ours}"), &theirs), format!("\u{feff}{expected}"));
    // The fields of ours are in another order, and further indented.
    let base = "id: x\ntitle:\n  en: A\nstatus: planned\nstart: 2019\n";
    let ours = "id: x\nstart: 2019\nstatus: planned\ntitle:\n    en: A\n";
    let theirs = "id: x\ntitle:\n  en: A\n  fr: B\nstatus: held\nphase: a\nstart: 2019\n";
    assert_snapshot!(merged(base, ours, theirs), @"
    id: x
    start: 2019
    status: held
    phase: a
    title:
        en: A
        fr: B
    ");
}

#[test]
fn what_is_not_in_order_is_merged_by_lines() {
    let fine = "id: x\nstart: 2019\n";
    for faulty in [
        "id: [\n",
        "id: x\nid: y\n",
        "- x\n",
        "{id: x}\n",
        "? id\n: x\n",
        "a: 1\r\nb: 2\n",
        "a: 1\rb: 2\n",
        "",
    ] {
        assert_eq!(merged(fine, "id: x\nstart: 2020\n", faulty), "by lines", "{faulty:?}");
        assert_eq!(merged(fine, faulty, "id: x\nstart: 2020\n"), "by lines", "{faulty:?}");
    }
}

#[test]
fn marks_are_as_git_is_told_to_write_them() {
    let base = "id: x\nobjective:\n  en: >-\n    one\n    two\n";
    let sides = ["deux", "dos"].map(|word| base.replace("two", word));
    let merge = by_fields([base, &sides[0], &sides[1]]).unwrap();
    assert_eq!(merge.conflicts(), ["objective.en"]);
    assert_snapshot!(marked(&merge, MarkStyle::Diff3), @"
    id: x
    objective:
    <<<<<<< ours
      en: >-
        one
        deux
    ||||||| base
      en: >-
        one
        two
    =======
      en: >-
        one
        dos
    >>>>>>> theirs
    ");
    assert_snapshot!(marked(&merge, MarkStyle::Zdiff3), @"
    id: x
    objective:
      en: >-
        one
    <<<<<<< ours
        deux
    ||||||| base
      en: >-
        one
        two
    =======
        dos
    >>>>>>> theirs
    ");
}
