//! How much the records state.

use insta::assert_snapshot;

use super::measured;

#[test]
fn every_kind_says_how_many_of_its_records_state_each_field() {
    let registry = measured();
    assert_snapshot!(registry.run(["report", "completeness", "--country", "CL", "--format", "csv"]), @r#"
    table,code,label,stated,percent
    actions,title,title,3,100
    actions,status,status,2,66.66666666666667
    actions,phase,phase,0,0
    actions,countries,countries,3,100
    actions,regions,regions,0,0
    actions,themes,themes,2,66.66666666666667
    actions,areas,areas,0,0
    actions,principles,principles,1,33.333333333333336
    actions,partners,partners,1,33.333333333333336
    actions,experts,experts,1,33.333333333333336
    actions,request,request,2,66.66666666666667
    actions,request-received,request: received,2,66.66666666666667
    actions,approval,approval,0,0
    actions,start,start,1,33.333333333333336
    actions,start-month,"start, to the month",1,33.333333333333336
    actions,end,end,1,33.333333333333336
    actions,objective,objective,0,0
    actions,results,results,1,33.333333333333336
    actions,good_practices,good_practices,1,33.333333333333336
    actions,fact_sheet,fact_sheet,0,0
    actions,sources,sources,3,100
    actions,title-en,title (en),3,100
    actions,title-es,title (es),0,0
    actions,objective-en,objective (en),0,0
    actions,objective-es,objective (es),0,0
    activities,action,action,2,100
    activities,title,title,2,100
    activities,kind,kind,2,100
    activities,status,status,2,100
    activities,start,start,2,100
    activities,start-month,"start, to the month",1,50
    activities,end,end,0,0
    activities,places,places,0,0
    activities,online,online,0,0
    activities,participants,participants,2,100
    activities,participants-women,participants: women,2,100
    activities,experts,experts,2,100
    activities,experts-days,experts: days,2,100
    activities,partners,partners,0,0
    activities,sources,sources,2,100
    activities,title-en,title (en),2,100
    activities,title-es,title (es),0,0
    experts,origin,origin,3,75
    experts,sector,sector,2,50
    experts,affiliations,affiliations,0,0
    experts,languages,languages,2,50
    experts,themes,themes,0,0
    experts,consent,consent,0,0
    experts,retention,retention,0,0
    experts,sources,sources,4,100
    partners,name,name,1,100
    partners,acronym,acronym,0,0
    partners,kind,kind,1,100
    partners,country,country,1,100
    partners,region,region,0,0
    partners,website,website,0,0
    partners,sources,sources,1,100
    partners,name-en,name (en),0,0
    partners,name-es,name (es),1,100
    [exit 0]
    "#);
    assert_snapshot!(registry.run(["report", "completeness", "--country", "BY", "--public"]), @"
    What the records state · Belarus

    1 action

    Field                Stated   Share
    ───────────────────────────────────
    title                     1  100.0%
    status                    1  100.0%
    phase                     0    0.0%
    countries                 1  100.0%
    regions                   0    0.0%
    themes                    1  100.0%
    areas                     0    0.0%
    principles                0    0.0%
    partners                  1  100.0%
    experts                   1  100.0%
    request                   0    0.0%
    request: received         0    0.0%
    approval                  0    0.0%
    start                     1  100.0%
    start, to the month       0    0.0%
    end                       1  100.0%
    objective                 0    0.0%
    results                   0    0.0%
    good_practices            0    0.0%
    fact_sheet                0    0.0%
    sources                   1  100.0%
    title (en)                1  100.0%
    title (es)                1  100.0%
    objective (en)            0    0.0%
    objective (es)            0    0.0%

    1 activity, without those cancelled or only planned

    Field                Stated   Share
    ───────────────────────────────────
    action                    1  100.0%
    title                     1  100.0%
    kind                      1  100.0%
    status                    1  100.0%
    start                     1  100.0%
    start, to the month       1  100.0%
    end                       0    0.0%
    places                    1  100.0%
    online                    0    0.0%
    participants              0    0.0%
    participants: women       0    0.0%
    experts                   1  100.0%
    experts: days             0    0.0%
    partners                  0    0.0%
    sources                   1  100.0%
    title (en)                1  100.0%
    title (es)                0    0.0%

    – experts

    Field         Stated  Share
    ───────────────────────────
    origin             –      –
    sector             –      –
    affiliations       –      –
    languages          –      –
    themes             –      –
    consent            –      –
    retention          –      –
    sources            –      –

    1 partner

    Field      Stated   Share
    ─────────────────────────
    name            1  100.0%
    acronym         1  100.0%
    kind            1  100.0%
    country         1  100.0%
    region          0    0.0%
    website         0    0.0%
    sources         1  100.0%
    name (en)       1  100.0%
    name (es)       1  100.0%

    - Figures on fewer than three experts are withheld (–), even where there are
      none. Figures from which they could be computed are withheld too.
    [exit 0]
    ");
}
