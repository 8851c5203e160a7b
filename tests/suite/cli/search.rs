//! `mieux search`, and what a code is.

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
