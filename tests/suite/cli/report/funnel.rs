//! What became of requests, and how long it took.

use insta::assert_snapshot;

use super::measured;
use crate::common::TestRegistry;

/// The programme with requests that were turned down, given up and wait.
fn asked() -> TestRegistry {
    let registry = measured();
    for (id, rest) in REQUESTS {
        let text = format!(
            "id: {id}\ntitle: {{en: A request}}\ncountries: [CL]\nsources: [{{source: page}}]\n{rest}"
        );
        registry.file(format!("actions/{id}.yaml"), &text);
    }
    registry
}

const REQUESTS: &[(&str, &str)] = &[
    (
        "chile-iii",
        "status: rejected\nrequest: {received: 2018-01, answered: 2018-03}\n\
         approval: {decision: rejected, date: 2018-06}\n",
    ),
    (
        "chile-iv",
        "status: cancelled\nrequest: {received: 2018-02, answered: 2018-03}\n\
         approval: {decision: approved, date: 2018-05}\n",
    ),
    ("chile-v", "status: preparation\nrequest: {received: 2021-02, answered: 2021-06-30}\n"),
];

#[test]
fn a_funnel_shows_how_far_the_requests_of_each_year_came() {
    assert_snapshot!(asked().run(["report", "funnel"]), @"
    The way of requests

    3 Projects   2 Completed   8 Requests
    3 Answered   1 Approved   1 Rejected
    1 Cancelled   2 Waiting   2.0 Months from request to answer
    4.0 Months from request to decision   3.0 Months from request to start

    Year of request Requests  Ans-     of Approved     of  Pro-     of   Com-     of
                             wered  those           those jects  those pleted  those
                                   before          before       before        before
    ────────────────────────────────────────────────────────────────────────────────
    2016                   1         0.0%                     1             1 100.0%
    2018                   3     2  66.7%        1  50.0%     1   0.0%      1 100.0%
    2019                   1         0.0%                     1             0   0.0%
    2021                   2     1  50.0%            0.0%     0             0
    (not stated)           1         0.0%                     0             0
    Total                  8     3  37.5%        1  33.3%     3   0.0%      2  66.7%
    (distinct)

    Year of      Rejected Cancelled Waiting  Months stating   Months stating  Months
    request                                    from      it     from      it    from
                                            request          request         request
                                                 to               to              to
                                             answer         decision           start
    ────────────────────────────────────────────────────────────────────────────────
    2016                0         0       0               0                0
    2018                1         1       0     1.5       2      4.0       2     3.0
    2019                0         0       0               0                0
    2021                0         0       2     4.0       1                0
    (not stated)                                          0                0
    Total               1         1       2     2.0       3      4.0       2     3.0
    (distinct)

    Year of request   stating it
    ────────────────────────────
    2016                       0
    2018                       1
    2019                       0
    2021                       0
    (not stated)               0
    Total (distinct)           1

    - 1 action is not counted, because its status is not known: unclear.
    - 4 actions are not counted, because their status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - 3 of 8 requests state when they were answered; others may have been answered
      too.
    - 2 of 8 requests state what was decided.
    - The status of 7 of 8 requests is known.
    - 3 of 8 requests state the month of both the request and the answer.
    - 2 of 8 requests state the month of both the request and the decision.
    - 1 of 3 projects state the month of both the request and the start, in this
      order.
    - Months from request to answer: the middle half of the values lies between 1.5
      and 3.0.
    - Months from request to decision: the middle half of the values lies between
      3.5 and 4.5.
    - Months from request to start: the middle half of the values lies between 3.0
      and 3.0.
    - 5 of 8 actions state when the request was received. The others count in the
      year in which they started.
    [exit 0]
    ");
}

#[test]
fn programs_read_a_funnel_with_its_shares_and_quartiles() {
    let report = asked().json(["report", "funnel", "--country", "CL", "--format", "json"]);
    assert_eq!(report["report"], "funnel");
    let row = &report["tables"][0]["rows"][0];
    assert_snapshot!(format!("{row:#}"), @r#"
    {
      "request-year": "2018",
      "request-year_label": "2018",
      "requests": 3,
      "answered": 2,
      "answered-percent": 66.66666666666667,
      "approved": 1,
      "approved-percent": 50.0,
      "projects": 1,
      "projects-percent": 0.0,
      "completed": 1,
      "completed-percent": 100.0,
      "rejected": 1,
      "cancelled": 1,
      "waiting": 0,
      "months-to-answer": 1.5,
      "months-to-answer-stated": 2,
      "months-to-decision": 4.0,
      "months-to-decision-stated": 2,
      "months-to-start": 3.0,
      "months-to-start-stated": 1
    }
    "#);
    assert_snapshot!(format!("{}", report["known"]["months-to-answer"]), @r#"{"stated":3,"of":6,"quartiles":[1.5,3.0]}"#);
}

#[test]
fn a_funnel_takes_a_selection_alone() {
    assert_snapshot!(asked().run(["report", "funnel", "--by", "theme"]), @"
    [stderr]
    error: `mieux report funnel` takes filters and --public; leave out the other options
    [exit 2]
    ");
    let explained = asked().run(["report", "funnel", "--explain"]);
    assert!(explained.contains("- **Answered, approved, rejected, cancelled and waiting**:"));
}

#[test]
fn on_an_earlier_day_what_had_not_begun_waits() {
    let registry = asked();
    let waiting = |day| {
        let report =
            registry.json(["report", "--country", "CL", "--as-of", day, "--format", "json"]);
        (report["figures"]["waiting"].clone(), report["figures"]["requests"].clone())
    };
    // Chile I was asked for in January and began in April; two more are as they are today.
    assert_eq!(waiting("2018-02-28"), (1.into(), 3.into()));
    assert_eq!(waiting("2018-04-30"), (0.into(), 3.into()));
}

#[test]
fn a_figure_of_requests_has_the_rows_of_what_became_no_project() {
    let registry = asked();
    for figure in ["rejected", "cancelled", "waiting", "answered", "months-to-answer"] {
        let args = ["report", "--by", "status", "--figures", figure, "--format", "csv"];
        let output = registry.run(args);
        assert!(output.contains("\nstatus,rejected,"), "{figure}: {output}");
    }
}
