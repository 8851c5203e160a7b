//! `mieux show`, `mieux expert review` and `--verbose` in Spanish and French.

use insta::assert_snapshot;

use crate::common::{TestRegistry, transcript};

/// The small programme with records that have what there are words for.
fn registry() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.file(
        "experts/exp-0009.yaml",
        "id: exp-0009\norigin: ES\nlanguages:\n  - language: es\n    level: C2\n  - language: fr\n\
         roster: active\nconsent:\n  basis: public-task\n  given: 2021\n  scope: [roster]\n  withdrawn: 2024-03\n\
         retention:\n  review_by: 2023-01-31\n  delete_after: 2025\nsources: [{source: page}]\n",
    );
    registry.file(
        "activities/peru-i/peru-i-a09.yaml",
        "id: peru-i-a09\ntitle: {en: Visit, es: Visita, fr: Visite}\naction: peru-i\nstatus: held\nonline: true\n\
         participants: {total: 30, qualifier: about}\nresults:\n  - kind: manual\n    title: {en: A manual}\n    \
         level: output\n    adopted: false\nexperts: [{expert: exp-0009}]\nsources: [{source: page}]\n",
    );
    registry
}

#[test]
fn a_record_is_shown_in_the_words_of_its_reader() {
    let registry = registry();
    let show = |id, lang| registry.run(["show", id, "--lang", lang]);
    assert_snapshot!(show("peru-i-a09", "es"), @"
    Visita
    actividad peru-i-a09 en registry/activities/peru-i/peru-i-a09.yaml

    Acción: peru-i  Perú I
    Título: Visita
    Estado: celebrada (held)
    En línea: sí
    Participantes
      Total: 30
      Precisión: alrededor de (about)
    Expertos
      1. exp-0009  ES
    Resultados
      1.
        Tipo: Manual (manual)
        Título: A manual [en]
        Nivel: producto (output)
        Adoptado: no
    Fuentes
      1.
        Fuente: page
    [exit 0]
    ");
    assert_snapshot!(show("peru-i-a09", "fr"), @"
    Visite
    activité peru-i-a09 dans registry/activities/peru-i/peru-i-a09.yaml

    Action : peru-i  Perú I
    Titre : Visite
    Statut : réalisée (held)
    En ligne : oui
    Participants
      Total : 30
      Précision : environ (about)
    Experts
      1. exp-0009  ES
    Résultats
      1.
        Type : Manuel (manual)
        Titre : A manual [en]
        Niveau : produit (output)
        Adopté : non
    Sources
      1.
        Source : page
    [exit 0]
    ");
    assert_snapshot!(show("exp-0009", "es"), @"
    exp-0009
    experto exp-0009 en registry/experts/exp-0009.yaml

    Origen: ES
    Idiomas
      1.
        Idioma: Español (es)
        Nivel: C2
      2.
        Idioma: Francés (fr)
    Situación en la lista de expertos: activo (active)
    Consentimiento
      Base: misión de interés público (public-task)
      Otorgado: 2021
      Alcance: lista de expertos (roster)
      Retirado: 2024-03
    Conservación
      Revisar antes de: 2023-01-31
      Borrar después de: 2025
    Fuentes
      1.
        Fuente: page
    Misiones
      peru-i-a09  Visita
    [exit 0]
    ");
    assert_snapshot!(show("exp-0009", "fr"), @"
    exp-0009
    expert exp-0009 dans registry/experts/exp-0009.yaml

    Origine : ES
    Langues
      1.
        Langue : Espagnol (es)
        Niveau : C2
      2.
        Langue : Français (fr)
    Situation dans la liste d’experts : actif (active)
    Consentement
      Base : mission d’intérêt public (public-task)
      Donné : 2021
      Portée : liste d’experts (roster)
      Retiré : 2024-03
    Conservation
      À réexaminer avant le : 2023-01-31
      À effacer après le : 2025
    Sources
      1.
        Source : page
    Missions
      peru-i-a09  Visite
    [exit 0]
    ");
}

#[test]
fn what_is_due_is_shown_in_the_words_of_its_reader() {
    let registry = registry();
    let review = |lang| {
        registry.run([
            "expert",
            "review",
            "--today",
            "2024-06-01",
            "--within",
            "600",
            "--lang",
            lang,
        ])
    };
    assert_snapshot!(review("es"), @"
    Consentimientos y plazos de conservación que vencen hasta el 2026-01-22

    Experto   Qué hacer                                          Fecha       Cuándo
    ────────────────────────────────────────────────────────────────────────────────
    exp-0009  revisar si los datos siguen siendo necesarios      2023-01-31  vencido
    exp-0009  consentimiento retirado: borrar los datos de la    2024-03     vencido
              persona
    exp-0009  borrar los datos                                   2025        por
                                                                             vencer
    [exit 0]
    ");
    assert_snapshot!(review("fr"), @"
    Consentements et délais de conservation qui arrivent à échéance jusqu’au
    2026-01-22

    Expert    À faire                                           Date        Échéance
    ────────────────────────────────────────────────────────────────────────────────
    exp-0009  réexaminer si les données sont encore             2023-01-31  dépassée
              nécessaires
    exp-0009  consentement retiré : effacer les données de la   2024-03     dépassée
              personne
    exp-0009  effacer les données                               2025        à venir
    [exit 0]
    ");
}

#[test]
fn steps_are_told_in_the_words_of_the_reader() {
    let registry = registry();
    let said = |lang| {
        let words = registry.run(["show", "peru-i", "--format", "yaml", "-v", "--lang", lang]);
        let (_, said) = words.split_once("[stderr]\n").unwrap();
        said.lines().map(|line| line.split('(').next().unwrap_or(line)).collect::<String>()
    };
    assert_snapshot!(said("es"), @"Se leyeron 28 archivos de registry Terminado [exit 0]");
    assert_snapshot!(said("fr"), @"28 fichiers de registry lus Terminé [exit 0]");
    let mut command = registry.command(["-C", "nowhere", "list", "partners", "--lang", "fr"]);
    assert!(transcript(&command.output().unwrap()).contains("impossible d’entrer dans nowhere : "));
}
