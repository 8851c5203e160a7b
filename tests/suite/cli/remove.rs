//! `mieux remove`.

use insta::assert_snapshot;

use crate::common::TestRegistry;

fn is_there(registry: &TestRegistry, path: &str) -> bool {
    registry.below(path).exists()
}

#[test]
fn a_record_that_nothing_refers_to_is_removed() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["remove", "unclear"]), @"
    Removed `unclear` (registry/actions/unclear.yaml).
    [exit 0]
    ");
    assert!(!is_there(&registry, "actions/unclear.yaml"));
    assert_snapshot!(registry.run(["remove", "unclear"]), @"
    [stderr]
    error: there is no record `unclear`; find the id with `mieux search` or `mieux list actions`
    [exit 2]
    ");
}

#[test]
fn what_refers_to_a_record_keeps_it() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["remove", "pe-interior"]), @"
    [stderr]
    error: other records refer to `pe-interior`:
      registry/actions/both.yaml:6: partners[0].partner
      registry/actions/peru-i.yaml:6: partners[0].partner
    `mieux remove pe-interior --cascade` shows what would be removed with it
    [exit 2]
    ");
    assert_snapshot!(registry.run(["remove", "both", "--cascade"]), @"
    Records to remove:
      registry/actions/both.yaml
      registry/activities/both/both-a01.yaml
      registry/activities/both/both-a02.yaml
    References to remove:
      registry/actions/peru-i.yaml:8: follows[0]
    [stderr]
    error: nothing was removed; add --yes to remove all of this
    [exit 2]
    ");
    assert!(is_there(&registry, "actions/both.yaml"));
    registry.file("actions/faulty.yaml", "id: faulty\nid: again\nfollows: [unclear]\n");
    assert_snapshot!(registry.run(["remove", "unclear"]), @"
    [stderr]
    error: registry/actions/faulty.yaml may refer to `unclear`, but has errors; correct them first: mieux validate registry/actions/faulty.yaml
    [exit 2]
    ");
}

#[test]
fn a_cascade_takes_references_and_activities_with_it() {
    let registry = TestRegistry::programme();
    registry.file(
        "actions/later.yaml",
        "id: later\ntitle: {en: Later}\n# before\nfollows: # why\n  # inside\n  - both # which\n# after\n\
         partners:\n  - partner: pe-interior\n    role: requester\n  - partner: pe-other\nsources: [{source: page}]\n",
    );
    assert_snapshot!(registry.run(["remove", "both", "--cascade", "--yes"]), @"
    Records to remove:
      registry/actions/both.yaml
      registry/activities/both/both-a01.yaml
      registry/activities/both/both-a02.yaml
    References to remove:
      registry/actions/later.yaml:6: follows[0]
      registry/actions/peru-i.yaml:8: follows[0]
    Removed `both` (registry/actions/both.yaml).
    [exit 0]
    ");
    assert!(!is_there(&registry, "activities/both/both-a01.yaml"));
    assert_snapshot!(registry.text("actions/peru-i.yaml"), @"
    id: peru-i
    title: {es: Perú I}
    status: implementation
    countries: [PE]
    themes: [irregular-migration]
    partners: [{partner: pe-interior}]
    start: 2019-05
    sources: [{source: page}]
    ");
    assert_snapshot!(registry.run(["remove", "pe-interior", "--cascade", "--yes"]), @"
    Records to remove:
      registry/partners/pe/pe-interior.yaml
    References to remove:
      registry/actions/later.yaml:5: partners[0]
      registry/actions/peru-i.yaml:6: partners[0]
    Removed `pe-interior` (registry/partners/pe/pe-interior.yaml).
    [exit 0]
    ");
    assert_snapshot!(registry.text("actions/later.yaml"), @"
    id: later
    title: {en: Later}
    # after
    partners:
      - partner: pe-other
    sources: [{source: page}]
    ");
    let left = registry.run(["validate", "--select", "unknown-reference", "--format", "short"]);
    assert_snapshot!(left, @"
    registry/actions/later.yaml:5:14: error[unknown-reference] there is no partner `pe-other`
    [exit 1]
    ");
}

#[test]
fn a_dry_run_shows_what_would_go_and_removes_nothing() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["remove", "unclear", "--dry-run"]), @"
    Would remove `unclear` (registry/actions/unclear.yaml).
    [exit 0]
    ");
    assert_snapshot!(registry.run(["remove", "both", "--cascade", "--dry-run"]), @"
    Records to remove:
      registry/actions/both.yaml
      registry/activities/both/both-a01.yaml
      registry/activities/both/both-a02.yaml
    References to remove:
      registry/actions/peru-i.yaml:8: follows[0]
    Would remove `both` (registry/actions/both.yaml).
    [exit 0]
    ");
    assert!(
        is_there(&registry, "actions/unclear.yaml") && is_there(&registry, "actions/both.yaml")
    );
}
