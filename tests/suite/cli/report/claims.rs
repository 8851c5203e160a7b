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

    Scope     Figure     Qualifier   Pub-  Com- Differ- Cover- As   Remark    Source
                                   lished puted    ence    age of
    ────────────────────────────────────────────────────────────────────────────────
    Latin     Projects                  3     3       0 100.0%      The       [1]
    America                                                         registry
    and the                                                         agrees.
    Caribbean
    Latin     Activities more than     10     2      −8  20.0% 2018           [2]
    America
    and the
    Caribbean
    Chile     Experts                   4     4       0 100.0%      The       [1]
              involved                                              registry
                                                                    agrees.
                                                                    As
                                                                    printed.
    2017 to   Activities                5     2      −3  40.0%      Computed  [1]
    2018                                                            for what
                                                                    lies in
                                                                    these
                                                                    years:
                                                                    actions
                                                                    and
                                                                    activitie
                                                                    s by
                                                                    their own
                                                                    dates. 2
                                                                    actions
                                                                    without
                                                                    any date
                                                                    are left
                                                                    out.
    2010 to   Projects                  4     3      −1  75.0%                [1]
    2030
    Coastal   Projects                  2                           The group [1]
    towns                                                           is in the
                                                                    words of
                                                                    the
                                                                    source;
                                                                    no
                                                                    selection
                                                                    is the
                                                                    same.
    Example   government                9                           Not       [1]
              s                                                     computed
                                                                    from
                                                                    records.
    chile-i   Activities                2     2       0 100.0%      The       [2]
                                                                    registry
                                                                    agrees.

    - Figures may be wrong, because of 1 error in the registry:
      registry/published/regions.yaml: `governments` is not a code of `metrics` (see
      `mieux validate`).
    - [1] page
    - [2] news
    [stderr]
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/published/regions.yaml: `governments` is not a code of `metrics`
    help: `mieux validate` shows each error and its place
    [exit 1]
    ");
    assert_snapshot!(registry.run(["report", "claims", "--format", "csv", "--lang", "es"]), @"
    scope,metric,metric_label,qualifier,qualifier_label,published,computed,difference,coverage,as-of,remark,source,source_label
    América Latina y el Caribe,projects,Proyectos,,,3,3,0,100,,El registro coincide.,page,[1]
    América Latina y el Caribe,activities,Actividades,over,más de,10,2,-8,20,2018,,news,[2]
    Chile,experts,Expertos participantes,,,4,4,0,100,,El registro coincide. As printed. [en],page,[1]
    de 2017 a 2018,activities,Actividades,,,5,2,-3,40,,Calculado para lo que está en estos años: acciones y actividades por sus propias fechas. 2 acciones sin ninguna fecha quedan fuera.,page,[1]
    de 2010 a 2030,projects,Proyectos,,,4,3,-1,75,,,page,[1]
    Coastal towns [en],projects,Proyectos,,,2,,,,,El grupo está en las palabras de la fuente; ninguna selección es la misma.,page,[1]
    Example,governments,governments,,,9,,,,,No se calcula a partir de los registros.,page,[1]
    chile-i,activities,Actividades,,,2,2,0,100,,El registro coincide.,news,[2]
    [stderr]
    warning: the answer may be wrong, because of 1 error in the registry:
      registry/published/regions.yaml: `governments` is not a code of `metrics`
    help: `mieux validate` shows each error and its place
    [exit 1]
    ");
}

#[test]
fn what_a_report_of_claims_cannot_be_asked_for_says_so() {
    assert_snapshot!(measured().run(["report", "claims", "--by", "theme"]), @"
    [stderr]
    error: `mieux report claims` shows every claim: of the options it takes --public alone
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
