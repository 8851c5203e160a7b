//! `mieux rename`.

use insta::assert_snapshot;
use proptest::prelude::{Strategy, any};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::common::TestRegistry;

#[test]
fn a_record_gets_another_id_wherever_it_is_referred_to() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["rename", "pe-interior", "pe-mininter", "--dry-run"]), @"
    --- a/registry/actions/both.yaml
    +++ b/registry/actions/both.yaml
    @@ -3,7 +3,7 @@
     status: completed
     countries: [PE, BY]
     themes: [irregular-migration, legal-migration]
    -partners: [{partner: pe-interior, role: requester}]
    +partners: [{partner: pe-mininter, role: requester}]
     experts: [{expert: exp-0001}]
     start: 2016
     end: 2018
    --- a/registry/actions/peru-i.yaml
    +++ b/registry/actions/peru-i.yaml
    @@ -3,7 +3,7 @@
     status: implementation
     countries: [PE]
     themes: [irregular-migration]
    -partners: [{partner: pe-interior}]
    +partners: [{partner: pe-mininter}]
     start: 2019-05
     follows: [both]
     sources: [{source: page}]
    --- a/registry/partners/pe/pe-interior.yaml
    +++ b/registry/partners/pe/pe-mininter.yaml
    @@ -1,4 +1,5 @@
    -id: pe-interior
    +id: pe-mininter
    +former_ids: [pe-interior]
     name: {en: Ministry of the Interior, es: Ministerio del Interior}
     acronym: MININTER
     kind: national-institution
    [exit 0]
    ");
    assert!(registry.below("partners/pe/pe-interior.yaml").exists());
    assert_snapshot!(registry.run(["rename", "pe-interior", "pe-mininter"]), @"
    Renamed `pe-interior` to `pe-mininter`.
    Changed 3 files:
      registry/actions/both.yaml
      registry/actions/peru-i.yaml
      registry/partners/pe/pe-interior.yaml -> registry/partners/pe/pe-mininter.yaml
    [exit 0]
    ");
    assert_snapshot!(registry.text("partners/pe/pe-mininter.yaml"), @"
    id: pe-mininter
    former_ids: [pe-interior]
    name: {en: Ministry of the Interior, es: Ministerio del Interior}
    acronym: MININTER
    kind: national-institution
    country: PE
    sources: [{source: page}]
    ");
    assert!(!registry.below("partners/pe/pe-interior.yaml").exists());
    assert!(registry.run(["validate"]).ends_with("[exit 0]\n"));
}

#[test]
fn the_old_id_still_finds_the_record_and_a_reference_to_it_is_put_right() {
    let registry = TestRegistry::programme();
    registry.run(["rename", "pe-interior", "pe-mininter"]);
    let shown = registry.run(["show", "pe-interior", "--format", "yaml"]);
    assert_snapshot!(shown, @"
    id: pe-mininter
    former_ids: [pe-interior]
    name: {en: Ministry of the Interior, es: Ministerio del Interior}
    acronym: MININTER
    kind: national-institution
    country: PE
    sources: [{source: page}]
    [stderr]
    pe-interior was renamed to pe-mininter.
    [exit 0]
    ");
    registry.replace("actions/both.yaml", "partner: pe-mininter", "partner: \"pe-interior\"");
    assert_snapshot!(registry.run(["validate", "--format", "short"]), @"
    registry/actions/both.yaml:6:22: error[unknown-reference] `pe-interior` was renamed to `pe-mininter`
    [exit 1]
    ");
    registry.run(["validate", "--fix"]);
    assert!(registry.text("actions/both.yaml").contains("{partner: pe-mininter, role"));
}

#[test]
fn the_activities_of_an_action_are_renamed_where_it_is_asked_for() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["rename", "both", "joint"]), @"
    Renamed `both` to `joint`.
    Changed 4 files:
      registry/actions/both.yaml -> registry/actions/joint.yaml
      registry/actions/peru-i.yaml
      registry/activities/both/both-a01.yaml
      registry/activities/both/both-a02.yaml
    [stderr]
    The ids of `both-a01` and `both-a02` still begin with `both`; to rename them too, run mieux rename joint both && mieux rename both joint --with-activities
    [exit 0]
    ");
    registry.run(["rename", "joint", "both"]);
    assert_snapshot!(registry.text("actions/both.yaml").lines().take(2).collect::<Vec<_>>().join("\n"), @"
    id: both
    former_ids: [joint]
    ");
    assert_snapshot!(registry.run(["rename", "both", "shared", "--with-activities"]), @"
    Renamed `both` to `shared`.
    Renamed `both-a01` to `shared-a01`.
    Renamed `both-a02` to `shared-a02`.
    Changed 4 files:
      registry/actions/both.yaml -> registry/actions/shared.yaml
      registry/actions/peru-i.yaml
      registry/activities/both/both-a01.yaml -> registry/activities/shared/shared-a01.yaml
      registry/activities/both/both-a02.yaml -> registry/activities/shared/shared-a02.yaml
    [exit 0]
    ");
    assert_snapshot!(registry.text("activities/shared/shared-a01.yaml"), @"
    id: shared-a01
    former_ids: [both-a01]
    action: shared
    title: {en: First workshop}
    kind: workshop
    status: held
    start: 2017-03
    places: [{city: Lima, country: PE}]
    experts: [{expert: exp-0001}, {expert: exp-0002}]
    sources: [{source: page}]
    ");
    assert!(registry.run(["validate"]).ends_with("[exit 0]\n"));
}

/// What is no reference, and how things are written, is none of the matter.
#[test]
fn every_other_byte_stays() {
    let registry = TestRegistry::programme();
    let text = "# about exp-0001\r\nid:   exp-0009   # not exp-0001\r\n\r\nnotes: {en: like exp-0001}\r\n\
                sources: [{source: exp-0001}]\r\norigin: CL";
    registry.file("experts/exp-0009.yaml", text);
    let action = "id: odd\ntitle: {en: exp-0009}\nexperts:\n- {\"expert\": 'exp-0009'}\n\n\
                  -   expert:   exp-0002 # exp-0009\nsources: [{source: page}]\n";
    registry.file("actions/odd.yaml", action);
    registry.run(["rename", "exp-0009", "exp-0010"]);
    assert_eq!(
        registry.text("experts/exp-0010.yaml"),
        text.replace(
            "exp-0009   # not exp-0001\r\n",
            "exp-0010   # not exp-0001\r\nformer_ids: [exp-0009]\r\n"
        )
    );
    assert_eq!(registry.text("actions/odd.yaml"), action.replace("'exp-0009'", "exp-0010"));
}

/// A record with `REF` wherever it refers to the partner, in a layout that these numbers choose.
fn laid_out(id: &str, chosen: &[usize]) -> String {
    let [head, partners, between, tail, newline, end] = *chosen else { panic!("{chosen:?}") };
    let pick = |texts: &[&'static str], chosen: usize| texts[chosen % texts.len()];
    let head = pick(
        &[
            "id: ID\n",
            "# of pe-interior\n\nid: ID # pe-interior\n",
            "\"id\":   'ID'\n",
            "  \n'id': ID\n",
        ],
        head,
    );
    let partners = pick(
        &[
            "partners: [{partner: REF}]\n",
            "partners: [ {role: requester , 'partner' : REF}, {partner: x-y} ] # pe-interior\n",
            "partners:\n  - partner: REF\n    role: requester\n",
            "partners:\n-   role: requester\n    # pe-interior\n    partner:   REF   # why\n\n- partner: x-y\n",
            "\"partners\": [\n  {partner: x-y}, # first\n  {partner: REF\n  }]\n",
            "partners:\n  - {partner: REF, role: funder}\n  - partner: x-y\n",
            "partners:\n  -\n    partner:\n      REF\n",
        ],
        partners,
    );
    let between = pick(
        &[
            "",
            "\n# pe-interior\n",
            "start: 2017\n",
            "notes:\n  en: |\n    pe-interior\n\n    more\n",
        ],
        between,
    );
    let tail = pick(
        &[
            "sources: [{source: pe-interior}]",
            "title: {en: \"pe-interior: it\"}\nsources:\n- source: page # pe-interior",
            "objective:\n  en: >-\n    a text on\n    pe-interior",
        ],
        tail,
    );
    let text = format!("{head}{partners}{between}{tail}").replace("ID", id);
    let text = if end % 2 == 0 { text + "\n" } else { text };
    if newline % 3 == 0 { text.replace('\n', "\r\n") } else { text }
}

#[test]
fn in_any_layout_only_the_references_change() {
    let registry = TestRegistry::programme();
    let mut runner = TestRunner::deterministic();
    let layouts = proptest::collection::vec(any::<u16>().prop_map(usize::from), 6);
    let quotes = ["pe-interior", "'pe-interior'", "\"pe-interior\""];
    let mut expected = Vec::new();
    for number in 0..300 {
        let id = format!("laid-{number}");
        let text = laid_out(&id, &layouts.new_tree(&mut runner).unwrap().current());
        let path = format!("actions/{id}.yaml");
        registry.file(&path, text.replace("REF", quotes[number % 3]));
        expected.push((path, text.replace("REF", "pe-mininter")));
    }
    let said = registry.run(["rename", "pe-interior", "pe-mininter"]);
    assert!(said.contains("Changed 303 files:"), "{said}");
    for (path, text) in expected {
        assert_eq!(registry.text(&path), text);
    }
}

#[test]
fn what_cannot_be_renamed_says_why() {
    let registry = TestRegistry::programme();
    registry.run(["rename", "exp-0001", "exp-0005"]);
    assert_snapshot!(registry.run(["rename", "peru-i", "both"]), @"
    [stderr]
    error: the id `both` is already used in registry/actions/both.yaml; choose another one
    [exit 2]
    ");
    assert_snapshot!(registry.run(["rename", "exp-0002", "exp-0001"]), @"
    [stderr]
    error: the id `exp-0001` is a former id of `exp-0005`; choose another one
    [exit 2]
    ");
    assert_snapshot!(registry.run(["rename", "exp-0002", "expert-2"]), @"
    [stderr]
    error: `expert-2` cannot be the id of an expert; write `exp-` and a number of four digits, such as `exp-0001`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["rename", "peru-i", "Perú I"]), @"
    [stderr]
    error: `Perú I` cannot be the id of an action; did you mean `peru-i`?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["rename", "peru-i", "peru-i"]), @"
    [stderr]
    error: the id is already `peru-i`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["rename", "exp-0001", "exp-0006"]), @"
    [stderr]
    error: `exp-0001` was renamed to `exp-0005`; use the new id
    [exit 2]
    ");
    assert_snapshot!(registry.run(["rename", "peru-1", "peru-ii"]), @"
    [stderr]
    error: there is no record `peru-1`; did you mean `peru-i`?
    [exit 2]
    ");
    registry.file("actions/faulty.yaml", "id: faulty\nid: again\nfollows: [peru-i]\n");
    assert_snapshot!(registry.run(["rename", "peru-i", "peru-ii"]), @"
    [stderr]
    error: registry/actions/faulty.yaml may refer to `peru-i`, but has errors; correct them first: mieux validate registry/actions/faulty.yaml
    [exit 2]
    ");
    assert_snapshot!(registry.run(["rename", "faulty", "right"]), @"
    [stderr]
    error: registry/actions/faulty.yaml has errors; correct them first: mieux validate registry/actions/faulty.yaml
    [exit 2]
    ");
}

#[test]
fn a_title_is_no_id_and_the_id_that_it_makes_is_named() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["rename", "peru-i", "Perú VI"]), @"
    [stderr]
    error: `Perú VI` cannot be the id of an action; did you mean `peru-vi`?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["rename", "exp-0001", "Somebody"]), @"
    [stderr]
    error: `Somebody` cannot be the id of an expert; write `exp-` and a number of four digits, such as `exp-0001`
    [exit 2]
    ");
}
