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
      "on-hold": 0,
      "completed": 2,
      "activities": 4,
      "experts": 5,
      "countries": 3,
      "partners": 2,
      "participants": 1215,
      "women": 710,
      "men": 505,
      "women-share": 58.43621399176955,
      "participants-per-activity": 607.5,
      "activities-per-project": 1.3333333333333333,
      "activity-days": null,
      "online-share": 50.0,
      "abroad": 0,
      "countries-reached": 3,
      "coverage": 100.0,
      "regional": 1,
      "follow-ups": 1,
      "repeat-countries": 1,
      "repeat-partners": 1,
      "institutions": 2,
      "deployments": 6,
      "repeat-experts": 2,
      "expert-days": 6.5,
      "days-per-deployment": 2.1666666666666665,
      "origins": 4,
      "eu-member-states": 2,
      "eu-coverage": 100.0,
      "experts-non-eu": 50.0,
      "south-south": null,
      "results": 3,
      "results-adopted": 2,
      "adoption-rate": 66.66666666666667,
      "months-to-adoption": -15.0,
      "requests": 5,
      "answered": null,
      "approved": null,
      "rejected": 0,
      "cancelled": 0,
      "waiting": 1,
      "requests-begun": 75.0,
      "months-to-answer": null,
      "months-to-decision": null,
      "months-to-start": 3.0,
      "duration": 26.0
    }
    "#);
    assert_snapshot!(format!("{}", report["known"]), @r#"{"participants":{"stated":2,"of":4},"women":{"stated":2,"of":4},"men":{"stated":2,"of":4},"women-share":{"stated":2,"of":4},"participants-per-activity":{"stated":2,"of":4,"quartiles":[311.25,903.75]},"activities-per-project":{"stated":3,"of":3},"activity-days":{"stated":0,"of":4},"online-share":{"stated":2,"of":4},"abroad":{"stated":1,"of":4},"coverage":{"stated":3,"of":3},"expert-days":{"stated":3,"of":6},"days-per-deployment":{"stated":3,"of":6},"origins":{"stated":4,"of":5},"eu-member-states":{"stated":4,"of":5},"eu-coverage":{"stated":1,"of":1},"experts-non-eu":{"stated":4,"of":5},"south-south":{"stated":1,"of":3},"adoption-rate":{"stated":3,"of":3},"months-to-adoption":{"stated":1,"of":2,"quartiles":[-15.0,-15.0]},"answered":{"stated":0,"of":5},"approved":{"stated":0,"of":5},"rejected":{"stated":4,"of":5},"cancelled":{"stated":4,"of":5},"waiting":{"stated":4,"of":5},"requests-begun":{"stated":4,"of":5},"months-to-answer":{"stated":0,"of":5},"months-to-decision":{"stated":0,"of":5},"months-to-start":{"stated":1,"of":3,"quartiles":[3.0,3.0]},"duration":{"stated":1,"of":2,"quartiles":[26.0,26.0]}}"#);
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

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - 2 of 4 activities state how many took part; the real number can be higher.
    - 2 of 4 activities state how many women took part.
    - 3 of 6 deployments of experts state their days.
    - For 4 of 5 experts it is known whether they come from the EU.
    [exit 0]
    ");
}

#[test]
fn what_no_record_states_is_no_figure() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["report", "--figures", "participants,months-to-start", "--by", "status"]), @"
    Example

    Status           Participants stating      Months from    lower    upper stating
                                       it request to start quartile quartile      it
    ────────────────────────────────────────────────────────────────────────────────
    Implementation                      0                                          0
    Completed                           0                                          0
    Total (distinct)                    0                                          0

    - 1 action is not counted, because its status is not known: unclear.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - 0 of 2 activities state how many took part; the real number can be higher.
    - 0 of 2 projects state the month of both the request and the start, in this
      order.
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
fn an_expert_is_from_the_eu_or_not_in_every_report_and_selection() {
    let registry = measured();
    registry.replace(
        "vocabularies/country-groups.yaml",
        "terms:\n",
        "terms:\n  - {code: non-eu, label: {en: Outside of the EU}}\n",
    );
    // The expert from the United Kingdom is in two activities: the first is dated 2018, before it left.
    registry.file(
        "activities/peru-i/peru-i-a09.yaml",
        "id: peru-i-a09\naction: peru-i\ntitle: {en: Later}\nkind: training\nstatus: held\nstart: 2022\n\
         experts: [{expert: exp-0002}, {expert: exp-0004}]\nsources: [{source: page}]\n",
    );
    let of = |args: &[&str]| {
        let report = registry.json([&["report"], args, &["--format", "json"]].concat());
        let [share, stated] =
            [&report["figures"], &report["known"]].map(|one| one["experts-non-eu"].clone());
        (report["figures"]["experts"].clone(), share, stated["stated"].clone())
    };
    assert_snapshot!(format!("{:?}", of(&["--country", "PE", "--from", "2022"])), @"(Number(2), Number(50.0), Number(2))");
    assert_snapshot!(format!("{:?}", of(&["--country", "PE", "--origin", "eu"])), @"(Number(1), Number(0.0), Number(1))");
    assert_snapshot!(format!("{:?}", of(&["--origin", "eu"])), @"(Number(2), Number(0.0), Number(2))");
    assert_snapshot!(format!("{:?}", of(&["--origin", "non-eu"])), @"(Number(2), Number(100.0), Number(2))");
    // What was cancelled involved nobody.
    registry.replace("activities/chile-i/chile-i-a01.yaml", "status: held", "status: cancelled");
    registry.replace("activities/chile-i/chile-i-a02.yaml", "start: 2020", "start: 2021");
    assert_snapshot!(format!("{:?}", of(&["--origin", "eu"])), @"(Number(0), Null, Number(0))");
}

#[test]
fn what_the_figures_in_use_mean_is_explained() {
    let registry = measured();
    assert_snapshot!(registry.run(["report", "--explain", "--figures", "women", "--over", "month"]), @"
    - **Women and men**: the sums of the numbers of women and of men that the
      activities state. An activity that states only women counts only for the
      women. For this reason neither sum is a part of the participants.
    - **Total**: every record is counted once, even if it is in several rows. An
      action of two countries counts in both rows and once in the total. If the rows
      add up to more than the total, a note says so.
    - **Not stated**: the row of the records that do not state what the rows are
      divided by.
    - **Year, quarter and month**: the period of the start. An action counts by its
      own start, an activity by its own start, and a request by its arrival. If the
      arrival is not known, the start of the action is used. If only the year of a
      date is known, it belongs to no quarter or month, and is in a row of its own.
    [exit 0]
    ");
    let all = registry.run(["report", "--explain"]);
    assert!(all.contains("- **Months from request to start**:"), "{all}");
    let french = registry.run(["report", "claims", "--explain", "--lang", "fr"]);
    assert!(french.starts_with("- **Chiffres publiés** :"), "{french}");
}

#[test]
fn a_share_that_nothing_can_be_known_of_is_not_shown_and_a_note_says_why() {
    let registry = measured();
    let figures = ["report", "--country", "PE", "--figures", "requests,requests-begun"];
    assert_snapshot!(registry.run(figures), @"
    Peru

    2 Requests

    Status            Requests  Requests that became projects  of known status
    ──────────────────────────────────────────────────────────────────────────
    Implementation           1                                               1
    Completed                1                                               1
    Total (distinct)         2                                               2

    Theme                                           Requests    Requests     of
                                                             that became  known
                                                                projects status
    ───────────────────────────────────────────────────────────────────────────
    Irregular Migration/Trafficking in Human Beings        2                  2
    Legal Migration and Mobility                           1                  1
    Total (distinct)                                       2                  2

    Year of start     Requests  Requests that became projects  of known status
    ──────────────────────────────────────────────────────────────────────────
    2016                     1                                               1
    2017                     0                                               0
    2019                     1                                               1
    (not stated)             0                                               0
    Total (distinct)         2                                               2

    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - The share of requests that became projects is not shown, because no recorded
      request was rejected, was cancelled or is waiting.
    - The rows add up to more than the total, because a record can be in several
      rows and is counted once in the total: requests by theme 3 (2).
    [exit 0]
    ");
    let asked = ["report", "--by", "country", "--figures", "south-south,women-share"];
    assert_snapshot!(registry.run(asked), @"
    Example

    58.4% Share of women   1 of 1 South-South and triangular

    Country             South-South stating Share of stating
                     and triangular      it    women    both
    ────────────────────────────────────────────────────────
    Belarus                               0                0
    Chile                    100.0%       1    58.4%       2
    Peru                                  0                0
    Total (distinct)         1 of 1       1    58.4%       2

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - 2 of 4 activities state how many women and how many men took part; the share
      of women is that of these.
    - 1 of 1 projects that state principles are South-South or triangular. More than
      half of the 3 projects state none, so no share is computed.
    [exit 0]
    ");
}

#[test]
fn the_share_of_women_is_among_those_that_state_both() {
    let registry = measured();
    let workshop = "activities/chile-i/chile-i-a01.yaml";
    registry.replace(workshop, "{total: 1200, women: 700, men: 500}", "{total: 3, women: 5}");
    let report = registry.json(["report", "--format", "json"]);
    let figures =
        ["participants", "women", "women-share"].map(|name| report["figures"][name].to_string());
    assert_eq!(figures, ["18", "15", "66.66666666666667"]);
    assert_eq!(report["known"]["women-share"]["stated"], 1);
}

#[test]
fn what_is_listed_is_what_a_share_counts_and_what_a_sum_comes_from() {
    let registry = measured();
    let figures = "women-share,expert-days,experts-non-eu,south-south,adoption-rate,requests-begun";
    let list = ["report", "--figures", figures, "--list", "--country", "CL", "--format", "csv"];
    assert_snapshot!(registry.run(list), @"
    figure,id,title
    women-share,chile-i-a01,Workshop
    women-share,chile-i-a02,Training
    expert-days,exp-0002,Norway
    expert-days,exp-0003,Spain
    expert-days,exp-0004,United Kingdom
    experts-non-eu,exp-0002,Norway
    south-south,chile-i,Chile I
    adoption-rate,chile-i,Manual [es]
    adoption-rate,chile-i,A law
    requests-begun,chile-i,Chile I
    [exit 0]
    ");
    let notes = registry.run(["report", "--figures", "women-share", "--list", "--country", "CL"]);
    assert!(notes.contains("- The records behind each figure are listed."), "{notes}");
}

#[test]
fn rows_that_are_cut_off_by_their_name_alone_are_spoken_of() {
    let registry = measured();
    let cut =
        |top| registry.run(["report", "--by", "origin", "--figures", "experts", "--top", top]);
    assert!(
        cut("1").contains("- 3 rows that are not shown have the same value as the last row shown.")
    );
    assert!(!cut("4").contains("not shown have the same"), "{}", cut("4"));
    let public = registry.run(["report", "--by", "origin", "--top", "1", "--public"]);
    assert!(!public.contains("not shown"), "{public}");
}
