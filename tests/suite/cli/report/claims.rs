//! Published figures beside computed ones.

use insta::assert_snapshot;

use super::measured;
use crate::common::TestRegistry;

const CLAIMS: &str = "claims:\n\
  - {scope: {region: latin-america-and-caribbean}, metric: projects, value: 3, source: page}\n\
  - {scope: {region: latin-america-and-caribbean}, metric: activities, value: 10, qualifier: over, as_of: 2018, source: news}\n\
  - {scope: {country: CL}, metric: experts, value: 4, source: page, note: {en: As printed.}}\n\
  - {scope: {from: 2017, to: 2018}, metric: activities, value: 5, source: page}\n\
  - {scope: {from: 2010, to: 2030}, metric: projects, value: 4, source: page}\n\
  - {scope: {group: {en: Coastal towns}}, metric: projects, value: 2, source: page}\n\
  - {scope: {}, metric: governments, value: 9, source: page}\n\
  - {scope: {action: chile-i}, metric: activities, value: 2, source: news}\n";

#[test]
fn every_claim_stands_beside_the_figure_of_its_scope_and_day() {
    let registry = measured();
    registry.file("published/regions.yaml", CLAIMS);
    assert_snapshot!(registry.run(["report", "claims"]), @"
    Published figures beside those of the registry

    Scope       Latin America and the Caribbean
    Figure      Projects
    Published   3
    Computed    3
    Difference  0
    Coverage    100.0%
    Remark      The registry agrees.
    Source      [1]

    Scope       Latin America and the Caribbean
    Figure      Activities
    Qualifier   more than
    Published   10
    Computed    2
    Difference  −8
    Coverage    20.0%
    As of       2018
    Source      [2]

    Scope       Chile
    Figure      Experts involved
    Published   4
    Computed    4
    Difference  0
    Coverage    100.0%
    Remark      The registry agrees. As printed.
    Source      [1]

    Scope       2017 to 2018
    Figure      Activities
    Published   5
    Computed    2
    Difference  −3
    Coverage    40.0%
    Remark      Computed for these years: actions and activities count by their own
                dates. 2 actions are left out, because they have no start and no
                end.
    Source      [1]

    Scope       2010 to 2030
    Figure      Projects
    Published   4
    Computed    3
    Difference  −1
    Coverage    75.0%
    Source      [1]

    Scope       Coastal towns
    Figure      Projects
    Published   2
    Remark      The source names a group that no selection matches.
    Source      [1]

    Scope       Example
    Figure      governments
    Published   9
    Remark      This figure is not computed from records.
    Source      [1]

    Scope       chile-i
    Figure      Activities
    Published   2
    Computed    2
    Difference  0
    Coverage    100.0%
    Remark      The registry agrees.
    Source      [2]

    - Figures may be wrong, because of 1 error in the registry:
      registry/published/regions.yaml: `governments` is not a code of `metrics` (see
      `mieux validate`).
    - [1] page
    - [2] news
    [stderr]
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/published/regions.yaml: `governments` is not a code of `metrics`
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
    assert_snapshot!(registry.run(["report", "claims", "--format", "csv", "--lang", "es"]), @r#"
    scope,metric,metric_label,qualifier,qualifier_label,published,computed,difference,coverage,as-of,remark,source,source_label
    América Latina y el Caribe,projects,Proyectos,,,3,3,0,100,,El registro coincide.,page,[1]
    América Latina y el Caribe,activities,Actividades,over,más de,10,2,-8,20,2018,,news,[2]
    Chile,experts,Expertos participantes,,,4,4,0,100,,El registro coincide. As printed. [en],page,[1]
    de 2017 a 2018,activities,Actividades,,,5,2,-3,40,,"Calculado para esos años: las acciones y actividades cuentan según sus propias fechas. 2 acciones quedan fuera, porque no tienen inicio ni fin.",page,[1]
    de 2010 a 2030,projects,Proyectos,,,4,3,-1,75,,,page,[1]
    Coastal towns [en],projects,Proyectos,,,2,,,,,La fuente nombra un grupo al que no corresponde ninguna selección.,page,[1]
    Example,governments,governments,,,9,,,,,Esta cifra no se calcula a partir de las fichas.,page,[1]
    chile-i,activities,Actividades,,,2,2,0,100,,El registro coincide.,news,[2]
    [stderr]
    aviso: la respuesta puede ser incorrecta, por 1 error en el registro:
      registry/published/regions.yaml: `governments` no es un código de `metrics`
    ayuda: para ver cada error y su lugar, ejecute `mieux validate`
    [exit 1]
    "#);
}

#[test]
fn what_a_report_of_claims_cannot_be_asked_for_says_so() {
    assert_snapshot!(measured().run(["report", "claims", "--by", "theme"]), @"
    [stderr]
    error: `mieux report claims` always shows every claim; leave out all options but --public
    [exit 2]
    ");
}

/// What the shipped registry says of its own claims.
#[test]
fn the_shipped_registry_compares_every_claim_or_says_why_not() {
    let report = TestRegistry::shipped().json(["report", "claims", "--format", "json"]);
    let rows = report["tables"][0]["rows"].as_array().unwrap();
    assert!(rows.len() > 60);
    for row in rows {
        assert!(!row["computed"].is_null() || !row["remark"].is_null(), "{row}");
    }
}

/// What was published on the whole programme, on other days and of a part of its years.
const OF_THE_PROGRAMME: &str = "claims:\n\
  - {scope: {}, metric: projects, value: 2, as_of: 2016, source: page}\n\
  - {scope: {from: 2009, to: 2030}, metric: projects, value: 4, as_of: 2017-06, source: news}\n\
  - {scope: {}, metric: experts, value: 50, unit: percent, source: page}\n\
  - {scope: {}, metric: experts, value: 9, qualifier: about, source: page, note: {en: A guess.}}\n\
  - {scope: {from: 2018, to: 2018}, metric: activities, value: 5, as_of: 2018, source: page}\n\
  - {scope: {group: {en: Coastal towns}}, metric: activities, value: 6, source: page}\n\
  - {scope: {country: CL, action: chile-i}, metric: activities, value: 3, source: page}\n";

#[test]
fn the_whole_programme_stands_beside_what_was_published_of_it() {
    let registry = measured();
    registry.file("published/programme.yaml", OF_THE_PROGRAMME);
    let published = |args: &[&str]| {
        let report = registry.json([&["report"], args, &["--format", "json"]].concat());
        report["tables"].as_array().unwrap().iter().find(|one| one["name"] == "published").cloned()
    };
    // Of each figure the latest, computed for its own day.
    assert_snapshot!(published(&[]).unwrap()["rows"], @r#"[{"metric":"projects","metric_label":"Projects","qualifier":null,"qualifier_label":null,"published":4,"computed":1,"difference":-3,"coverage":25.0,"as-of":"2017-06","source":"news","source_label":"[1]"},{"metric":"experts","metric_label":"Experts involved","qualifier":"about","qualifier_label":"about","published":9,"computed":5,"difference":-4,"coverage":55.55555555555556,"as-of":null,"source":"page","source_label":"[2]"},{"metric":"activities","metric_label":"Activities","qualifier":null,"qualifier_label":null,"published":5,"computed":2,"difference":-3,"coverage":40.0,"as-of":"2018","source":"page","source_label":"[3]"}]"#);
    assert_snapshot!(published(&["--action", "chile-i"]).unwrap()["rows"], @r#"[{"metric":"activities","metric_label":"Activities","qualifier":null,"qualifier_label":null,"published":3,"computed":2,"difference":-1,"coverage":66.66666666666667,"as-of":null,"source":"page","source_label":"[1]"}]"#);
    assert_eq!(published(&["--country", "CL"]).unwrap()["rows"], serde_json::json!([]));
    assert_eq!(published(&["--by", "theme"]), None);
    assert_snapshot!(registry.run(["report"]), @"
    Example

    3 Projects   4 Activities   5 Experts involved
    3 Countries   2 Partners

    Region                           Pro-   On-   Com- Activ-  Experts Coun- Part-
                                    jects going pleted  ities involved tries  ners
    ──────────────────────────────────────────────────────────────────────────────
    Latin America and the Caribbean     3     1      2      4        5     2     2
    European Neighbourhood              1     0      1      1        2     1     1
    Total (distinct)                    3     1      2      4        5     3     2

    Published and computed figures

    Figure           Qualifier Published Computed Difference Coverage As of   Source
    ────────────────────────────────────────────────────────────────────────────────
    Projects                           4        1         −3    25.0% 2017-06 [1]
    Experts involved about             9        5         −4    55.6%         [2]
    Activities                         5        2         −3    40.0% 2018    [3]

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity is counted although its status is not known: it may never have
      taken place.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - The rows add up to more than the total, because a record can be in several
      rows and is counted once in the total: projects by region 4 (3), completed by
      region 3 (2), activities by region 5 (4), experts involved by region 7 (5),
      partners by region 3 (2).
    - [1] news
    - [2] page; A guess.
    - [3] page
    - The same person may be counted twice, because an expert record stands for one
      mention in a source.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--by", "theme", "--figures", "projects"]), @"
    Example

    3 Projects

    Theme                                            Projects
    ─────────────────────────────────────────────────────────
    Irregular Migration/Trafficking in Human Beings         2
    Legal Migration and Mobility                            2
    Total (distinct)                                        3

    - 1 action is not counted, because its status is not known: unclear.
    - 1 action is not counted, because its status is not that of a project.
    - 1 activity is not counted, because it was cancelled or is known only as
      planned.
    - 1 activity of the programme itself is not counted, because it belongs to no
      action.
    - The rows add up to more than the total, because a record can be in several
      rows and is counted once in the total: projects by theme 4 (3).
    - Published figures, with those of the registry for the same day in brackets: 4
      projects (1) (news, 2017-06).
    - Published figures, with those of the registry for the same day in brackets:
      about 9 experts involved (5) (page, undated; A guess).
    - Published figures, with those of the registry for the same day in brackets: 5
      activities (2) (page, 2018).
    - The same person may be counted twice, because an expert record stands for one
      mention in a source.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--figures", "projects", "--format", "csv"]), @"
    table,code,label,value,stated,of,projects,qualifier,qualifier_label,published,computed,difference,coverage,as-of,source,source_label
    figures,projects,Projects,3,,,,,,,,,,,,
    region,latin-america-and-caribbean,Latin America and the Caribbean,,,,3,,,,,,,,,
    region,european-neighbourhood,European Neighbourhood,,,,1,,,,,,,,,
    published,projects,Projects,,,,,,,4,1,-3,25,2017-06,news,[1]
    published,experts,Experts involved,,,,,about,about,9,5,-4,55.55555555555556,,page,[2]
    published,activities,Activities,,,,,,,5,2,-3,40,2018,page,[3]
    [exit 0]
    ");
}

#[test]
fn what_is_published_makes_no_public_report_tell_of_few_experts() {
    let registry = measured();
    registry.file(
        "vocabularies/metrics.yaml",
        "id: metrics\ntitle: {en: Metrics}\nterms:\n\
         - {code: experts, label: {en: Experts}, figure: experts}\n\
         - {code: deployments, label: {en: Deployments}, figure: deployments}\n",
    );
    registry.file(
        "published/regions.yaml",
        "claims:\n\
         - {scope: {}, metric: experts, value: 9, as_of: 2018-04, source: page}\n\
         - {scope: {}, metric: deployments, value: 9, source: page}\n\
         - {scope: {country: CL}, metric: deployments, value: 9, source: page}\n",
    );
    let computed = |args: &[&str], table: &str| -> Vec<serde_json::Value> {
        let report = registry.json([&["report"], args, &["--format", "json"]].concat());
        let tables = report["tables"].as_array().unwrap().clone();
        let table = tables.into_iter().find(|one| one["name"] == table).unwrap();
        table["rows"].as_array().unwrap().iter().map(|row| row["computed"].clone()).collect()
    };
    let told = |computed: Vec<serde_json::Value>| {
        computed.iter().map(|one| one.as_u64()).collect::<Vec<_>>()
    };
    // By April 2018 all experts but two had been involved.
    assert_eq!(told(computed(&[], "published")), [Some(3), Some(6)]);
    assert_eq!(told(computed(&["--public"], "published")), [None, None]);
    assert_eq!(told(computed(&["claims"], "claims")), [Some(3), Some(6), Some(4)]);
    assert_eq!(told(computed(&["claims", "--public"], "claims")), [None, None, None]);
}
