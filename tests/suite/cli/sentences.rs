//! What commands that change a registry say in the language of the user, when it goes well and when it does not.

use insta::assert_snapshot;

use crate::common::{TestRegistry, transcript};

/// What these commands say in a language, each in a registry of its own.
fn said(language: &str, commands: &[&[&str]]) -> String {
    let said = commands.iter().map(|args| {
        let registry = TestRegistry::programme();
        let mut command = registry.command(*args);
        let output = command.env("MIEUX_LANG", language).output().unwrap();
        format!("> mieux {}\n{}", args.join(" "), transcript(&output))
    });
    said.collect()
}

/// Ids, paths and options that are wrong.
const MISTAKES: &[&[&str]] = &[
    &["set", "peru-1", "start=2020"],
    &["set", "peru-i", "--unset", "notes"],
    &["set", "peru-i"],
    &["rename", "peru-i", "both"],
    &["rename", "peru-i", "Perú I"],
    &["remove", "pe-interior"],
    &["remove", "both", "--cascade"],
    &["advance", "both", "cancelled"],
    &["advance", "peru-i", "completed"],
    &["new", "activity", "title.en=A seminar"],
    &["new", "action", "title.en=X"],
    &["edit", "both"],
    &["expert", "access", "exp-0099"],
    &["list", "actividads"],
    &["list", "actions", "-o", "actions.odt"],
    &["validate", "registry/nothing.yaml"],
    &["explain", "end-before-stert"],
    &["report", "--by", "theme", "--by", "theme"],
];

/// Changes that are made.
const CHANGES: &[&[&str]] = &[
    &["remove", "unclear"],
    &["rename", "both", "joint"],
    &["fmt", "--check"],
    &["recover"],
    &["validate", "--write-baseline", "known.json"],
    &["expert", "erase", "exp-0001", "--today", "2026-11-26"],
];

#[test]
fn mistakes_are_told_in_spanish_and_french() {
    assert_snapshot!(said("es", MISTAKES), @"
    > mieux set peru-1 start=2020
    [stderr]
    error: no existe la ficha `peru-1`; ¿quiso decir `peru-i`?
    [exit 2]
    > mieux set peru-i --unset notes
    Sin cambios: la ficha no tiene `notes`.
    [exit 0]
    > mieux set peru-i
    [stderr]
    error: no se indica ningún cambio; escriba CAMPO=VALOR, CAMPO+=VALOR, CAMPO-=VALOR o `--unset CAMPO`
    [exit 2]
    > mieux rename peru-i both
    [stderr]
    error: el id `both` ya se usa en registry/actions/both.yaml; elija otro
    [exit 2]
    > mieux rename peru-i Perú I
    [stderr]
    error: `Perú I` no puede ser el id de una acción; ¿quiso decir `peru-i`?
    [exit 2]
    > mieux remove pe-interior
    [stderr]
    error: otras fichas remiten a `pe-interior`:
      registry/actions/both.yaml:6: partners[0].partner
      registry/actions/peru-i.yaml:6: partners[0].partner
    `mieux remove pe-interior --cascade` muestra lo que se eliminaría con ella
    [exit 2]
    > mieux remove both --cascade
    Fichas que se eliminan:
      registry/actions/both.yaml
      registry/activities/both/both-a01.yaml
      registry/activities/both/both-a02.yaml
    Referencias que se quitan:
      registry/actions/peru-i.yaml:8: follows[0]
    [stderr]
    error: no se eliminó nada; añada `--yes` para eliminarlo todo
    [exit 2]
    > mieux advance both cancelled
    [stderr]
    error: both está en `completed`; no sigue ninguna etapa
    [exit 2]
    > mieux advance peru-i completed
    [stderr]
    error: `completed` no sigue a `implementation`; elija `results`, `on-hold` o `cancelled`
    [exit 2]
    > mieux new activity title.en=A seminar
    [stderr]
    error: una actividad pertenece a una acción; añada action=ID, o `--programme` para una actividad del propio programa
    [exit 2]
    > mieux new action title.en=X
    [stderr]
    error: el id se forma con `countries`, que falta; añádalo, o indique el id con `--id`
    [exit 2]
    > mieux edit both
    [stderr]
    error: no hay ningún editor configurado; indique uno con `export EDITOR=nano`, o abra registry/actions/both.yaml a mano
    [exit 2]
    > mieux expert access exp-0099
    [stderr]
    error: no existe el experto o la experta `exp-0099`; busque el id con `mieux list experts`
    [exit 2]
    > mieux list actividads
    [stderr]
    error: no existe la lista `actividads`; ¿quiso decir `activities`?
    [exit 2]
    > mieux list actions -o actions.odt
    [stderr]
    error: el nombre `actions.odt` no indica ningún formato; termínelo en `.txt`, `.json`, `.csv`, `.tsv`, `.md`, `.markdown`, `.html`, `.htm`, `.xlsx` o `.svg`, o añada `--format`
    [exit 2]
    > mieux validate registry/nothing.yaml
    [stderr]
    error: no existe ningún archivo ni carpeta registry/nothing.yaml
    [exit 2]
    > mieux explain end-before-stert
    [stderr]
    error: no existe ninguna regla ni código `end-before-stert`; ¿quiso decir `end-before-start`?
    [exit 2]
    > mieux report --by theme --by theme
    [stderr]
    error: la opción `--by theme` está dos veces; quite una o elija otra dimensión
    [exit 2]
    ");
    assert_snapshot!(said("fr", MISTAKES), @"
    > mieux set peru-1 start=2020
    [stderr]
    erreur: il n’existe pas de fiche `peru-1` ; vouliez-vous dire `peru-i` ?
    [exit 2]
    > mieux set peru-i --unset notes
    Aucune modification : la fiche n’a pas de champ `notes`.
    [exit 0]
    > mieux set peru-i
    [stderr]
    erreur: aucune modification n’est indiquée ; écrivez CHAMP=VALEUR, CHAMP+=VALEUR, CHAMP-=VALEUR ou `--unset CHAMP`
    [exit 2]
    > mieux rename peru-i both
    [stderr]
    erreur: l’id `both` est déjà utilisé dans registry/actions/both.yaml ; choisissez-en un autre
    [exit 2]
    > mieux rename peru-i Perú I
    [stderr]
    erreur: `Perú I` ne peut pas être l’id d’une action ; vouliez-vous dire `peru-i` ?
    [exit 2]
    > mieux remove pe-interior
    [stderr]
    erreur: d’autres fiches renvoient à `pe-interior` :
      registry/actions/both.yaml:6: partners[0].partner
      registry/actions/peru-i.yaml:6: partners[0].partner
    `mieux remove pe-interior --cascade` montre ce qui serait supprimé avec elle
    [exit 2]
    > mieux remove both --cascade
    Fiches à supprimer :
      registry/actions/both.yaml
      registry/activities/both/both-a01.yaml
      registry/activities/both/both-a02.yaml
    Références à retirer :
      registry/actions/peru-i.yaml:8: follows[0]
    [stderr]
    erreur: rien n’a été supprimé ; ajoutez `--yes` pour tout supprimer
    [exit 2]
    > mieux advance both cancelled
    [stderr]
    erreur: both est à `completed` ; aucune étape ne suit
    [exit 2]
    > mieux advance peru-i completed
    [stderr]
    erreur: `completed` ne suit pas `implementation` ; choisissez `results`, `on-hold` ou `cancelled`
    [exit 2]
    > mieux new activity title.en=A seminar
    [stderr]
    erreur: une activité appartient à une action ; ajoutez action=ID, ou `--programme` pour une activité du programme lui-même
    [exit 2]
    > mieux new action title.en=X
    [stderr]
    erreur: l’id se compose de `countries`, qui manque ; ajoutez-le, ou donnez l’id avec `--id`
    [exit 2]
    > mieux edit both
    [stderr]
    erreur: aucun éditeur n’est défini ; définissez-en un avec `export EDITOR=nano`, ou ouvrez registry/actions/both.yaml vous-même
    [exit 2]
    > mieux expert access exp-0099
    [stderr]
    erreur: il n’existe pas d’expert ou d’experte `exp-0099` ; cherchez l’id avec `mieux list experts`
    [exit 2]
    > mieux list actividads
    [stderr]
    erreur: il n’existe pas de liste `actividads` ; vouliez-vous dire `activities` ?
    [exit 2]
    > mieux list actions -o actions.odt
    [stderr]
    erreur: le nom `actions.odt` n’indique aucun format ; terminez-le par `.txt`, `.json`, `.csv`, `.tsv`, `.md`, `.markdown`, `.html`, `.htm`, `.xlsx` ou `.svg`, ou ajoutez `--format`
    [exit 2]
    > mieux validate registry/nothing.yaml
    [stderr]
    erreur: il n’existe ni fichier ni dossier registry/nothing.yaml
    [exit 2]
    > mieux explain end-before-stert
    [stderr]
    erreur: il n’existe ni règle ni code `end-before-stert` ; vouliez-vous dire `end-before-start` ?
    [exit 2]
    > mieux report --by theme --by theme
    [stderr]
    erreur: l’option `--by theme` figure deux fois ; retirez-en une ou choisissez une autre dimension
    [exit 2]
    ");
}

#[test]
fn changes_are_told_in_spanish_and_french() {
    assert_snapshot!(said("es", CHANGES), @"
    > mieux remove unclear
    Se eliminó `unclear` (registry/actions/unclear.yaml).
    [exit 0]
    > mieux rename both joint
    `both` se llama ahora `joint`.
    Se cambiaron 4 archivos:
      registry/actions/both.yaml -> registry/actions/joint.yaml
      registry/actions/peru-i.yaml
      registry/activities/both/both-a01.yaml
      registry/activities/both/both-a02.yaml
    [stderr]
    Los id de `both-a01` y `both-a02` todavía empiezan por `both`; para cambiarlos también, ejecute `mieux rename joint both && mieux rename both joint --with-activities`
    [exit 0]
    > mieux fmt --check
    registry/actions/both.yaml no tiene el formato debido
    registry/actions/peru-i.yaml no tiene el formato debido
    registry/actions/unclear.yaml no tiene el formato debido
    registry/activities/both/both-a01.yaml no tiene el formato debido
    registry/activities/both/both-a02.yaml no tiene el formato debido
    registry/activities/peru-i/peru-i-a01.yaml no tiene el formato debido
    registry/activities/programme/programme-a01.yaml no tiene el formato debido
    registry/experts/exp-0001.yaml no tiene el formato debido
    registry/experts/exp-0002.yaml no tiene el formato debido
    registry/partners/pe/pe-interior.yaml no tiene el formato debido
    registry/published/regions.yaml no tiene el formato debido
    [exit 1]
    > mieux recover
    No se interrumpió ningún cambio.
    [exit 0]
    > mieux validate --write-baseline known.json
    Se escribieron 0 problemas en known.json; `--baseline` los ignora desde ahora.
    [exit 0]
    > mieux expert erase exp-0001 --today 2026-11-26
    Se borraron los datos de exp-0001 el 2026-11-26: en registry/experts/exp-0001.yaml solo queda una ficha vacía.

    Estas fichas nombran a exp-0001 y quedan como están. Compruebe que ninguno de sus textos se refiere a la persona:
      registry/actions/both.yaml, en `experts[0].expert`
      registry/activities/both/both-a01.yaml, en `experts[0].expert`

    El historial de git conserva las versiones anteriores de registry/experts/exp-0001.yaml: `git log --oneline --follow -- registry/experts/exp-0001.yaml` las muestra. Para eliminarlas, avise a todas las personas que tengan un clon y ejecute `git filter-repo --invert-paths --path registry/experts/exp-0001.yaml` en un clon nuevo. Después, vuelva a poner la ficha vacía y súbala con `--force`. Las copias que haya en otros lugares permanecen.
    [exit 0]
    ");
    assert_snapshot!(said("fr", CHANGES), @"
    > mieux remove unclear
    `unclear` a été supprimé (registry/actions/unclear.yaml).
    [exit 0]
    > mieux rename both joint
    `both` s’appelle maintenant `joint`.
    4 fichiers ont été modifiés :
      registry/actions/both.yaml -> registry/actions/joint.yaml
      registry/actions/peru-i.yaml
      registry/activities/both/both-a01.yaml
      registry/activities/both/both-a02.yaml
    [stderr]
    Les id de `both-a01` et `both-a02` commencent encore par `both` ; pour les changer aussi, lancez `mieux rename joint both && mieux rename both joint --with-activities`
    [exit 0]
    > mieux fmt --check
    registry/actions/both.yaml n’est pas mis en forme
    registry/actions/peru-i.yaml n’est pas mis en forme
    registry/actions/unclear.yaml n’est pas mis en forme
    registry/activities/both/both-a01.yaml n’est pas mis en forme
    registry/activities/both/both-a02.yaml n’est pas mis en forme
    registry/activities/peru-i/peru-i-a01.yaml n’est pas mis en forme
    registry/activities/programme/programme-a01.yaml n’est pas mis en forme
    registry/experts/exp-0001.yaml n’est pas mis en forme
    registry/experts/exp-0002.yaml n’est pas mis en forme
    registry/partners/pe/pe-interior.yaml n’est pas mis en forme
    registry/published/regions.yaml n’est pas mis en forme
    [exit 1]
    > mieux recover
    Aucune modification n’a été interrompue.
    [exit 0]
    > mieux validate --write-baseline known.json
    0 problème a été écrit dans known.json ; `--baseline` l’ignore désormais.
    [exit 0]
    > mieux expert erase exp-0001 --today 2026-11-26
    Les données de exp-0001 ont été effacées le 2026-11-26 : registry/experts/exp-0001.yaml n’est plus qu’une fiche vide.

    Ces fiches nomment exp-0001 et restent telles quelles. Vérifiez qu’aucun de leurs textes ne concerne la personne :
      registry/actions/both.yaml, dans `experts[0].expert`
      registry/activities/both/both-a01.yaml, dans `experts[0].expert`

    L’historique de git garde les versions antérieures de registry/experts/exp-0001.yaml : `git log --oneline --follow -- registry/experts/exp-0001.yaml` les affiche. Pour les supprimer, prévenez toutes les personnes qui ont un clone et lancez `git filter-repo --invert-paths --path registry/experts/exp-0001.yaml` dans un nouveau clone. Remettez ensuite la fiche vide et publiez-la avec `--force`. Les copies qui se trouvent ailleurs restent.
    [exit 0]
    ");
}
