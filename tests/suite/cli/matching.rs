//! `mieux match`.

use insta::assert_snapshot;

use crate::common::TestRegistry;

/// The small programme, an activity in Peru, and a roster. Nobody in it is real.
fn with_roster() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.file(
        "activities/peru-i/peru-i-a02.yaml",
        "id: peru-i-a02\naction: peru-i\ntitle: {en: Training on interviews}\nkind: training\nstatus: planned\n\
         start: 2025-03-10\nend: 2025-03-14\nplaces: [{city: Lima, country: PE}]\nsources: [{source: page}]\n",
    );
    registry.file(
        "activities/peru-i/peru-i-a03.yaml",
        "id: peru-i-a03\naction: peru-i\ntitle: {en: Workshop in Tacna}\nkind: workshop\nstatus: planned\n\
         start: 2025-03-14\nend: 2025-03-18\nplaces: [{city: Tacna, country: PE}]\n\
         experts: [{expert: exp-0016}]\nsources: [{source: page}]\n",
    );
    registry.file(
        "activities/both/both-a03.yaml",
        "id: both-a03\naction: both\ntitle: {en: Mission to Lima}\nkind: workshop\nstatus: held\nstart: 2018-02\n\
         places: [{country: PE}]\nexperts: [{expert: exp-0011}, {expert: exp-0018}]\nsources: [{source: page}]\n",
    );
    let expert = |id: &str, fields: &str| {
        let text = format!("id: {id}\n{fields}sources: [{{source: page}}]\n");
        registry.file(format!("experts/{id}.yaml"), text);
    };
    let consent = "consent: {basis: consent, given: 2024, scope: [roster, share-with-partner]}\n";
    expert(
        "exp-0011",
        &format!(
            "origin: CL\nsector: public\nlanguages: [{{language: es, level: C1}}]\nthemes: [irregular-migration]\n\
             roster: active\navailability: [{{from: 2025-01, to: 2025-06, available: true}}]\n{consent}"
        ),
    );
    expert(
        "exp-0012",
        &format!(
            "origin: BY\nlanguages: [{{language: es, level: A2}}]\nthemes: [irregular-migration]\n\
             availability: [{{from: 2025-03, to: 2025-03, available: false}}]\n{consent}"
        ),
    );
    expert(
        "exp-0013",
        &format!(
            "origin: BY\nlanguages: [{{language: es}}]\nroster: applied\n\
             availability: [{{from: 2025-03, available: false}}]\n{consent}"
        ),
    );
    expert("exp-0014", &format!("roster: inactive\n{consent}"));
    expert("exp-0015", "roster: active\nconsent: {basis: consent, scope: [public-listing]}\n");
    expert("exp-0016", &format!("roster: active\n{consent}"));
    expert(
        "exp-0017",
        "consent: {basis: contract}\nretention: {review_by: 2024-06, delete_after: 2025-03-12}\n",
    );
    expert("exp-0018", &format!("retention: {{delete_after: 2024}}\n{consent}"));
    registry
}

const DAY: [&str; 2] = ["--today", "2025-02-01"];

fn matched<'a>(registry: &TestRegistry, args: &[&'a str]) -> String {
    let all: Vec<&'a str> = ["match"].into_iter().chain(args.iter().copied()).chain(DAY).collect();
    registry.run(all)
}

#[test]
fn experts_are_ranked_with_reasons_and_their_points() {
    let registry = with_roster();
    assert_snapshot!(matched(&registry, &["peru-i-a02", "--language", "es:B2"]), @"
    Experts for peru-i-a02

    Expert   exp-0011
    Score    +75
    For      theme: Irregular Migration/Trafficking in Human Beings +15
             speaks es:B2 +20
             available on all days +15
             deployed in Peru before +10
             deployed in Latin America and the Caribbean before +5
             from the same region: Latin America and the Caribbean +5
             active on the roster +5

    Expert   exp-0012
    Score    −10
    For      theme: Irregular Migration/Trafficking in Human Beings +15
    Against  level below es:B2 −10
             may be away −15

    Expert   exp-0013
    Score    −10
    For      speaks es:B2, level not stated +10
    Against  may be away −15
             not on the roster yet −5

    Expert   exp-0017
    Score    −40
    Against  es:B2 not stated −20
             no consent to share with the partner −5
             data due for review −5
             data must be erased after 2025-03-12 −10
    [stderr]
    note: 6 experts cannot be sent (booked 1, consent-elsewhere 1, no-consent 2, off-roster 1, retention-expired 1); `--ruled-out` lists them
    [exit 0]
    ");
}

#[test]
fn who_cannot_be_sent_is_listed_with_the_reason() {
    let registry = with_roster();
    assert_snapshot!(matched(&registry, &["peru-i-a02", "--ruled-out", "--exclude", "exp-0012"]), @"
    Experts who cannot be sent

    Expert    Why not
    ───────────────────────────────────────────────
    exp-0001  the record has no consent
    exp-0002  the record has no consent
    exp-0012  excluded
    exp-0014  roster status: inactive
    exp-0015  the consent does not cover the roster
    exp-0016  in peru-i-a03 on these days
    exp-0018  the data must be erased
    [exit 0]
    ");
    assert_snapshot!(matched(&registry, &["peru-i-a02", "--ruled-out", "--format", "csv"]), @"
    expert,why,why_label
    exp-0001,no-consent,the record has no consent
    exp-0002,no-consent,the record has no consent
    exp-0014,off-roster,roster status: inactive
    exp-0015,consent-elsewhere,the consent does not cover the roster
    exp-0016,booked,in peru-i-a03 on these days
    exp-0018,retention-expired,the data must be erased
    [exit 0]
    ");
}

#[test]
fn what_is_needed_can_be_said_without_an_activity() {
    let registry = with_roster();
    let args = [
        "--country",
        "Perú",
        "--theme",
        "irregular-migration",
        "--language",
        "español:B2",
        "--from",
        "2025-03",
        "--to",
        "2025-03",
        "--sector",
        "public",
        "--origin",
        "CL",
        "--format",
        "json",
    ];
    assert_snapshot!(matched(&registry, &args), @r#"
    {
      "schema": "mieux/list/1",
      "name": "match",
      "columns": [
        "expert",
        "score",
        "for",
        "against"
      ],
      "rows": [
        {
          "expert": "exp-0011",
          "score": 95,
          "for": [
            "theme: Irregular Migration/Trafficking in Human Beings +15",
            "speaks es:B2 +20",
            "available on all days +15",
            "deployed in Peru before +10",
            "deployed in Latin America and the Caribbean before +5",
            "sector: Public sector +10",
            "from Chile +10",
            "from the same region: Latin America and the Caribbean +5",
            "active on the roster +5"
          ],
          "against": []
        },
        {
          "expert": "exp-0012",
          "score": -10,
          "for": [
            "theme: Irregular Migration/Trafficking in Human Beings +15"
          ],
          "against": [
            "level below es:B2 −10",
            "may be away −15"
          ]
        },
        {
          "expert": "exp-0013",
          "score": -10,
          "for": [
            "speaks es:B2, level not stated +10"
          ],
          "against": [
            "may be away −15",
            "not on the roster yet −5"
          ]
        },
        {
          "expert": "exp-0016",
          "score": -30,
          "for": [
            "active on the roster +5"
          ],
          "against": [
            "es:B2 not stated −20",
            "may be in peru-i-a03 −15"
          ]
        },
        {
          "expert": "exp-0017",
          "score": -40,
          "for": [],
          "against": [
            "es:B2 not stated −20",
            "no consent to share with the partner −5",
            "data due for review −5",
            "data must be erased after 2025-03-12 −10"
          ]
        }
      ],
      "notes": [
        "5 experts cannot be sent (consent-elsewhere 1, no-consent 2, off-roster 1, retention-expired 1); `--ruled-out` lists them"
      ],
      "incomplete": []
    }
    [stderr]
    note: 5 experts cannot be sent (consent-elsewhere 1, no-consent 2, off-roster 1, retention-expired 1); `--ruled-out` lists them
    [exit 0]
    "#);
    assert_snapshot!(matched(&registry, &["--country", "PE", "--top", "1", "--lang", "fr"]), @"
    Experts pour ce qui est demandé

    Expert  exp-0011
    Points  +25
    Pour    déjà envoyé dans le pays : Pérou +10
            déjà envoyé dans la région : Amérique latine et Caraïbes +5
            de la même région : Amérique latine et Caraïbes +5
            actif sur la liste d’experts +5
    [stderr]
    note : les 1 premiers des 5 experts qui peuvent être envoyés ; `--top 5` les montre tous
    note : 5 experts ne peuvent pas être envoyés (consent-elsewhere 1, no-consent 2, off-roster 1, retention-expired 1) ; `--ruled-out` les montre
    note : aucune date n’est connue, donc ni la disponibilité ni les autres activités ne sont vérifiées ; ajoutez `--from` et `--to`
    [exit 0]
    ");
    assert_snapshot!(matched(&registry, &["--country", "PE", "--top", "1", "--lang", "es"]), @"
    Expertos para lo que se necesita

    Experto   Puntos  A favor                                            En contra
    ──────────────────────────────────────────────────────────────────────────────
    exp-0011     +25  ya estuvo en Perú +10
                      ya estuvo en América Latina y el Caribe +5
                      de la misma región: América Latina y el Caribe +5
                      activo en la lista de expertos +5
    [stderr]
    nota: los primeros 1 de 5 expertos que se pueden enviar; `--top 5` los muestra todos
    nota: 5 expertos no se pueden enviar (consent-elsewhere 1, no-consent 2, off-roster 1, retention-expired 1); `--ruled-out` los muestra
    nota: no se conocen las fechas, así que no se comprueban la disponibilidad ni otras actividades; añada `--from` y `--to`
    [exit 0]
    ");
}

#[test]
fn weights_are_settings_and_explained() {
    let registry = with_roster();
    registry.file("mieux.toml", "name = \"Test\"\n[match]\nlanguage = 0\narea = 40\n");
    let explained = matched(&registry, &["--explain"]);
    assert!(explained.contains("+40"), "{explained}");
    assert_snapshot!(matched(&registry, &["--country", "PE", "--language", "es", "--top", "1"]), @"
    Experts for what is needed

    Expert   exp-0011
    Score    +25
    For      speaks es 0
             deployed in Peru before +10
             deployed in Latin America and the Caribbean before +5
             from the same region: Latin America and the Caribbean +5
             active on the roster +5
    [stderr]
    note: the first 1 of 5 experts who can be sent; `--top 5` lists all
    note: 5 experts cannot be sent (consent-elsewhere 1, no-consent 2, off-roster 1, retention-expired 1); `--ruled-out` lists them
    note: no dates are known, so availability and other activities are not checked; add `--from` and `--to`
    [exit 0]
    ");
    registry.file("mieux.toml", "name = \"Test\"\n[match]\nlanguage = -1\naera = 4\ntheme = 2.5\n");
    assert_snapshot!(registry.run(["validate", "--select", "invalid-setting"]), @"
    error[invalid-setting]: `match.language` is not a number of points
     --> registry/mieux.toml:3:12
      |
    3 | language = -1
      |            ^^
      |
      = help: write a whole number from 0 to 1000: `language = 10`

    error[invalid-setting]: there is no setting `match.aera`
     --> registry/mieux.toml:4:1
      |
    4 | aera = 4
      | ^^^^
      |
      = help: did you mean `area`?

    error[invalid-setting]: `match.theme` is not a number of points
     --> registry/mieux.toml:5:9
      |
    5 | theme = 2.5
      |         ^^^
      |
      = help: write a whole number from 0 to 1000: `theme = 10`

    Checked 3 actions, 7 activities, 10 experts, 1 partner: 3 errors, 0 warnings.
    [exit 1]
    ");
}

#[test]
fn what_nobody_can_match_says_what_to_type() {
    let registry = with_roster();
    assert_snapshot!(matched(&registry, &[]), @"
    [stderr]
    error: neither an activity nor a need is given; name an activity, or add an option such as `--area`
    [exit 2]
    ");
    assert_snapshot!(matched(&registry, &["peru-i-a9"]), @"
    [stderr]
    error: there is no activity `peru-i-a9`; find the id with `mieux list activities`
    [exit 2]
    ");
    assert_snapshot!(matched(&registry, &["--area", "smugling"]), @"
    [stderr]
    error: unknown area `smugling`; find it with `mieux list areas`
    [exit 2]
    ");
    assert_snapshot!(matched(&registry, &["--from", "2025-03", "--to", "2025-02", "--country", "PE"]), @"
    [stderr]
    error: `--from 2025-03` is later than `--to 2025-02`; did you mean `--from 2025-02 --to 2025-03`?
    [exit 2]
    ");
    assert_snapshot!(matched(&registry, &["peru-i-a02", "--exclude", "exp-0099"]), @"
    [stderr]
    error: there is no expert `exp-0099`; find the id with `mieux list experts`
    [exit 2]
    ");
}
