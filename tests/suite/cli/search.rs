//! `mieux search`, and what a code is.

use insta::assert_snapshot;

use crate::common::TestRegistry;

#[test]
fn every_text_with_the_words_is_found_with_its_line() {
    let registry = TestRegistry::programme();
    registry.file("actions/peru-ii.yaml", "id: peru-ii\ntitle:\n  en: Second\n  es: Expedición de visas\nobjective:\n  en: >-\n    To issue papers for those\n    who cross the Border.\ncountries: [PE]\n");
    let of = |words: &[&str]| {
        let args: Vec<&str> = ["search", "--format", "csv"].iter().chain(words).copied().collect();
        registry.run(args)
    };
    let found = of(&["EXPEDICION"]);
    assert!(
        found.contains(
            "peru-ii,action,Second,registry/actions/peru-ii.yaml:4,title.es,Expedición de visas\n"
        ),
        "{found}"
    );
    assert!(found.ends_with("[exit 0]\n"), "{found}");
    let found = of(&["border"]);
    assert!(found.contains("peru-ii.yaml:8,objective.en,"), "{found}");
    assert!(of(&["those who cross"]).contains("objective.en"));
    let both = of(&["visas", "papers"]);
    assert!(both.contains("title.es") && both.contains("objective.en"), "{both}");
    assert!(of(&["visas", "nowhere"]).ends_with("[exit 1]\n"));
    assert!(of(&["visas", "--kind", "partner"]).ends_with("[exit 1]\n"));
    assert!(of(&[" "]).ends_with("[exit 2]\n"));
}

#[test]
fn a_code_is_explained_by_any_of_its_names() {
    let registry = TestRegistry::programme();
    let explained = registry.run(["explain", "IMT"]).replace("\n", "");
    assert!(explained.contains("themes") && explained.contains("Irregular"), "{explained}");
    assert_eq!(registry.run(["show", "imt"]).replace("\n", ""), explained);
    assert!(registry.run(["explain", "no-such-thing"]).contains("there is no rule or code"));
}

#[test]
fn kinds_and_candidates_are_in_the_language_of_the_user() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["search", "MININTER", "--lang", "es"]), @"
    Id           Tipo   Título      Ubicación                      Campo    Texto
    ────────────────────────────────────────────────────────────────────────────────
    pe-interior  socio  Ministerio  registry/partners/pe/pe-       acronym  MININTER
                        del         interior.yaml:3
                        Interior
    [exit 0]
    ");
    let json = registry.json(["search", "MININTER", "--lang", "es", "--format", "json"]);
    assert_eq!(json["rows"][0]["kind"], "partner");
    registry.file(
        "actions/peru-ii.yaml",
        "id: peru-ii\ntitle: {en: Second, es: Segunda}\ncountries: [PE]\nsources: [{source: page}]\n",
    );
    assert_snapshot!(registry.run(["show", "perú", "--lang", "es"]), @"
    [stderr]
    error: no existe la ficha `perú`; escriba el id de una de estas fichas:
      peru-i  Perú I
      peru-ii  Segunda
    [exit 2]
    ");
    assert_snapshot!(registry.run(["report", "--action", "Second one", "--lang", "es"]), @"
    [stderr]
    error: `Second one` no se reconoce como acción; búsquelo con `mieux list actions`
    [exit 2]
    ");
    let by_title = registry.json(["list", "actions", "--action", "Perú II", "--format", "json"]);
    assert_eq!(by_title["rows"][0]["id"], "peru-ii");
}
