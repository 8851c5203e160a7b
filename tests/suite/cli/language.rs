//! In which language the command speaks.

use crate::common::{TestRegistry, transcript};

/// A registry with one error: an action that ends before it starts.
fn wrong() -> TestRegistry {
    let registry = TestRegistry::empty();
    registry.file(
        "actions/peru-i.yaml",
        "id: peru-i\ntitle:\n  en: Migration\nstatus: implementation\ncountries: [PE]\nstart: 2018\n\
         end: 2017\nsources:\n  - source: page\n",
    );
    registry
}

/// What `mieux validate` says with these options and variables.
fn said(registry: &TestRegistry, args: &[&str], variables: &[(&str, &str)]) -> String {
    let mut command = registry.command([&["validate"], args].concat());
    command.envs(variables.iter().copied());
    transcript(&command.output().unwrap())
}

#[test]
fn findings_are_told_in_the_language_of_the_reader() {
    let registry = wrong();
    insta::assert_snapshot!(said(&registry, &[], &[("LANG", "es_PE.UTF-8")]), @"
    error[end-before-start]: `end` (2017) es anterior a `start` (2018)
     --> registry/actions/peru-i.yaml:7:6
      |
    6 | start: 2018
      |        ---- esta fecha es posterior
    7 | end: 2017
      |      ^^^^
      |
      = ayuda: corrija una de las dos fechas o intercámbielas: `start: 2017` y
               `end: 2018`

    Comprobación de 1 acción, 0 actividades, 0 expertos, 0 socios: 1 error, 0
    avisos.
    [exit 1]
    ");
    insta::assert_snapshot!(said(&registry, &["--lang", "fr"], &[]), @"
    erreur[end-before-start]: `end` (2017) est antérieur à `start` (2018)
     --> registry/actions/peru-i.yaml:7:6
      |
    6 | start: 2018
      |        ---- cette date est postérieure
    7 | end: 2017
      |      ^^^^
      |
      = aide: corrigez une des deux dates ou échangez-les : `start: 2017` et
              `end: 2018`

    Vérification de 1 action, 0 activité, 0 expert, 0 partenaire : 1 erreur, 0
    avertissement.
    [exit 1]
    ");
}

#[test]
fn errors_are_told_in_the_language_of_the_reader() {
    let registry = wrong();
    for (lang, filter, words) in [
        (
            "es",
            ["--region", "atlantis"],
            "error: `atlantis` no se reconoce como región; búsquelo con `mieux list regions`, \
             `mieux list eligibility-regions` o `mieux list sub-regions`",
        ),
        (
            "fr",
            ["--region", "atlantis"],
            "erreur: `atlantis` n’est pas reconnu comme région ; cherchez-le avec \
             `mieux list regions`, `mieux list eligibility-regions` ou `mieux list sub-regions`",
        ),
        (
            "es",
            ["--sort", "ende"],
            "error: `actions` no tiene el campo `ende`; ¿quiso decir `end`?",
        ),
        (
            "fr",
            ["--sort", "start:down"],
            "erreur: l’ordre `down` n’existe pas ; écrivez `start:asc` ou `start:desc`",
        ),
    ] {
        let said = registry.run(["list", "actions", "--lang", lang, filter[0], filter[1]]);
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn values_that_a_field_cannot_have_are_explained_in_the_language_of_the_reader() {
    let registry = wrong();
    let said = |lang: &str| -> String {
        let assignments = [
            "estado=completed",
            "status=completo",
            "countries+=Peruu",
            "countries+=latam",
            "start=2017 - 2018",
            "title=Migración",
            "role=beneficiary",
            "partner=pe-dgsd",
            "partners+=DGSD",
            "results+=manual",
            "partners[0].role=x",
            "end=",
            "completed",
        ];
        let said =
            assignments.map(|one| registry.run(["new", "action", one, "--lang", lang])).concat();
        said.replace("[stderr]\n", "").replace("[exit 2]\n", "")
    };
    let es = registry.run(["set", "peru-i", "status=completo", "--lang", "es"]);
    insta::assert_snapshot!(es, @"
    [stderr]
    error: registry/actions/peru-i.yaml: `completo` no es un código de `statuses`; ¿quiso decir `completed` (Completada)?
    [exit 2]
    ");
    insta::assert_snapshot!(said("es"), @"
    error: esta ficha no tiene el campo `estado`; ¿quiso decir `status`?
    error: `completo` no es un código de `statuses`; ¿quiso decir `completed` (Completada)?
    error: `Peruu` no es un código de `countries`; ¿quiso decir `PE` (Perú)?
    error: `latam` no es un código de `countries`; es una región (América Latina y el Caribe): escriba los países en cuestión; para verlos, ejecute `mieux list countries --region latin-america-and-caribbean`; si no se nombra ninguno, escriba la región en `regions`
    error: `start` es una sola fecha, y `2017 - 2018` son dos; escriba `start=2017 end=2018`
    error: `title` es un texto por idioma, no `Migración`; escriba `title.es=…`
    error: esta ficha no tiene el campo `role`; es un campo de `partners` y `experts`
    error: esta ficha no tiene el campo `partner`; ¿quiso decir `partners`?
    error: no existe el socio `DGSD`; busque el id con `mieux list partners`
    error: un elemento de `results` tiene campos, y no es `manual`; escríbalo como `{kind: …, title: {en: …}}`
    error: `x` no es un código de `roles`; búsquelo con `mieux list roles`
    error: falta el valor de `end`; para quitar el campo, escriba `--unset end`
    error: invalid value 'completed' for '[FIELD=VALUE]...': `completed` is not a change; write FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(said("fr"), @"
    erreur: cette fiche n’a pas de champ `estado` ; vouliez-vous dire `status` ?
    erreur: `completo` n’est pas un code de `statuses` ; vouliez-vous dire `completed` (Achevée) ?
    erreur: `Peruu` n’est pas un code de `countries` ; vouliez-vous dire `PE` (Pérou) ?
    erreur: `latam` n’est pas un code de `countries` ; c’est une région (Amérique latine et Caraïbes) : écrivez les pays concernés ; pour les voir, lancez `mieux list countries --region latin-america-and-caribbean` ; si aucun n’est nommé, écrivez la région dans `regions`
    erreur: `start` est une seule date, et `2017 - 2018` en fait deux ; écrivez `start=2017 end=2018`
    erreur: `title` est un texte par langue, et non `Migración` ; écrivez `title.fr=…`
    erreur: cette fiche n’a pas de champ `role` ; c’est un champ de `partners` et `experts`
    erreur: cette fiche n’a pas de champ `partner` ; vouliez-vous dire `partners` ?
    erreur: il n’existe pas de partenaire `DGSD` ; cherchez l’id avec `mieux list partners`
    erreur: un élément de `results` a des champs, et n’est pas `manual` ; écrivez-le comme `{kind: …, title: {en: …}}`
    erreur: `x` n’est pas un code de `roles` ; cherchez-le avec `mieux list roles`
    erreur: il manque la valeur de `end` ; pour retirer le champ, écrivez `--unset end`
    error: invalid value 'completed' for '[FIELD=VALUE]...': `completed` is not a change; write FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE

    For more information, try '--help'.
    ");
}

#[test]
fn the_nearest_choice_of_a_language_decides() {
    let registry = wrong();
    let is_in = |word: &str, args: &[&str], variables: &[(&str, &str)]| {
        let said = said(&registry, args, variables);
        assert!(said.contains(word), "{word} is not in {said}");
    };
    let (english, spanish, french) = ("is before", "es anterior", "est antérieur");
    is_in(english, &[], &[]);
    is_in(french, &[], &[("LANG", "fr_BE"), ("LC_ALL", "")]);
    registry.replace("mieux.toml", "languages = ", "lang = \"es\"\nlanguages = ");
    is_in(spanish, &[], &[("LANG", "fr_BE")]);
    is_in(french, &[], &[("MIEUX_LANG", "fr")]);
    is_in(english, &["--lang", "en"], &[("MIEUX_LANG", "fr")]);
    registry.replace("mieux.toml", "lang = \"es\"", "lang = \"de\"");
    insta::assert_snapshot!(said(&registry, &["--select", "invalid-setting"], &[]), @r#"
    error[invalid-setting]: `lang` is not a language that `mieux` speaks
     --> registry/mieux.toml:3:8
      |
    3 | lang = "de"
      |        ^^^^
      |
      = help: write one of `en`, `es` or `fr` in quotes: `lang = "es"`

    Checked 1 action, 0 activities, 0 experts, 0 partners: 1 error, 0 warnings.
    [exit 1]
    "#);
}

/// What is commonly wrong with a record, in both languages beside English.
#[test]
fn common_findings_are_told_in_spanish_and_french() {
    let registry = TestRegistry::empty();
    registry.file(
        "actions/peru-i.yaml",
        "id: peru-i\ntitle: Migration\nestado: completed\ncountries: [PE, PE]\nstart: 15/05/2024\n\
         follows: [peru-o]\nsources:\n  - source: page\n",
    );
    registry.file("actions/peru-ii.yaml", "id: peru-ii\ntitle:\n  en: One\n   es: Uno\n");
    let short = |language| said(&registry, &["--format", "short", "--lang", language], &[]);
    insta::assert_snapshot!(short("es"), @"
    registry/actions/peru-i.yaml:2:8: error[wrong-type] `title` es un texto, pero se espera un texto por idioma
    registry/actions/peru-i.yaml:3:1: error[unknown-field] la ficha no tiene ningún campo `estado`
    registry/actions/peru-i.yaml:4:17: error[duplicate-item] `PE` ya está en `countries`
    registry/actions/peru-i.yaml:5:8: error[malformed-date] `15/05/2024` no es una fecha
    registry/actions/peru-i.yaml:6:11: error[unknown-reference] no existe la acción `peru-o`
    registry/actions/peru-ii.yaml:4:4: error[yaml-syntax] esta línea tiene 3 espacios, pero la anterior tiene 2 espacios y ya tiene un valor
    [exit 1]
    ");
    insta::assert_snapshot!(short("fr"), @"
    registry/actions/peru-i.yaml:2:8: error[wrong-type] `title` est un texte, mais la valeur attendue est un texte par langue
    registry/actions/peru-i.yaml:3:1: error[unknown-field] la fiche n’a pas de champ `estado`
    registry/actions/peru-i.yaml:4:17: error[duplicate-item] `PE` est déjà dans `countries`
    registry/actions/peru-i.yaml:5:8: error[malformed-date] `15/05/2024` n’est pas une date
    registry/actions/peru-i.yaml:6:11: error[unknown-reference] il n’existe pas d’action `peru-o`
    registry/actions/peru-ii.yaml:4:4: error[yaml-syntax] cette ligne a 3 espaces, mais la précédente a 2 espaces et déjà une valeur
    [exit 1]
    ");
}

/// What an error says whose cause is one of the operating system.
#[test]
fn errors_and_their_causes_are_told_in_the_language_of_the_reader() {
    let registry = TestRegistry::empty();
    let said = |language: &str| {
        let args = ["import", "actions", "a.csv", "--map", "b.toml", "--lang", language];
        transcript(&registry.command(args).output().unwrap())
    };
    insta::assert_snapshot!(said("es"), @"
    [stderr]
    error: no se puede leer b.toml: no existe ese archivo o carpeta
    [exit 2]
    ");
    insta::assert_snapshot!(said("fr"), @"
    [stderr]
    erreur: impossible de lire b.toml : ce fichier ou dossier n’existe pas
    [exit 2]
    ");
}

#[test]
fn what_programs_read_does_not_depend_on_the_machine() {
    let registry = wrong();
    for args in [
        &["validate", "--format", "json"][..],
        &["list", "actions", "--format", "csv"],
        &["report", "--format", "json"],
        &["search", "migration", "--format", "tsv"],
    ] {
        let output = |language: &str| {
            let mut command = registry.command(args);
            transcript(&command.env("LC_ALL", language).output().unwrap())
        };
        assert_eq!(output("es_ES.UTF-8"), output("C"), "{args:?}");
    }
}

#[test]
fn programs_get_the_key_and_the_values_of_a_message() {
    let registry = wrong();
    let json = registry.json(["validate", "--format", "json", "--lang", "es"]);
    let finding = &json["findings"][0];
    insta::assert_snapshot!(
        serde_json::to_string_pretty(&serde_json::json!({
            "message": finding["message"], "key": finding["key"], "values": finding["values"],
            "help": finding["help"], "help_message": finding["help_message"],
        }))
        .unwrap(),
        @r#"
    {
      "message": "`end` (2017) is before `start` (2018)",
      "key": "end-before-start",
      "values": {
        "first": "start",
        "last": "end",
        "start": "2018",
        "end": "2017"
      },
      "help": "correct one of the two, or swap them: `start: 2017` and `end: 2018`",
      "help_message": {
        "key": "end-before-start.help",
        "values": {
          "first": "start",
          "last": "end",
          "start": "2017",
          "end": "2018"
        }
      }
    }
    "#
    );
}
