//! `mieux show`.

use insta::assert_snapshot;

use crate::common::TestRegistry;

#[test]
fn a_record_is_shown_with_the_names_of_what_it_points_to_and_what_points_to_it() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["show", "both"]), @"
    Both regions
    action both in registry/actions/both.yaml

    Title: Both regions
    Status: Completed (completed)
    Countries: Peru (PE); Belarus (BY)
    Themes
      Irregular Migration/Trafficking in Human Beings (irregular-migration); Legal
      Migration and Mobility (legal-migration)
    Partners
      1. pe-interior  Ministry of the Interior: Requester (requester)
    Experts
      1. exp-0001  Chile
    Start: 2016
    End: 2018
    Sources
      1.
        Source: page
    Activities
      both-a01  First workshop
      both-a02  Planned training
    Followed by
      peru-i  Perú I
    [exit 0]
    ");
    assert_snapshot!(registry.run(["show", "both-a01", "--lang", "es"]), @"
    First workshop [en]
    activity both-a01 in registry/activities/both/both-a01.yaml

    Action: both  Ambas regiones
    Title: First workshop [en]
    Kind: Taller de trabajo (workshop)
    Status: held
    Start: 2017-03
    Places
      1.
        City: Lima
        Country: Perú (PE)
    Experts
      1. exp-0001  Chile
      2. exp-0002  Noruega
    Sources
      1.
        Source: page
    [exit 0]
    ");
    assert_snapshot!(registry.run(["show", "exp-0001"]), @"
    exp-0001
    expert exp-0001 in registry/experts/exp-0001.yaml

    Origin: Chile (CL)
    Sector: Public sector (public)
    Sources
      1.
        Source: page
    Involved in
      both  Both regions
    [exit 0]
    ");
    assert_snapshot!(registry.run(["show", "pe-interior"]), @"
    Ministry of the Interior
    partner pe-interior in registry/partners/pe/pe-interior.yaml

    Name: Ministry of the Interior
    Acronym: MININTER
    Kind: National institution (national-institution)
    Country: Peru (PE)
    Sources
      1.
        Source: page
    Partner of
      both  Both regions
      peru-i  Perú I
    [exit 0]
    ");
}

#[test]
fn text_in_another_language_than_asked_for_says_which() {
    let registry = TestRegistry::programme();
    assert!(registry.run(["show", "peru-i"]).contains("Perú I [es]"));
    assert!(registry.run(["show", "peru-i", "--lang", "es"]).starts_with("Perú I\n"));
}

#[test]
fn the_file_and_its_json_are_for_scripts() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["show", "exp-0002", "--format", "yaml"]), @r#"
    id: exp-0002
    origin: "NO"
    sources: [{source: page}]
    [exit 0]
    "#);
    assert_snapshot!(registry.run(["show", "exp-0002", "--format", "json"]), @r#"
    {
      "id": "exp-0002",
      "origin": "NO",
      "sources": [
        {
          "source": "page"
        }
      ]
    }
    [exit 0]
    "#);
}

#[test]
fn an_unknown_id_gets_what_was_meant() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["show", "peru-1"]), @"
    [stderr]
    error: there is no record `peru-1`; did you mean `peru-i`?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["show", "ministerio del interior"]), @"
    [stderr]
    error: there is no record `ministerio del interior`; did you mean `pe-interior`?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["show", "something-else"]), @"
    [stderr]
    error: there is no record `something-else`; `mieux list actions` prints the ids of actions
    [exit 2]
    ");
}

#[test]
fn an_id_that_two_kinds_share_shows_both_and_can_be_told_apart() {
    let registry = TestRegistry::programme();
    registry.file(
        "partners/both.yaml",
        "id: both\nname: {en: Both, es: Ambos}\nkind: civil-society\nsources: [{source: page}]\n",
    );
    let shown = registry.run(["show", "both"]);
    assert!(shown.contains("action both in") && shown.contains("partner both in"), "{shown}");
    assert_snapshot!(registry.run(["show", "both", "--format", "json"]), @"
    [stderr]
    error: `both` is an id of several kinds; add --kind with one of action, partner
    [exit 2]
    ");
    assert_snapshot!(registry.run(["show", "both", "--kind", "partners"]), @"
    Both
    partner both in registry/partners/both.yaml

    Name: Both
    Kind: Civil society organisation (civil-society)
    Sources
      1.
        Source: page
    [exit 0]
    ");
}

#[test]
fn a_record_that_cannot_be_read_says_where_to_look() {
    let registry = TestRegistry::programme();
    registry.file("actions/peru-i.yaml", "id: [\n");
    assert_snapshot!(registry.run(["show", "peru-i"]), @"
    [stderr]
    error: registry/actions/peru-i.yaml cannot be read; see `mieux validate registry/actions/peru-i.yaml`
    [exit 2]
    ");
}
