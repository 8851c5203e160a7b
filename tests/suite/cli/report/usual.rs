//! What a report shows when nobody asks for more.

use insta::assert_snapshot;

use crate::common::TestRegistry;

#[test]
fn alone_it_shows_the_operational_regions_and_the_distinct_total() {
    assert_snapshot!(TestRegistry::programme().run(["report"]), @"
    Example

    2 Projects   2 Activities   2 Experts involved
    2 Countries   1 Partner

    Region                           Pro-   On-   Com- Activ-  Experts Coun- Part-
                                    jects going pleted  ities involved tries  ners
    ──────────────────────────────────────────────────────────────────────────────
    Latin America and the Caribbean     2     1      1      2        2     1     1
    European Neighbourhood              1     0      1      1        2     1     1
    Total (distinct)                    2     1      1      2        2     2     1

    - 1 action is not counted, because its status is not known: unclear.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity is counted although its status is not known: it may never have
      taken place.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - The rows add up to more than the total, because a record can be in several
      rows and is counted once in the total: projects by region 3 (2), completed by
      region 2 (1), activities by region 3 (2), experts involved by region 4 (2),
      partners by region 2 (1).
    [exit 0]
    ");
}

#[test]
fn a_region_is_shown_with_its_statuses_themes_and_years() {
    assert_snapshot!(TestRegistry::programme().run(["report", "--region", "latam"]), @"
    Latin America and the Caribbean

    2 Projects   2 Activities   2 Experts involved
    1 Country   1 Partner

    Status            Projects  Activities  Experts involved  Countries  Partners
    ─────────────────────────────────────────────────────────────────────────────
    Implementation           1           1                 0          1         1
    Completed                1           1                 2          1         1
    Total (distinct)         2           2                 2          1         1

    Theme                              Pro-   On-   Com- Activ-  Experts Coun- Part-
                                      jects going pleted  ities involved tries  ners
    ────────────────────────────────────────────────────────────────────────────────
    Irregular Migration/Trafficking       2     1      1      2        2     1     1
    in Human Beings
    Legal Migration and Mobility          1     0      1      1        2     1     1
    Total (distinct)                      2     1      1      2        2     1     1

    Year of start     Pro-   On-   Com- Activ-  Experts Coun- Part-
                     jects going pleted  ities involved tries  ners
    ───────────────────────────────────────────────────────────────
    2016                 1     0      1      0        1     1     1
    2017                 0     0      0      1        2     0     0
    2019                 1     1      0      0        0     1     1
    (not stated)         0     0      0      1        0     0     0
    Total (distinct)     2     1      1      2        2     1     1

    Published and computed figures

    Figure    Qualifier  Published  Computed  Difference  Coverage  As of  Source
    ─────────────────────────────────────────────────────────────────────────────
    Projects                    35         2         −33      5.7%         [1]

    - 1 action is not counted, because its status is not known: unclear.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity is counted although its status is not known: it may never have
      taken place.
    - The rows add up to more than the total, because a record can be in several
      rows and is counted once in the total: countries by status 2 (1), partners by
      status 2 (1), projects by theme 3 (2), completed by theme 2 (1), activities by
      theme 3 (2), experts involved by theme 4 (2), countries by theme 2 (1),
      partners by theme 2 (1), experts involved by year of start 3 (2), countries by
      year of start 2 (1), partners by year of start 2 (1).
    - [1] page
    [exit 0]
    ");
}

#[test]
fn the_records_behind_each_figure_can_be_named() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["report", "--country", "PE", "--list", "--format", "csv"]), @"
    figure,id,title
    projects,both,Both regions
    projects,peru-i,Perú I [es]
    activities,both-a01,First workshop
    activities,peru-i-a01,Remote training
    experts,exp-0001,Chile
    experts,exp-0002,Norway
    countries,BY,Belarus
    countries,PE,Peru
    partners,pe-interior,Ministry of the Interior
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "theme", "--list", "--theme", "LM"]), @"
    Legal Migration and Mobility

    1 Project   1 Activity   2 Experts involved
    2 Countries   1 Partner

    Theme                         Pro-   On-   Com- Activ-  Experts Coun- Part-
                                 jects going pleted  ities involved tries  ners
    ───────────────────────────────────────────────────────────────────────────
    Legal Migration and Mobility     1     0      1      1        2     2     1
    Total (distinct)                 1     0      1      1        2     2     1

    Records

    Theme                         Figure      Record       Title
    ───────────────────────────────────────────────────────────────────────────────
    Legal Migration and Mobility  projects    both         Both regions
    Legal Migration and Mobility  activities  both-a01     First workshop
    Legal Migration and Mobility  experts     exp-0001     Chile
    Legal Migration and Mobility  experts     exp-0002     Norway
    Legal Migration and Mobility  countries   BY           Belarus
    Legal Migration and Mobility  countries   PE           Peru
    Legal Migration and Mobility  partners    pe-interior  Ministry of the Interior

    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    [exit 0]
    ");
}

#[test]
fn an_empty_selection_says_so_and_is_no_error() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["report", "--country", "NO"]), @"
    Norway

    0 Projects   0 Activities   0 Experts involved
    0 Countries   0 Partners

    Status            Projects  Activities  Experts involved  Countries  Partners
    ─────────────────────────────────────────────────────────────────────────────
    Total (distinct)         0           0                 0          0         0

    Theme             Pro-   On-   Com- Activ-  Experts Coun- Part-
                     jects going pleted  ities involved tries  ners
    ───────────────────────────────────────────────────────────────
    Total (distinct)     0     0      0      0        0     0     0

    Year of start     Pro-   On-   Com- Activ-  Experts Coun- Part-
                     jects going pleted  ities involved tries  ners
    ───────────────────────────────────────────────────────────────
    Total (distinct)     0     0      0      0        0     0     0

    - No records match.
    - `--country` selects beneficiary countries. 1 expert from there is not
      selected: try `--origin NO`.
    [exit 0]
    ");
    assert_eq!(
        registry.json(["report", "--country", "NO", "--format", "json"])["figures"]["projects"],
        0
    );
}

#[test]
fn figures_without_a_record_that_cannot_be_read_say_so() {
    let registry = TestRegistry::programme();
    registry.file("actions/peru-i.yaml", "id: peru-i\ntitle: Perú\n");
    assert_snapshot!(registry.run(["report", "--by", "status"]), @"
    Example

    1 Project   1 Activity   2 Experts involved
    2 Countries   1 Partner

    Status            Projects  Activities  Experts involved  Countries  Partners
    ─────────────────────────────────────────────────────────────────────────────
    Completed                1           1                 2          2         1
    Total (distinct)         1           1                 2          2         1

    - 1 action is not counted, because its status is not known: unclear.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - 1 activity is not counted, because its action is missing or cannot be read.
    - Figures may be wrong, because of 1 error in the registry:
      registry/actions/peru-i.yaml: `title` is text, but text by language is
      expected (see `mieux validate`).
    [stderr]
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/actions/peru-i.yaml: `title` is text, but text by language is expected
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
}

#[test]
fn what_the_figures_mean_is_printed_on_demand() {
    let explained = TestRegistry::programme().run(["report", "--explain"]);
    assert!(explained.starts_with("- **Projects**: the actions in scope"), "{explained}");
}
