//! What a mapping says of the sheets of lists.

use insta::assert_snapshot;

use super::{TestRegistry, sheet};

const MAPPING: &str = "\
kind = \"activity\"
dates = [\"MM/YYYY\"]

[columns]
\"Code\" = \"id\"
\"Begin\" = \"start\"

[links.sources]
header_row = 2
ignore = [\"Page\"]
skip = [{ column = \"Address\", starts = \"Total\" }]

[links.sources.columns]
\"Activity\" = \"id\"
\"Address\" = \"source\"
\"When\" = \"sources[].as_of\"
\"About\" = { field = \"supports\", values = { \"The beginning\" = \"start\" } }
";

#[test]
fn a_mapping_says_what_the_columns_of_a_list_stand_for() {
    let registry = TestRegistry::programme();
    sheet(&registry, "map.toml", MAPPING);
    sheet(&registry, "a.csv", "Code,Begin\nboth-a01,04/2017\n");
    let sources = "All pages,,,,\nActivity,Address,When,About,Page\nboth-a01,page,05/2020,The beginning; title,3\n\
                   ,Total: 1,,,\n";
    sheet(&registry, "pages.csv", sources);
    let args =
        ["import", "activities", "a.csv", "--map", "map.toml", "--link", "sources=pages.csv"];
    assert_snapshot!(registry.run(args), @"
    Row      Record    Change   Before     After
    ────────────────────────────────────────────────────────────────────────────────
    a.csv:2  both-a01  start    2017-03    2017-04
    a.csv:2  both-a01  sources  [{source:  [{source: page, supports: [start, title],
                                page}]     as_of: 2020-05}]

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        1          0        0
    [stderr]
    Wrote 1 file.
    [exit 0]
    ");
    assert_snapshot!(registry.text("activities/both/both-a01.yaml"), @"
    id: both-a01
    action: both
    title: {en: First workshop}
    kind: workshop
    status: held
    start: 2017-04
    places: [{city: Lima, country: PE}]
    experts: [{expert: exp-0001}, {expert: exp-0002}]
    sources: [{source: page, supports: [start, title], as_of: 2020-05}]
    ");
}

#[test]
fn a_list_is_of_items_and_says_nothing_of_records() {
    let registry = TestRegistry::programme();
    sheet(&registry, "a.csv", "id\nboth-a01\n");
    sheet(&registry, "map.toml", "kind = \"activity\"\n[links.sources]\nkey = \"source\"\n");
    assert_snapshot!(registry.run(["import", "activities", "a.csv", "--map", "map.toml"]), @"
    [stderr]
    error: map.toml is not a valid mapping file: `links.sources` describes items, not records; remove `kind`, `key`, `id`, `private`, `constants` and `links` from it
    [exit 2]
    ");
}

#[test]
fn a_list_that_two_kinds_have_needs_the_kind() {
    let registry = TestRegistry::programme();
    sheet(&registry, "a.csv", "id,title.en\nboth,Both\n");
    sheet(&registry, "b.csv", "id,title.en\nboth-a01,First workshop\n");
    sheet(&registry, "s.csv", "id,source\nboth-a01,leaflet\n");
    let with =
        |link| registry.run(["import", "actions", "a.csv", "activities", "b.csv", "--link", link]);
    assert_snapshot!(with("sources=s.csv"), @"
    [stderr]
    error: actions and activities both have a list `sources`; name the kind for the rows of s.csv: --link actions.sources=s.csv
    [exit 2]
    ");
    assert_snapshot!(with("activities.sources=s.csv"), @"
    Row      Record    Change    Before            After
    ──────────────────────────────────────────────────────────────────
    a.csv:2  both      title.en  Both regions      Both
    b.csv:2  both-a01  sources   [{source: page}]  [{source: leaflet}]

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        1          0        0
    b.csv        0        1          0        0
    [stderr]
    Wrote 2 files.
    [exit 0]
    ");
}
