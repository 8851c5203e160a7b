//! The papers that a stage of an action produces, written or offered by `mieux advance`.

use std::collections::BTreeSet;
use std::fs;

use insta::assert_snapshot;

use super::files::part;
#[cfg(unix)]
use crate::common::Terminal;
use crate::common::TestRegistry;

/// An action that waits to begin, with an activity to which an expert goes.
fn approved() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.file(
        "actions/peru-ii.yaml",
        "id: peru-ii\ntitle: {en: Return}\nstatus: preparation\ncountries: [PE]\nstart: 2024-04\n\
         partners: [{partner: pe-interior, role: requester}]\nsources: [{source: page}]\n\
         approval: {body: {en: The committee}, decision: approved, date: 2024-03}\n",
    );
    registry.file(
        "activities/peru-ii/peru-ii-a01.yaml",
        "id: peru-ii-a01\naction: peru-ii\ntitle: {en: Training}\nkind: training\nstatus: planned\n\
         start: 2024-05-06\nend: 2024-05-08\nplaces: [{country: PE}]\n\
         experts: [{expert: exp-0001}]\nsources: [{source: page}]\n",
    );
    registry
        .file("private/experts/exp-0001.yaml", "name: Ana Ejemplo\n")
        .file(".gitignore", "/private/\n");
    fs::create_dir(registry.path().join("papers")).unwrap();
    registry
}

/// The names of the files in a folder.
fn names(registry: &TestRegistry, folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(registry.path().join(folder)).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

const ADVANCE: [&str; 5] = ["advance", "peru-ii", "implementation", "--papers", "papers"];

#[test]
fn the_papers_of_the_new_stage_are_written_to_a_folder() {
    let registry = approved();
    assert_snapshot!(registry.run(ADVANCE), @"
    --- a/registry/actions/peru-ii.yaml
    +++ b/registry/actions/peru-ii.yaml
    @@ -1,6 +1,6 @@
     id: peru-ii
     title: {en: Return}
    -status: preparation
    +status: implementation
     countries: [PE]
     start: 2024-04
     partners: [{partner: pe-interior, role: requester}]
    [stderr]
    Changed registry/actions/peru-ii.yaml.
    Wrote `papers/terms-of-reference-peru-ii-a01.docx` with 9 blanks to fill in.
    Wrote `papers/invitation-peru-ii-a01-exp-0001.docx` with 13 blanks to fill in.
    Wrote `papers/agenda-peru-ii-a01.docx` with 4 blanks to fill in.
    [exit 0]
    ");
    let files = names(&registry, "papers");
    assert_eq!(files.len(), 3, "{files:?}");
    let letter = "papers/invitation-peru-ii-a01-exp-0001.docx";
    let letter = fs::read(registry.path().join(letter)).unwrap();
    let text = part(&letter, "word/document.xml");
    assert!(text.contains("exp-0001") && !text.contains("Ejemplo"), "{text}");
}

#[test]
fn a_paper_that_cannot_be_written_leaves_the_action_at_its_stage() {
    let registry = approved();
    fs::write(registry.path().join("papers/agenda-peru-ii-a01.docx"), "mine").unwrap();
    assert_snapshot!(registry.run(ADVANCE), @"
    [stderr]
    error: `papers/agenda-peru-ii-a01.docx` exists already and is not replaced; move it away, or choose another folder
    [exit 2]
    ");
    assert_snapshot!(registry.run(["advance", "peru-ii", "implementation", "--papers", "letters"]), @"
    [stderr]
    error: there is no folder `letters`; create it with `mkdir -p 'letters'`, or choose another one
    [exit 2]
    ");
    assert_snapshot!(registry.run([&ADVANCE[..], &["--dry-run"]].concat()), @"
    [stderr]
    error: the argument '--papers <DIR>' cannot be used with '--dry-run'

    Usage: mieux advance --papers <DIR> <ID> <STAGE> [FIELD=VALUE]...

    For more information, try '--help'.
    [exit 2]
    ");
    assert!(registry.text("actions/peru-ii.yaml").contains("status: preparation"));
    assert_eq!(names(&registry, "papers").len(), 1);
}

#[test]
fn personal_data_in_a_record_stops_the_fact_sheet_and_the_step_to_it() {
    let registry = approved();
    registry.replace("actions/peru-ii.yaml", "status: preparation", "status: results");
    registry.file(
        "actions/peru-i.yaml",
        "id: peru-i\ntitle: {en: X}\ncountries: [PE]\nnotes: {en: Ask ana@mail.pe}\nsources: [{source: page}]\n",
    );
    let given = ["end=2025", "results+={kind: guidelines, title: {en: A manual}}"];
    let advance = ["advance", "peru-ii", "completed", "--papers", "papers"];
    assert_snapshot!(registry.run([&advance[..], &given].concat()), @"
    [stderr]
    error: nothing was written, because 1 record holds personal data that must not leave the registry: registry/actions/peru-i.yaml: `notes.en` contains an e-mail address
    [exit 2]
    ");
    assert!(registry.text("actions/peru-ii.yaml").contains("status: results"));
    assert!(names(&registry, "papers").is_empty());
}

#[test]
fn without_a_folder_and_without_a_terminal_the_papers_are_named() {
    let registry = approved();
    let said = registry.run(["advance", "peru-ii", "implementation"]);
    let (_, said) = said.split_once("[stderr]\n").unwrap();
    assert_snapshot!(said, @"
    Changed registry/actions/peru-ii.yaml.
    Papers of the stage `implementation`: `terms-of-reference`, `invitation` and `agenda`.
    [exit 0]
    ");
}

#[cfg(unix)]
#[test]
fn on_a_terminal_each_paper_that_is_not_there_yet_is_offered() {
    let registry = approved();
    fs::write(registry.path().join("agenda-peru-ii-a01.docx"), "mine").unwrap();
    let mut terminal = Terminal::start(registry.command(["advance", "peru-ii", "implementation"]));
    terminal.wait_for("+status: implementation");
    terminal
        .answer("Write `terms-of-reference` to `terms-of-reference-peru-ii-a01.docx`? [y/N]", "");
    terminal.answer("Write `invitation` to `invitation-peru-ii-a01-exp-0001.docx`? [y/N]", "y");
    terminal.wait_for("Wrote `invitation-peru-ii-a01-exp-0001.docx` with");
    assert_eq!(terminal.end(), Some(0));
    assert_eq!(fs::read(registry.path().join("agenda-peru-ii-a01.docx")).unwrap(), b"mine");
    assert!(!registry.path().join("terms-of-reference-peru-ii-a01.docx").exists());
}

#[cfg(unix)]
#[test]
fn on_a_terminal_papers_that_are_about_nothing_yet_are_named() {
    let registry = approved();
    fs::remove_dir_all(registry.below("activities/peru-ii")).unwrap();
    let mut terminal = Terminal::start(registry.command(["advance", "peru-ii", "implementation"]));
    terminal.wait_for("Papers of the stage `implementation`: `terms-of-reference`");
    assert_eq!(terminal.end(), Some(0));
}
