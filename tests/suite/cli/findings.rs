//! What findings say in Spanish and French.

use crate::common::{TestRegistry, transcript};

/// A registry with one action in which much is wrong, and two files that hold no record.
fn wrong() -> TestRegistry {
    let registry = TestRegistry::empty();
    registry.file(
        "actions/peru-i.yaml",
        "id: peru-i\ntitle:\n  en: Migration\n  sp: Migración\nstatus: implementation\n\
         countries: [PE, Chile]\nparticipating_countries: [PE]\nregions: [european-neighbourhood]\n\
         approval:\n  decision: rejected\n  date: \"2019-02-14\"\nstart: 2018\n",
    );
    registry.file("actions/notes.txt", "Call the ministry.\n");
    registry.file("partners/pe-dgsd.yaml", "");
    registry
}

/// What to do about each error of a file with this text, by its line.
fn helps(path: &str, text: &str) -> String {
    let registry = TestRegistry::programme();
    registry.file(path, text);
    let output = registry.command(["validate", "--format", "json"]).output().unwrap();
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let of_file = found["findings"].as_array().unwrap().iter().filter(|finding| {
        finding["file"].as_str().unwrap().ends_with(path) && finding["severity"] == "error"
    });
    let line = |finding: &serde_json::Value| {
        let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        format!("{}: {}\n", finding["line"], text("help"))
    };
    of_file.map(line).collect()
}

const ACTIVITY: &str = "id: peru-i-a09\naction: peru-i\ntitle: {en: X}\n";

/// What to write for a text where items with fields are expected.
#[test]
fn what_stands_for_an_item_is_given_its_form() {
    let of =
        |lines: &str| helps("activities/peru-i/peru-i-a09.yaml", &format!("{ACTIVITY}{lines}"));
    insta::assert_snapshot!(of("places: Lima\n"), @"
    1: add a line `kind: …`
    4: write it as a list: `places: [{city: Lima}]`
    ");
    insta::assert_snapshot!(of("places: PE\n"), @"
    1: add a line `kind: …`
    4: write it as a list: `places: [{country: PE}]`
    ");
    insta::assert_snapshot!(of("places: Lima, Peru\n"), @"
    1: add a line `kind: …`
    4: write it as a list: `places: [{city: Lima, country: PE}]`
    ");
    insta::assert_snapshot!(of("places: [Lima, \"Minsk (BY)\"]\n"), @"
    1: add a line `kind: …`
    4: write the item as `{city: Lima}`
    4: write the item as `{city: Minsk, country: BY}`
    ");
    insta::assert_snapshot!(of("places: online\n"), @"
    1: add a line `kind: …`
    4: write each item on a line of its own, after `- `, as in `- {city: …}`
    ");
    insta::assert_snapshot!(of("places:\n  city: Lima\n  country: PE\n"), @"
    1: add a line `kind: …`
    5: begin an item with `- `, as in `- city: Lima`
    ");
    insta::assert_snapshot!(of("results: A manual\n"), @"
    1: add a line `kind: …`
    4: write each item on a line of its own, after `- `, as in `- {kind: …, title: {en: …}}`
    ");
    insta::assert_snapshot!(of("results: [A manual]\n"), @"
    1: add a line `kind: …`
    4: write the item as `{kind: …, title: {en: …}}`
    ");
    insta::assert_snapshot!(of("sources:\n  https://example.org/x\n"), @"
    1: add a line `kind: …`
    5: write each item on a line of its own, after `- `, as in `- {source: …}`
    ");
    insta::assert_snapshot!(of("experts: [{expert: 1}, {expert: 99}]\n"), @"
    1: add a line `kind: …`
    4: did you mean `expert: exp-0001`?
    4: find the id with `mieux list experts`
    ");
    let of = |lines: &str| helps("experts/exp-0009.yaml", &format!("id: exp-0009\n{lines}"));
    insta::assert_snapshot!(of("languages: [es, Spanish (C2), Klingon]\n"), @"
    2: write the item as `{language: es}`
    2: write the item as `{language: es, level: C2}`
    2: write the item as `{language: …}`
    ");
    insta::assert_snapshot!(of("roster: candidatura\n"), @"2: did you mean `roster: applied`?");
    insta::assert_snapshot!(of("availability: 2024-01\n"), @"2: write each item on a line of its own, after `- `, as in `- {available: …}`");
}

/// A date that could be two is shown as both; a quarter or a season has its year.
#[test]
fn what_is_nearly_a_date_is_given_its_form() {
    let of = |start: &str| {
        helps("activities/peru-i/peru-i-a09.yaml", &format!("{ACTIVITY}start: {start}\n"))
    };
    insta::assert_snapshot!(of("05/04/2024"), @r#"
    1: add a line `kind: …`
    4: write `start: "2024-04-05"` or `start: "2024-05-04"`, as it is meant
    "#);
    insta::assert_snapshot!(of("Q2 2024"), @"
    1: add a line `kind: …`
    4: correct it, or leave out what is not certain: `start: 2024`
    ");
    insta::assert_snapshot!(of("verano de 2024"), @"
    1: add a line `kind: …`
    4: correct it, or leave out what is not certain: `start: 2024`
    ");
    insta::assert_snapshot!(of("202404"), @"
    1: add a line `kind: …`
    4: did you mean `start: 2024-04`?
    ");
    insta::assert_snapshot!(of("20240415"), @r#"
    1: add a line `kind: …`
    4: did you mean `start: "2024-04-15"`?
    "#);
    insta::assert_snapshot!(of("201204"), @r#"
    1: add a line `kind: …`
    4: write a year, a month or a day: `2017`, `2017-05` or `"2017-05-12"`
    "#);
}

/// What `mieux validate` says in a language.
fn said(language: &str) -> String {
    transcript(&wrong().command(["validate", "--lang", language]).output().unwrap())
}

#[test]
fn findings_speak_spanish() {
    insta::assert_snapshot!(said("es"), @r#"
    aviso[stray-file]: el nombre de este archivo no termina en `.yaml`, así que no
                       se lee
    --> registry/actions/notes.txt
     = ayuda: si es una ficha, dele un nombre que termine en `.yaml`; si no,
              sáquelo de esta carpeta

    aviso[missing-source]: esta ficha no tiene fuente
     --> registry/actions/peru-i.yaml:1:1
      |
    1 | id: peru-i
      | ^^^^^^^^^^
      |
      = ayuda: añada una línea `sources:` y, debajo, `- source: …` con una URL o
               el nombre de un documento

    error[unknown-language]: `sp` no es el código de un idioma
     --> registry/actions/peru-i.yaml:4:3
      |
    4 |   sp: Migración
      |   ^^
      |
      = ayuda: ¿quiso decir `es` (español)?

    error[status-against-decision]: el estado de la acción es `implementation`, pero
                                    la decisión sobre ella es `rejected`
      --> registry/actions/peru-i.yaml:5:9
       |
     5 | status: implementation
       |         ^^^^^^^^^^^^^^
    ...
    10 |   decision: rejected
       |             -------- la decisión
       |
       = ayuda: corrija uno de los dos: una acción rechazada es `status: rejected`

    error[label-as-code]: `Chile` es un nombre de `countries`, no un código
     --> registry/actions/peru-i.yaml:6:17
      |
    6 | countries: [PE, Chile]
      |                 ^^^^^
      |
      = ayuda: escriba `CL` (Chile)

    error[beneficiary-also-participating]: `PE` es a la vez país beneficiario y país
                                           participante
     --> registry/actions/peru-i.yaml:7:27
      |
    6 | countries: [PE, Chile]
      |             -- aquí es beneficiario
    7 | participating_countries: [PE]
      |                           ^^
      |
      = ayuda: si `PE` fue beneficiario, quite el campo `participating_countries`;
               si solo participó, quítelo de `countries`

    error[approval-after-start]: `approval.date` (2019-02-14) es posterior a `start`
                                 (2018)
      --> registry/actions/peru-i.yaml:11:9
       |
    11 |   date: "2019-02-14"
       |         ^^^^^^^^^^^^
    12 | start: 2018
       |        ---- esta fecha es anterior
       |
       = ayuda: corrija una de las dos fechas: una acción empieza después de
                aprobarse

    error[yaml-syntax]: el archivo está vacío; debería contener un socio
    --> registry/partners/pe-dgsd.yaml
     = ayuda: escriba la ficha o elimine el archivo

    Comprobación de 1 acción, 0 actividades, 0 expertos, 1 socio: 6 errores, 2
    avisos.
    [exit 1]
    "#);
}

#[test]
fn findings_speak_french() {
    insta::assert_snapshot!(said("fr"), @r#"
    avertissement[stray-file]: le nom de ce fichier ne se termine pas par `.yaml`,
                               donc il n’est pas lu
    --> registry/actions/notes.txt
     = aide: si c’est une fiche, donnez-lui un nom qui se termine par `.yaml` ;
             sinon, sortez-le de ce dossier

    avertissement[missing-source]: cette fiche n’a pas de source
     --> registry/actions/peru-i.yaml:1:1
      |
    1 | id: peru-i
      | ^^^^^^^^^^
      |
      = aide: ajoutez une ligne `sources:` et, au-dessous, `- source: …` avec une
              URL ou le nom d’un document

    erreur[unknown-language]: `sp` n’est pas le code d’une langue
     --> registry/actions/peru-i.yaml:4:3
      |
    4 |   sp: Migración
      |   ^^
      |
      = aide: vouliez-vous dire `es` (espagnol) ?

    erreur[status-against-decision]: le statut de l’action est `implementation`,
                                     mais la décision à son sujet est `rejected`
      --> registry/actions/peru-i.yaml:5:9
       |
     5 | status: implementation
       |         ^^^^^^^^^^^^^^
    ...
    10 |   decision: rejected
       |             -------- la décision
       |
       = aide: corrigez l’un des deux : une action rejetée est `status: rejected`

    erreur[label-as-code]: `Chile` est un nom de `countries`, pas un code
     --> registry/actions/peru-i.yaml:6:17
      |
    6 | countries: [PE, Chile]
      |                 ^^^^^
      |
      = aide: écrivez `CL` (Chili)

    erreur[beneficiary-also-participating]: `PE` est à la fois pays bénéficiaire et
                                            pays participant
     --> registry/actions/peru-i.yaml:7:27
      |
    6 | countries: [PE, Chile]
      |             -- bénéficiaire ici
    7 | participating_countries: [PE]
      |                           ^^
      |
      = aide: si `PE` a été bénéficiaire, retirez le champ
              `participating_countries` ; s’il a seulement participé, retirez-le
              de `countries`

    erreur[approval-after-start]: `approval.date` (2019-02-14) est postérieur à
                                  `start` (2018)
      --> registry/actions/peru-i.yaml:11:9
       |
    11 |   date: "2019-02-14"
       |         ^^^^^^^^^^^^
    12 | start: 2018
       |        ---- cette date est antérieure
       |
       = aide: corrigez une des deux dates : une action commence après avoir été
               approuvée

    erreur[yaml-syntax]: le fichier est vide ; il devrait contenir un partenaire
    --> registry/partners/pe-dgsd.yaml
     = aide: écrivez la fiche ou supprimez le fichier

    Vérification de 1 action, 0 activité, 0 expert, 1 partenaire : 6 erreurs, 2
    avertissements.
    [exit 1]
    "#);
}
