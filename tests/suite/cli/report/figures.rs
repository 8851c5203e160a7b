//! The figures beyond the usual ones.

use insta::assert_snapshot;

use super::measured;
use crate::common::TestRegistry;

#[test]
fn every_figure_can_be_counted_by_hand() {
    let registry = measured();
    let report = registry.json(["report", "--format", "json"]);
    assert_snapshot!(format!("{:#}", report["figures"]), @r#"
    {
      "projects": 3,
      "ongoing": 1,
      "completed": 2,
      "activities": 4,
      "experts": 5,
      "countries": 3,
      "partners": 2,
      "participants": 1215,
      "women": 710,
      "men": 505,
      "expert-days": 6.5,
      "experts-non-eu": 50.0,
      "south-south": 33.333333333333336,
      "results": 3,
      "results-adopted": 2,
      "requests": 5,
      "requests-begun": 75.0,
      "months-to-start": 3.0
    }
    "#);
    assert_snapshot!(format!("{}", report["known"]), @r#"{"participants":{"stated":2,"of":4},"women":{"stated":2,"of":4},"men":{"stated":2,"of":4},"expert-days":{"stated":3,"of":6},"experts-non-eu":{"stated":4,"of":5},"south-south":{"stated":1,"of":3},"requests-begun":{"stated":4,"of":5},"months-to-start":{"stated":1,"of":3}}"#);
}

#[test]
fn the_figures_that_are_asked_for_are_shown_with_how_many_records_state_them() {
    assert_snapshot!(measured().run(["report", "--figures", "participants,women,expert-days,experts-non-eu", "--by", "country"]), @"
    Example

    1,215 Participants   710 Women   6.5 Expert days
    50.0% Experts from outside the EU

    Country          Partici- stating Women stating Expert stating Experts     of
                        pants      it            it   days      it    from  known
                                                                   outside origin
                                                                    the EU
    ─────────────────────────────────────────────────────────────────────────────
    Belarus                         0             0              0  100.0%      2
    Chile               1,215       2   710       2    6.5       3   33.3%      3
    Peru                            0             0              0  100.0%      2
    Total (distinct)    1,215       2   710       2    6.5       3   50.0%      4

    - 1 action without a known status is not counted: unclear.
    - 1 action of a status that does not count as a project is not counted.
    - 1 activity known only as planned, or cancelled, is not counted.
    - 1 activity of the programme itself, of no action, is not counted.
    - 2 of 4 activities state how many took part; participants are at least so many.
    - 2 of 4 activities state how many women took part.
    - 3 of 6 deployments of experts state their days.
    - Of 4 of 5 experts it is known whether they come from the EU.
    [exit 0]
    ");
}

#[test]
fn what_no_record_states_is_no_figure() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["report", "--figures", "participants,months-to-start", "--by", "status"]), @"
    Example

    Status           Participants stating      Months from stating
                                       it request to start      it
    ──────────────────────────────────────────────────────────────
    Implementation                      0                        0
    Completed                           0                        0
    Total (distinct)                    0                        0

    - 1 action without a known status is not counted: unclear.
    - 1 activity known only as planned, or cancelled, is not counted.
    - 1 activity of the programme itself, of no action, is not counted.
    - 0 of 2 activities state how many took part; participants are at least so many.
    - 0 of 2 projects state the month of both the request and the start.
    [exit 0]
    ");
}

#[test]
fn the_records_behind_the_figures_that_are_asked_for_are_named() {
    assert_snapshot!(measured().run(["report", "--figures", "participants,results,results-adopted,requests", "--list", "--country", "CL", "--format", "csv"]), @"
    figure,id,title
    participants,chile-i-a01,Workshop
    participants,chile-i-a02,Training
    results,chile-i,Manual [es]
    results,chile-i,A law
    results,chile-i,A draft
    results-adopted,chile-i,Manual [es]
    results-adopted,chile-i,A law
    requests,chile-i,Chile I
    requests,chile-ii,Chile II
    requests,unclear,Nobody knows
    [exit 0]
    ");
}

#[test]
fn an_expert_from_a_country_that_left_is_judged_on_the_day_of_the_work() {
    let registry = measured();
    let share = || {
        let report = registry.json(["report", "--country", "CL", "--format", "json"]);
        (
            report["figures"]["experts-non-eu"].clone(),
            report["known"]["experts-non-eu"]["stated"].clone(),
        )
    };
    // One each from Norway, Spain and, in 2018, the United Kingdom; one of unknown origin.
    assert_eq!(share(), ((100.0 / 3.0).into(), 3.into()));
    registry.replace("activities/chile-i/chile-i-a01.yaml", "\"2018-05-14\"", "2020");
    assert_eq!(share(), (50.0.into(), 2.into()));
    registry.replace("activities/chile-i/chile-i-a01.yaml", "start: 2020", "start: 2021");
    registry.replace("activities/chile-i/chile-i-a02.yaml", "start: 2020", "start: 2021");
    assert_eq!(share(), ((200.0 / 3.0).into(), 3.into()));
}

#[test]
fn what_the_figures_in_use_mean_is_explained() {
    let registry = measured();
    assert_snapshot!(registry.run(["report", "--explain", "--figures", "women", "--over", "month"]), @"
    - **Women and men**: the sums of those among the participants, from the activities that state them.
    - **Total**: counted anew, each record once. An action of several countries or themes counts in each row that it belongs
      to and once in the total; where the rows add up to more, a note says so.
    - **Not stated**: the row of what states nothing to be divided by.
    - **Year, quarter and month**: those in which it started. An action counts in the period of its own start, an activity
      in that of its own. A date of which only the year is known belongs to no quarter and to no month, and has a row of its
      own.
    [exit 0]
    ");
    let all = registry.run(["report", "--explain"]);
    assert!(all.contains("- **Months from request to start**:"), "{all}");
    let french = registry.run(["report", "claims", "--explain", "--lang", "fr"]);
    assert!(french.starts_with("- **Chiffres publiés**:"), "{french}");
}
