//! What an import tells in the language of its reader.

use crate::common::{TestRegistry, transcript};

/// What an import of a sheet with this text says in a language.
fn said(language: &str, sheet: &str) -> String {
    let registry = TestRegistry::empty();
    registry.file("../a.csv", sheet);
    let args = ["import", "actions", "a.csv", "--lang", language];
    transcript(&registry.command(args).output().unwrap())
}

/// A sheet with a value of several kinds of mistake.
const ROWS: &str = "id,title.en,status,countries,start,sources[].source\n\
                    peru-i,One,request,PE,30/02/2024,page\n\
                    peru-i,Two,request,\"PE, EC\",soon,page\n\
                    ,Three,request,,2017,page\n";

#[test]
fn problems_are_told_in_the_language_of_the_reader() {
    insta::assert_snapshot!(said("es", ROWS), @"
    a.csv:2:E (start): error: `30/02/2024` no existe en el calendario
    a.csv:3: error: `peru-i` ya está en la fila 2; ponga cada ficha en una sola fila
    a.csv:3:D (countries): error: `PE, EC` no es un código de `countries`; búsquelo con `mieux list countries`
    a.csv:3:E (start): error: `soon` no es una fecha; escriba 2017, 2017-05 o 2017-05-12, o deje la celda vacía si nadie la sabe
    a.csv:4: error: `id` está vacío y no se puede formar sin `countries`; llene uno de los dos

    Hoja   Nuevas  Cambiadas  Sin cambios  Rechazadas
    ─────────────────────────────────────────────────
    a.csv       0          0            0           3
    [stderr]
    No se escribió nada. Corrija la hoja o importe las filas válidas con `--skip-bad`.
    [exit 1]
    ");
    insta::assert_snapshot!(said("fr", ROWS), @"
    a.csv:2:E (start): erreur: `30/02/2024` n’existe pas dans le calendrier
    a.csv:3: erreur: `peru-i` est déjà à la ligne 2 ; donnez une seule ligne à chaque fiche
    a.csv:3:D (countries): erreur: `PE, EC` n’est pas un code de `countries` ; cherchez-le avec `mieux list countries`
    a.csv:3:E (start): erreur: `soon` n’est pas une date ; écrivez 2017, 2017-05 ou 2017-05-12, ou laissez la cellule vide si personne ne la connaît
    a.csv:4: erreur: `id` est vide et ne peut être formé sans `countries` ; remplissez l’un des deux

    Feuille  Nouvelles  Modifiées  Inchangées  Refusées
    ───────────────────────────────────────────────────
    a.csv            0          0           0         3
    [stderr]
    Rien n’a été écrit. Corrigez la feuille ou importez les lignes valides avec `--skip-bad`.
    [exit 1]
    ");
}

#[test]
fn headings_are_told_in_the_language_of_the_reader() {
    let sheet = "id,Proyecto,statsu\na,b,c\n";
    insta::assert_snapshot!(said("es", sheet), @r#"
    [stderr]
    error: algunas columnas de a.csv no están claras; no se escribió nada:
      columna C: `statsu` no es un campo de una acción; ¿quiso decir `status`?
      columna B: `Proyecto` no es un campo de una acción; asígnele un campo en un archivo de correspondencias u omítala: ignore = ["Proyecto"]. `mieux import --guess ARCHIVO` propone uno
    [exit 2]
    "#);
    insta::assert_snapshot!(said("fr", sheet), @r#"
    [stderr]
    erreur: certaines colonnes de a.csv ne sont pas claires ; rien n’a été écrit :
      colonne C : `statsu` n’est pas un champ d’une action ; vouliez-vous dire `status` ?
      colonne B : `Proyecto` n’est pas un champ d’une action ; associez-la à un champ dans un fichier de correspondance, ou ignorez-la : ignore = ["Proyecto"]. `mieux import --guess FICHIER` en propose un
    [exit 2]
    "#);
    insta::assert_snapshot!(said("fr", "a\0b"), @"
    [stderr]
    erreur: impossible de lire `a.csv` : il contient des octets qui ne sont pas en UTF-16LE
    [exit 2]
    ");
}
