//! Reports in Spanish and French.

use insta::assert_snapshot;

use super::measured;

#[test]
fn everything_is_said_in_the_language_that_is_asked_for() {
    let registry = measured();
    assert_snapshot!(registry.run(["report", "--lang", "es", "--figures", "projects,participants,experts-non-eu", "--by", "theme"]), @"
    Example

    3 Proyectos   1215 Participantes   50,0 % Expertos de fuera de la UE

    Tema                                     Pro- Partici-  que lo Expertos       de
                                           yectos   pantes indican de fuera   origen
                                                                   de la UE conocido
    ────────────────────────────────────────────────────────────────────────────────
    Migración irregular y trata de seres        2                0  100,0 %        2
    humanos
    Migración legal y movilidad                 2     1215       2   50,0 %        4
    Total (sin repeticiones)                    3     1215       2   50,0 %        4

    - 1 acción no se cuenta, porque no se conoce su estado: unclear.
    - 1 acción no se cuenta, porque su estado no es el de un proyecto.
    - 1 actividad no se cuenta, porque se canceló o solo consta que estaba prevista.
    - 1 actividad del propio programa no se cuenta, porque no pertenece a ninguna
      acción.
    - 2 de 4 actividades indican cuántas personas participaron; el número real puede
      ser mayor.
    - De 4 de 5 expertos se sabe si proceden de la UE.
    - Las filas suman más que el total, porque una ficha cuenta en todas las filas a
      las que pertenece y una sola vez en el total: proyectos por tema 4 (3).
    [exit 0]
    ");
    assert_snapshot!(registry.run(["report", "--lang", "fr", "--country", "CL", "--as-of", "2020"]), @"
    Chili · situation à la fin de 2020

    1 Projet   2 Activités   4 Experts mobilisés
    1 Pays   1 Partenaire

    Statut                 Projets  Activités  Experts mobilisés  Pays  Partenaires
    ───────────────────────────────────────────────────────────────────────────────
    Achevée                      1          2                  4     1            1
    Total (sans doublons)        1          2                  4     1            1

    Thème                        Projets    En Achevés Acti-   Experts Pays Parte-
                                         cours         vités mobilisés      naires
    ──────────────────────────────────────────────────────────────────────────────
    Migration légale et mobilité       1     0       1     2         4    1      1
    Total (sans doublons)              1     0       1     2         4    1      1

    Année de début        Projets    En Achevés Activités   Experts Pays Partenaires
                                  cours                   mobilisés
    ────────────────────────────────────────────────────────────────────────────────
    2018                        1     0       1         1         4    1           1
    2020                        0     0       0         1         1    0           0
    Total (sans doublons)       1     0       1         2         4    1           1

    - La somme des lignes dépasse le total, car une fiche compte dans toutes les
      lignes dont elle relève et une seule fois dans le total : experts mobilisés
      par année de début 5 (4).
    [exit 0]
    ");
}

#[test]
fn a_text_in_another_language_says_in_which_it_is() {
    assert_snapshot!(measured().run(["report", "--country", "PE", "--list", "--figures", "projects", "--lang", "es", "--format", "csv"]), @"
    figure,id,title
    projects,both,Ambas regiones
    projects,peru-i,Perú I
    [exit 0]
    ");
    assert_snapshot!(measured().run(["list", "activities", "--lang", "fr", "--country", "CL"]), @"
    Activité     Titre          Type                   Statut    Début       Lieux
    ──────────────────────────────────────────────────────────────────────────────
    chile-i-a01  Workshop [en]  Atelier                réalisée  2018-05-14
    chile-i-a02  Training [en]  Training session [en]  réalisée  2020
    [exit 0]
    ");
}

#[test]
fn numbers_are_written_as_the_language_does() {
    let registry = measured();
    for (language, number) in [
        ("en", "1,215 Participants"),
        ("es", "1215 Participantes"),
        ("fr", "1\u{202f}215 Participants"),
    ] {
        let said = registry.run(["report", "--figures", "participants", "--lang", language]);
        assert!(said.contains(number), "{said}");
    }
}
