//! What counted on a day.

use insta::assert_snapshot;

use super::measured;

#[test]
fn what_had_begun_by_a_day_counts_and_what_may_have_is_named() {
    let registry = measured();
    assert_snapshot!(registry.run(["report", "--as-of", "2018-06-30", "--figures", "all", "--format", "csv"]), @r#"
    table,code,label,value,stated,of,projects,ongoing,on-hold,completed,activities,experts,countries,partners,participants,participants-stated,women,women-stated,men,men-stated,women-share,women-share-stated,participants-per-activity,participants-per-activity-lower-quartile,participants-per-activity-upper-quartile,participants-per-activity-stated,activities-per-project,activities-per-project-stated,activity-days,activity-days-stated,online-share,online-share-stated,abroad,abroad-stated,countries-reached,coverage,coverage-stated,regional,follow-ups,repeat-countries,repeat-partners,institutions,deployments,repeat-experts,expert-days,expert-days-stated,days-per-deployment,days-per-deployment-stated,origins,origins-stated,eu-member-states,eu-member-states-stated,eu-coverage,eu-coverage-stated,experts-non-eu,experts-non-eu-stated,south-south,south-south-stated,results,results-adopted,adoption-rate,adoption-rate-stated,months-to-adoption,months-to-adoption-lower-quartile,months-to-adoption-upper-quartile,months-to-adoption-stated,requests,answered,answered-stated,approved,approved-stated,rejected,rejected-stated,cancelled,cancelled-stated,waiting,waiting-stated,requests-begun,requests-begun-stated,months-to-answer,months-to-answer-lower-quartile,months-to-answer-upper-quartile,months-to-answer-stated,months-to-decision,months-to-decision-lower-quartile,months-to-decision-upper-quartile,months-to-decision-stated,months-to-start,months-to-start-lower-quartile,months-to-start-upper-quartile,months-to-start-stated,duration,duration-lower-quartile,duration-upper-quartile,duration-stated,qualifier,qualifier_label,published,computed,difference,as-of,source,source_label
    figures,projects,Projects,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,ongoing,Ongoing,1,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,on-hold,On hold,0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,completed,Completed,0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,activities,Activities,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,experts,Experts involved,5,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,countries,Countries,3,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,partners,Partners,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,participants,Participants,1200,1,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,women,Women,700,1,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,men,Men,500,1,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,women-share,Share of women,58.333333333333336,1,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,participants-per-activity,Participants of an activity,1200,1,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,activities-per-project,Activities of a project,1,2,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,activity-days,Days of activities,,0,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,online-share,Share of online activities,0,1,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,abroad,Activities abroad,0,1,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,countries-reached,Countries reached,3,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,coverage,Countries of the region,100,3,3,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,regional,Regional project,1,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,follow-ups,Follow-up projects,0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,repeat-countries,Countries of several projects,0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,repeat-partners,Partners of several projects,0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,institutions,Institutions,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,deployments,Deployments,5,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,repeat-experts,Expert deployed again,1,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,expert-days,Expert days,5.5,2,5,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,days-per-deployment,Days of a deployment,2.75,2,5,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,origins,Countries of experts,4,4,5,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,eu-member-states,EU Member States of experts,2,4,5,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,eu-coverage,Share of the EU Member States,100,1,1,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,experts-non-eu,Experts from outside the EU,50,4,5,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,south-south,South-South and triangular,50,1,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,results,Results,0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,results-adopted,Adopted results,0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,adoption-rate,"Results adopted, of those that say",,0,0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,months-to-adoption,Months from end to adoption,,0,0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,requests,Requests,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,answered,Answered,,0,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,approved,Approved,,0,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,rejected,Rejected,0,2,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,cancelled,Cancelled,0,2,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,waiting,Waiting,0,2,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,requests-begun,Requests that became projects,,2,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,months-to-answer,Months from request to answer,,0,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,months-to-decision,Months from request to decision,,0,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,months-to-start,Months from request to start,3,1,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,duration,Months from start to end,,0,0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    region,latin-america-and-caribbean,Latin America and the Caribbean,,,,2,1,0,0,2,5,2,2,1200,1,700,1,500,1,58.333333333333336,1,1200,1200,1200,1,1,2,,0,0,1,0,1,2,100,2,1,0,0,0,2,5,1,5.5,2,2.75,2,4,4,2,4,100,1,50,4,50,1,0,0,,0,,,,0,2,,0,,0,0,2,0,2,0,2,,2,,,,0,,,,0,3,3,3,1,,,,0,,,,,,,,
    region,european-neighbourhood,European Neighbourhood,,,,1,0,0,0,1,2,1,1,,0,,0,,0,,0,,,,0,1,1,,0,0,1,0,1,1,100,1,1,0,0,0,1,2,0,,0,,0,2,2,0,2,0,1,100,2,,0,0,0,,0,,,,0,1,,0,,0,0,1,0,1,0,1,,1,,,,0,,,,0,,,,0,,,,0,,,,,,,,
    [exit 0]
    "#);
    assert_snapshot!(registry.run(["report", "--as-of", "2016-06"]), @"
    as of 2016-06

    0 Projects   0 Activities   0 Experts involved
    0 Countries   0 Partners

    Region            Pro-   On-   Com- Activ-  Experts Coun- Part-
                     jects going pleted  ities involved tries  ners
    ───────────────────────────────────────────────────────────────
    Total (distinct)     0     0      0      0        0     0     0

    - No records match.
    - 1 action is left out, because it may have begun before or after the end of
      2016-06: both.
    [exit 0]
    ");
}

#[test]
fn an_action_was_ongoing_until_it_ended() {
    let registry = measured();
    let public = |day: &str| {
        let figures = &registry.json(["report", "--as-of", day, "--format", "json"])["figures"];
        (figures["projects"].clone(), figures["ongoing"].clone(), figures["completed"].clone())
    };
    // `both` ran from 2016 to 2018, `chile-i` from 2018-04 to 2020-06, `peru-i` runs since 2019-05.
    assert_eq!(public("2017"), (1.into(), 1.into(), 0.into()));
    assert_eq!(public("2018-12-31"), (2.into(), 1.into(), 1.into()));
    assert_eq!(
        public("2018-10"),
        (2.into(), 1.into(), 0.into()),
        "whether `both` had ended is not known"
    );
    assert_eq!(public("2020-05"), (3.into(), 2.into(), 1.into()));
    assert_eq!(public("2020-06"), (3.into(), 1.into(), 2.into()));
}

#[test]
fn a_request_counts_from_the_day_on_which_it_arrived() {
    let registry = measured();
    let requests = |day: &str| {
        registry.json(["report", "--as-of", day, "--format", "json"])["figures"]["requests"].clone()
    };
    assert_eq!(requests("2018-01-30"), 1, "`chile-i` may have come on the last day");
    assert_eq!(requests("2018-01"), 2);
    assert_eq!(requests("2021-03-09"), 3);
    assert_eq!(requests("2021-03-10"), 4);
}
