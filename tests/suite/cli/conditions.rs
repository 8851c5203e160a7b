//! `mieux expert cost` and `mieux mobilise`.

use insta::assert_snapshot;

use crate::common::TestRegistry;

/// Rates, an activity in Peru with two experts, and one who is free. All of it is invented.
fn with_rates() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.file(".gitignore", "private/\n");
    registry.file(
        "vocabularies/per-diems.yaml",
        "id: per-diems\ntitle: {en: Per diems (invented), es: Dietas (inventadas)}\nterms:\n\
         \x20 - {code: pe-2024, label: {en: Peru}, country: PE, amount: 100, currency: EUR, from: 2024}\n\
         \x20 - {code: pe-2025, label: {en: Peru}, country: PE, amount: \"110.50\", currency: EUR, from: 2025}\n\
         \x20 - {code: pe-tacna, label: {en: Tacna}, country: PE, place: Tacna, amount: 90, currency: USD}\n",
    );
    registry.file(
        "activities/peru-i/peru-i-a02.yaml",
        "id: peru-i-a02\naction: peru-i\ntitle: {en: Training on interviews}\nkind: training\nstatus: planned\n\
         start: \"2025-03-10\"\nend: \"2025-03-14\"\nplaces:\n  - city: Lima\n    country: PE\nexperts:\n  - expert: exp-0001\n    \
         days: 2.5\n  - expert: exp-0002\n    per_diem: false\nsources:\n  - source: page\n",
    );
    registry.file(
        "experts/exp-0011.yaml",
        "id: exp-0011\norigin: CL\nroster: active\nconsent:\n  basis: consent\n  given: 2024\n  scope: [roster]\n\
         sources:\n  - source: page\n",
    );
    registry.file(
        "private/conditions.yaml",
        "fees:\n  - {amount: 300, currency: EUR}\n  - {amount: \"450.25\", currency: EUR, expert: exp-0002}\n\
         insurance:\n  - {amount: \"4.99\", currency: EUR}\ntravel:\n  - {amount: 1200, currency: USD, country: PE}\n",
    );
    registry
}

#[test]
fn a_cost_shows_each_step_and_private_rates_only_when_asked_for() {
    let registry = with_rates();
    assert_snapshot!(registry.run(["expert", "cost", "peru-i-a02"]), @"
    What the experts of peru-i-a02 cost

    Expert    Item      Days    Rate  Amount  Currency  Rate from
    ─────────────────────────────────────────────────────────────
    exp-0001  per diem   2.5  110.50  276.25  EUR       2025
              Total                   276.25  EUR
    [stderr]
    note: fees, insurance and travel are not included; `--private` reads their rates
    [exit 0]
    ");
    assert_snapshot!(registry.run(["expert", "cost", "peru-i-a02", "--private"]), @"
    What the experts of peru-i-a02 cost

    Expert    Item       Days     Rate   Amount  Currency  Rate from
    ────────────────────────────────────────────────────────────────
    exp-0001  fee         2.5   300.00   750.00  EUR
    exp-0001  per diem    2.5   110.50   276.25  EUR       2025
    exp-0001  insurance   2.5     4.99    12.48  EUR
    exp-0001  travel           1200.00  1200.00  USD
    exp-0002  fee         5.0   450.25  2251.25  EUR
    exp-0002  insurance   5.0     4.99    24.95  EUR
    exp-0002  travel           1200.00  1200.00  USD
              Total                     3314.93  EUR
              Total                     2400.00  USD
    [stderr]
    note: amounts of different currencies are not added
    [exit 0]
    ");
    assert_snapshot!(registry.run(["expert", "cost", "peru-i-a02", "--format", "json", "--quiet"]), @r#"
    {
      "schema": "mieux/list/1",
      "name": "cost",
      "columns": [
        "expert",
        "item",
        "item_label",
        "days",
        "rate",
        "amount",
        "currency",
        "from"
      ],
      "rows": [
        {
          "expert": "exp-0001",
          "item": "per-diem",
          "item_label": "per diem",
          "days": 2.5,
          "rate": "110.50",
          "amount": "276.25",
          "currency": "EUR",
          "from": "2025"
        },
        {
          "expert": null,
          "item": "total",
          "item_label": "Total",
          "days": null,
          "rate": null,
          "amount": "276.25",
          "currency": "EUR",
          "from": null
        }
      ],
      "notes": [
        "fees, insurance and travel are not included; `--private` reads their rates"
      ],
      "incomplete": []
    }
    [exit 0]
    "#);
}

#[test]
fn what_is_missing_is_named_and_nothing_is_guessed() {
    let registry = with_rates();
    registry.replace("activities/peru-i/peru-i-a02.yaml", "country: PE", "country: CL");
    registry.file("private/conditions.yaml", "fees: []\n");
    assert_snapshot!(registry.run(["expert", "cost", "peru-i-a02", "--private"]), @"
    What the experts of peru-i-a02 cost

    Expert    Item       Days  Rate  Amount  Currency  Rate from
    ────────────────────────────────────────────────────────────
    exp-0001  fee         2.5
    exp-0001  per diem    2.5
    exp-0001  insurance   2.5
    exp-0001  travel
    exp-0002  fee         5.0
    exp-0002  insurance   5.0
    exp-0002  travel
    [stderr]
    note: no fee for exp-0001; add it to `fees` in private/conditions.yaml
    note: no per diem for the place and day of exp-0001; add it to the vocabulary `per-diems`
    note: no insurance rate for exp-0001; add it to `insurance` in private/conditions.yaml
    note: no travel rate for exp-0001; add it to `travel` in private/conditions.yaml
    note: no fee for exp-0002; add it to `fees` in private/conditions.yaml
    note: no insurance rate for exp-0002; add it to `insurance` in private/conditions.yaml
    note: no travel rate for exp-0002; add it to `travel` in private/conditions.yaml
    [exit 0]
    ");
    registry.replace("activities/peru-i/peru-i-a02.yaml", "\"2025-03-10\"", "2025-03");
    registry.replace("activities/peru-i/peru-i-a02.yaml", "country: CL", "country: PE");
    registry.replace("activities/peru-i/peru-i-a02.yaml", "    days: 2.5\n", "");
    assert_snapshot!(registry.run(["expert", "cost", "peru-i-a02", "--lang", "es"]), @"
    Lo que cuestan los expertos de peru-i-a02

    Experto   Concepto  Días  Tarifa  Importe  Moneda  Tarifa desde
    ───────────────────────────────────────────────────────────────
    exp-0001  dietas          110.50           EUR     2025
    [stderr]
    nota: no se conocen los días de exp-0001; indique `days` del despliegue, o las fechas exactas de la actividad
    nota: no se incluyen honorarios, seguro ni viaje; `--private` lee sus tarifas
    [exit 0]
    ");
    registry.replace(
        "activities/peru-i/peru-i-a02.yaml",
        "places:\n",
        "places:\n  - city: Tacna\n    country: PE\n",
    );
    assert_snapshot!(registry.run(["expert", "cost", "peru-i-a02", "--lang", "fr"]), @"
    Ce que coûtent les experts de peru-i-a02

    Expert    Poste                  Jours  Taux  Montant  Devise  Taux depuis
    ──────────────────────────────────────────────────────────────────────────
    exp-0001  indemnité journalière
    [stderr]
    note : le taux de exp-0001 dépend du lieu ; l’activité doit indiquer un seul lieu
    note : honoraires, assurance et voyage ne sont pas compris ; `--private` lit leurs taux
    [exit 0]
    ");
    assert_snapshot!(registry.run(["expert", "cost", "both-a02"]), @"
    [stderr]
    error: `both-a02` names no experts; add them with `mieux mobilise`
    [exit 2]
    ");
}

#[test]
fn no_error_says_what_is_in_a_private_file() {
    let registry = with_rates();
    for text in [
        "fees:\n  - {amount: secret-amount, currency: EUR}\n",
        "fees:\n  - {amount: 1.5, currency: secret-amount}\n",
        "secret-amount: [\n",
        "secret-amount: 4\n",
    ] {
        registry.file("private/conditions.yaml", text);
        for command in [
            vec!["expert", "cost", "peru-i-a02", "--private"],
            vec!["expert", "cost", "peru-i-a02"],
            vec!["mobilise", "peru-i-a02", "exp-0011", "--private"],
            vec!["validate"],
        ] {
            let printed = registry.run(command);
            assert!(!printed.contains("secret"), "{printed}");
        }
    }
    assert_snapshot!(registry.run(["expert", "cost", "peru-i-a02", "--private"]), @"
    [stderr]
    error: registry/private/conditions.yaml cannot be read as rates; the guide to the roster shows its form
    [exit 2]
    ");
}

#[test]
fn private_rates_are_not_written_to_a_file_that_git_would_take_along() {
    let registry = with_rates();
    let cost = |file: &'static str| {
        registry.run(["expert", "cost", "peru-i-a02", "--private", "--quiet", "-o", file])
    };
    assert_snapshot!(cost("cost.csv"), @"
    [stderr]
    error: `cost.csv` would contain private rates; print them, or write the file to registry/private, which git ignores
    [exit 2]
    ");
    assert_snapshot!(cost("registry/private/../cost.csv"), @"
    [stderr]
    error: `registry/private/../cost.csv` would contain private rates; print them, or write the file to registry/private, which git ignores
    [exit 2]
    ");
    assert_snapshot!(cost("registry/private/cost.csv"), @"[exit 0]");
    assert!(registry.text("private/cost.csv").contains("450.25"));
    assert!(!registry.path().join("cost.csv").exists() && !registry.below("cost.csv").exists());
}

#[test]
fn experts_are_put_into_the_record_with_what_they_cost() {
    let registry = with_rates();
    assert_snapshot!(
        registry.run([
            "mobilise", "peru-i-a02", "exp-0011", "--days", "5", "--role", "Trainer: interviews",
            "--today", "2025-02-01",
        ]),
        @r#"
    --- a/registry/activities/peru-i/peru-i-a02.yaml
    +++ b/registry/activities/peru-i/peru-i-a02.yaml
    @@ -13,5 +13,9 @@
         days: 2.5
       - expert: exp-0002
         per_diem: false
    +  - expert: exp-0011
    +    role:
    +      en: "Trainer: interviews"
    +    days: 5
     sources:
       - source: page

    What the experts of peru-i-a02 cost

    Expert    Item      Days    Rate  Amount  Currency  Rate from
    ─────────────────────────────────────────────────────────────
    exp-0011  per diem   5.0  110.50  552.50  EUR       2025
              Total                   552.50  EUR
    [stderr]
    Changed registry/activities/peru-i/peru-i-a02.yaml.
    note: fees, insurance and travel are not included; `--private` reads their rates
    [exit 0]
    "#
    );
    assert_snapshot!(registry.text("activities/peru-i/peru-i-a02.yaml"), @r#"
    id: peru-i-a02
    action: peru-i
    title: {en: Training on interviews}
    kind: training
    status: planned
    start: "2025-03-10"
    end: "2025-03-14"
    places:
      - city: Lima
        country: PE
    experts:
      - expert: exp-0001
        days: 2.5
      - expert: exp-0002
        per_diem: false
      - expert: exp-0011
        role:
          en: "Trainer: interviews"
        days: 5
    sources:
      - source: page
    "#);
}

#[test]
fn who_cannot_be_sent_is_not_mobilised() {
    let registry = with_rates();
    let mobilise = |more: &[&'static str]| {
        let args = ["mobilise", "peru-i-a02"].into_iter().chain(more.iter().copied());
        registry.run(args.chain(["--today", "2025-02-01", "--dry-run"]).collect::<Vec<_>>())
    };
    registry.file(
        "experts/exp-0012.yaml",
        "id: exp-0012\nroster: active\navailability: [{from: 2025-03-14, available: false}]\n\
         consent: {basis: consent, given: 2024}\nsources: [{source: page}]\n",
    );
    assert_snapshot!(mobilise(&["exp-0002", "--days", "5", "--force"]), @"
    [stderr]
    error: `exp-0002` is in `peru-i-a02` already; change the deployment with `mieux set peru-i-a02 experts[expert=exp-0002].days=…`
    [exit 2]
    ");
    assert_snapshot!(mobilise(&["exp-0011", "--days", "1e308", "--force"]), @"
    --- a/registry/activities/peru-i/peru-i-a02.yaml
    +++ b/registry/activities/peru-i/peru-i-a02.yaml
    @@ -13,5 +13,7 @@
         days: 2.5
       - expert: exp-0002
         per_diem: false
    +  - expert: exp-0011
    +    days: 1e308
     sources:
       - source: page

    What the experts of peru-i-a02 cost

    Expert    Item      Days    Rate  Amount  Currency  Rate from
    ─────────────────────────────────────────────────────────────
    exp-0011  per diem        110.50          EUR       2025
    [stderr]
    note: the days of exp-0011 are unknown; set `days` of the deployment, or the exact dates of the activity
    note: fees, insurance and travel are not included; `--private` reads their rates
    [exit 0]
    ");
    assert_snapshot!(mobilise(&["exp-0011", "exp-0012"]), @"
    [stderr]
    error: `exp-0012` cannot be sent (unavailable from 2025-03-14); nothing was written. Choose others with `mieux match peru-i-a02`, or add them all the same with `--force`
    [exit 2]
    ");
    assert_snapshot!(mobilise(&["exp-0011", "exp-0011"]), @"
    [stderr]
    error: `exp-0011` is named twice
    [exit 2]
    ");
    assert_snapshot!(mobilise(&["exp-0099"]), @"
    [stderr]
    error: there is no expert `exp-0099`; find the id with `mieux list experts`
    [exit 2]
    ");
    assert_snapshot!(mobilise(&["exp-0011", "--days", "many"]), @"
    [stderr]
    error: `experts[-1].days` is a number, not `many`
    [exit 2]
    ");
    assert_snapshot!(mobilise(&["exp-0012", "--force"]), @"
    --- a/registry/activities/peru-i/peru-i-a02.yaml
    +++ b/registry/activities/peru-i/peru-i-a02.yaml
    @@ -13,5 +13,6 @@
         days: 2.5
       - expert: exp-0002
         per_diem: false
    +  - expert: exp-0012
     sources:
       - source: page

    What the experts of peru-i-a02 cost

    Expert    Item      Days    Rate  Amount  Currency  Rate from
    ─────────────────────────────────────────────────────────────
    exp-0012  per diem   5.0  110.50  552.50  EUR       2025
              Total                   552.50  EUR
    [stderr]
    note: fees, insurance and travel are not included; `--private` reads their rates
    [exit 0]
    ");
}
