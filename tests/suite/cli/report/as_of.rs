//! What counted on a day.

use insta::assert_snapshot;

use super::measured;

#[test]
fn what_had_begun_by_a_day_counts_and_what_may_have_is_named() {
    let registry = measured();
    assert_snapshot!(registry.run(["report", "--as-of", "2018-06-30", "--figures", "all", "--format", "csv"]), @r#"
    table,code,label,value,stated,of,projects,ongoing,completed,activities,experts,countries,partners,participants,participants-stated,women,women-stated,men,men-stated,women-share,women-share-stated,expert-days,expert-days-stated,experts-non-eu,experts-non-eu-stated,south-south,south-south-stated,results,results-adopted,adoption-rate,adoption-rate-stated,requests,requests-begun,requests-begun-stated,months-to-start,months-to-start-stated
    figures,projects,Projects,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,ongoing,Ongoing,1,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,completed,Completed,0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,activities,Activities,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,experts,Experts involved,5,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,countries,Countries,3,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,partners,Partners,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,participants,Participants,1200,1,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,women,Women,700,1,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,men,Men,500,1,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,women-share,Share of women,58.333333333333336,1,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,expert-days,Expert days,5.5,2,5,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,experts-non-eu,Experts from outside the EU,50,4,5,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,south-south,South-South and triangular,50,1,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,results,Results,0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,results-adopted,Adopted results,0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,adoption-rate,"Results adopted, of those that say",,0,0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,requests,Requests,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,requests-begun,Requests that became projects,,2,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    figures,months-to-start,Months from request to start,3,1,2,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
    region,latin-america-and-caribbean,Latin America and the Caribbean,,,,2,1,0,2,5,2,2,1200,1,700,1,500,1,58.333333333333336,1,5.5,2,50,4,50,1,0,0,,0,2,,2,3,1
    region,european-neighbourhood,European Neighbourhood,,,,1,0,0,1,2,1,1,,0,,0,,0,,0,,0,100,2,,0,0,0,,0,1,,1,,0
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

    - No record of the registry is selected.
    - 1 action may have begun before or after the end of 2016-06 and is left out:
      both.
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
