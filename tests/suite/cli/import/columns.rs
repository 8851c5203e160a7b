//! Headings that stand for nothing, or twice for the same.

use insta::assert_snapshot;

use super::{TestRegistry, sheet};

#[test]
fn headings_that_are_no_fields_say_what_to_do() {
    let registry = TestRegistry::programme();
    let headings =
        "id,title,statsu,partners,partners[].rol,Observaciones,start,start,sources[].supports\n";
    sheet(&registry, "a.csv", format!("{headings}peru-i,x,x,x,x,x,2019,2019,x\n"));
    assert_snapshot!(registry.run(["import", "actions", "a.csv"]), @r#"
    [stderr]
    error: some columns of a.csv are not clear; nothing was written:
      column B: `title` is text by language; write `title.en`
      column C: `statsu` is not a field of an action; did you mean `status`?
      column D: `partners` contains fields; write one of them: `partners[].partner`
      column E: `partners[0]` has no field `rol`; did you mean `role`?
      column H: it fills `start`, which column G fills already; ignore one of them in a mapping file: ignore = ["H"]
      column I: `sources[].supports` is a list in each item of a list, which no cell can hold; give the items a sheet of their own: --link sources=FILE
      column F: `Observaciones` is not a field of an action; map it to a field in a mapping file, or ignore it: ignore = ["Observaciones"]. `mieux import --guess FILE` proposes a mapping file
    [exit 2]
    "#);
}

#[test]
fn what_is_imported_must_be_said() {
    let registry = TestRegistry::programme();
    sheet(&registry, "a.csv", "id\n");
    assert_snapshot!(registry.run(["import", "actions"]), @"
    [stderr]
    error: name the sheet with the actions: mieux import actions FILE
    [exit 2]
    ");
    assert_snapshot!(registry.run(["import", "action", "a.csv", "xs", "b.csv"]), @"
    [stderr]
    error: unknown kind `xs`; write `actions`, `activities`, `experts` or `partners`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["import", "a.csv", "actions"]), @"
    [stderr]
    error: unknown kind `a.csv`; write `actions`, `activities`, `experts` or `partners`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["import", "actions", "nothing.csv"]), @"
    [stderr]
    error: cannot read `nothing.csv`: no such file or folder
    [exit 2]
    ");
    assert_snapshot!(registry.run(["import", "actions", "a.csv"]), @"
    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        0          0        0
    [stderr]
    There is no row to import.
    [exit 0]
    ");
}

#[test]
fn columns_that_are_empty_say_nothing_unless_they_are_to_clear() {
    let registry = TestRegistry::programme();
    sheet(&registry, "a.csv", "id,start,end,themes,partners[].partner\nboth,2016,,,\n");
    assert_snapshot!(registry.run(["import", "actions", "a.csv", "--dry-run"]), @"
    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        0          1        0
    [stderr]
    Nothing was written because of --dry-run.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["import", "actions", "a.csv", "--dry-run", "--clear-empty"]), @"
    Row  Record  Change    Before                                     After
    ───────────────────────────────────────────────────────────────────────────
    2    both    end       2018                                       (nothing)
    2    both    themes    [irregular-migration, legal-migration]     (nothing)
    2    both    partners  [{partner: pe-interior, role: requester}]  (nothing)

    Sheet  Created  Changed  Unchanged  Refused
    ───────────────────────────────────────────
    a.csv        0        1          0        0
    [stderr]
    Nothing was written because of --dry-run.
    [exit 0]
    ");
}

#[test]
fn a_heading_in_another_language_is_a_field_in_the_language_of_the_user() {
    let registry = TestRegistry::programme();
    sheet(&registry, "b.csv", "Titulo,pais\nX,Perú\n");
    assert_snapshot!(registry.run(["import", "actions", "b.csv", "--lang", "es"]), @"
    [stderr]
    error: algunas columnas de b.csv no están claras; no se escribió nada:
      columna A: `Titulo` no es un campo de una acción; ¿quiso decir `title.es`?
      columna B: `pais` no es un campo de una acción; ¿quiso decir `countries`?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["import", "actions", "b.csv"]), @"
    [stderr]
    error: some columns of b.csv are not clear; nothing was written:
      column A: `Titulo` is not a field of an action; did you mean `title.en`?
      column B: `pais` is not a field of an action; did you mean `countries`?
    [exit 2]
    ");
}
