//! What a command asks for on a terminal.

use insta::assert_snapshot;

use crate::common::{Terminal, TestRegistry, files};

const ESCAPE: &str = "\u{1b}";

/// What was answered is not lost where the record is refused.
#[test]
fn answers_that_are_refused_are_printed_to_be_given_again() {
    let registry = TestRegistry::programme();
    let mut terminal = Terminal::start(registry.command(["new", "action"]));
    terminal.answer("Title", "Peru I");
    terminal.answer("Countries", "Peru");
    terminal.answer("Status", "");
    terminal.answer("Themes", "IMT");
    terminal.answer("Start", "2024-05");
    terminal.answer("Source", "page");
    terminal.wait_for("Your answers, to correct and run again:");
    terminal.wait_for("mieux new action 'title.en=Peru I'");
    assert_eq!(terminal.end(), Some(2));
}

/// An action that is under way.
const RUNNING: [&str; 8] = [
    "new",
    "action",
    "title.en=Return",
    "countries=PE",
    "status=implementation",
    "approval={body: {en: The committee}, decision: approved, date: 2024-03}",
    "start=2024-04",
    "sources=[{source: https://example.org/page}]",
];

#[test]
fn a_new_record_is_asked_for_field_by_field() {
    let registry = TestRegistry::programme();
    let mut terminal = Terminal::start(registry.command(["new", "action"]));
    terminal.answer("Title", "A new start");
    // An answer that cannot be taken says why, and the question comes again.
    terminal.answer("Countries", "Norwey");
    terminal.wait_for("`Norwey` is not a code of `countries`; did you mean `NO` (Norway)?");
    // A tabulator completes what stands behind the last comma.
    terminal.wait_for("Countries");
    terminal.keys("Peru, norw\t");
    terminal.wait_for("Peru, Norway");
    terminal.keys("\r");
    // An empty answer leaves a field out, if the record can do without it.
    terminal.answer("Status", "");
    terminal.answer("Themes", "IMT");
    terminal.answer("Start", "2024-05");
    terminal.answer("Source", "https://example.org/page");
    terminal.wait_for("Created registry/actions/peru-norway.yaml.");
    assert_eq!(terminal.end(), Some(0));
    assert_snapshot!(registry.text("actions/peru-norway.yaml"), @r#"
    id: peru-norway
    title:
      en: A new start
    countries: [PE, "NO"]
    themes: [irregular-migration]
    start: 2024-05
    sources:
      - source: https://example.org/page
    "#);
}

/// The comma of a name parts no names.
#[test]
fn a_name_with_a_comma_is_one_answer() {
    let registry = TestRegistry::programme();
    let countries = registry.text("vocabularies/countries.yaml");
    let countries =
        countries.replace("  - code: PE\n", "  - code: PE\n    aliases: [\"Peru, Republic of\"]\n");
    registry.file("vocabularies/countries.yaml", &countries);
    let mut terminal = Terminal::start(registry.command(["new", "action"]));
    terminal.answer("Title", "A new start");
    terminal.answer("Countries", "Peru, Republic of");
    terminal.answer("Status", "");
    terminal.answer("Themes", "IMT");
    terminal.answer("Start", "2024-05");
    terminal.answer("Source", "https://example.org/page");
    terminal.wait_for("Created registry/actions/peru-ii.yaml.");
    assert!(registry.text("actions/peru-ii.yaml").contains("countries: [PE]\n"));
}

#[test]
fn an_action_that_advances_is_asked_for_what_its_stage_needs() {
    let registry = TestRegistry::initialised();
    registry.run(RUNNING);
    let mut terminal = Terminal::start(registry.command(["advance", "peru-i", "results"]));
    terminal.answer("Kind of result", "guidelines");
    terminal.answer("Title of the result", "A manual");
    terminal.wait_for("Changed registry/actions/peru-i.yaml.");
    terminal.answer("Write `fact-sheet` to `fact-sheet-peru-i.docx`? [y/N]", "");
    assert_eq!(terminal.end(), Some(0));
    assert_snapshot!(registry.text("actions/peru-i.yaml"), @"
    # yaml-language-server: $schema=../../schemas/action.schema.json
    id: peru-i
    title:
      en: Return
    status: results
    countries: [PE]
    approval:
      body:
        en: The committee
      decision: approved
      date: 2024-03
    start: 2024-04
    results:
      - kind: guidelines
        title:
          en: A manual
    sources:
      - source: https://example.org/page
    ");
}

#[test]
fn escape_ends_the_questions_and_nothing_is_written() {
    let registry = TestRegistry::programme();
    let before = files(&registry.root(), "yaml").len();
    let mut terminal = Terminal::start(registry.command(["new", "partner"]));
    terminal.answer("Name", "Institute of Tests");
    terminal.wait_for("Acronym");
    terminal.keys(ESCAPE);
    terminal.wait_for("nothing was written");
    assert_eq!(terminal.end(), Some(2));
    assert_eq!(files(&registry.root(), "yaml").len(), before);
}

/// What identifies a person is asked for last, and goes to `private/` only.
#[test]
fn a_new_expert_is_asked_for_a_name_and_contacts() {
    let registry = TestRegistry::programme();
    registry.file(".gitignore", "private/\n");
    let mut terminal = Terminal::start(registry.command(["new", "expert"]));
    terminal.answer("Origin", "Chile");
    terminal.answer("Sector", "");
    terminal.answer("Source", "Roster of the office");
    terminal.answer("Name", "Some Body");
    terminal.answer("E-mail address", "some@example.org, body@example.org");
    terminal.answer("Telephone number", "+1 555 0100; 5550101");
    terminal.wait_for("Created registry/private/experts/exp-0003.yaml.");
    assert_eq!(terminal.end(), Some(0));
    assert_snapshot!(registry.text("experts/exp-0003.yaml"), @"
    id: exp-0003
    origin: CL
    sources:
      - source: Roster of the office
    ");
    assert_snapshot!(registry.text("private/experts/exp-0003.yaml"), @r#"
    name: Some Body
    emails: [some@example.org, body@example.org]
    phones: [+1 555 0100, "5550101"]
    "#);
}

/// What cannot be private is not asked for, and the record is made without it.
#[test]
fn a_name_that_would_not_stay_private_is_not_asked_for() {
    let registry = TestRegistry::programme();
    let mut terminal = Terminal::start(registry.command(["new", "expert"]));
    terminal.answer("Origin", "Chile");
    terminal.answer("Sector", "");
    terminal.answer("Source", "page");
    terminal.wait_for("A name and contacts are not asked for: git does not ignore");
    let before = terminal.wait_for("Created registry/experts/exp-0003.yaml.");
    assert!(!before.contains("E-mail"), "{before}");
    assert_eq!(terminal.end(), Some(0));
    assert!(!registry.below("private").exists());
}

/// Esc at a private question ends all.
#[test]
fn escape_at_a_private_question_writes_nothing() {
    let registry = TestRegistry::programme();
    registry.file(".gitignore", "private/\n");
    let mut terminal = Terminal::start(registry.command(["new", "expert"]));
    terminal.answer("Origin", "Chile");
    terminal.answer("Sector", "");
    terminal.answer("Source", "page");
    terminal.wait_for("Name");
    terminal.keys(ESCAPE);
    terminal.wait_for("nothing was written");
    assert_eq!(terminal.end(), Some(2));
    assert!(
        !registry.below("private").exists() && !registry.below("experts/exp-0003.yaml").exists()
    );
}

#[test]
fn questions_are_asked_in_the_language_of_the_user() {
    let registry = TestRegistry::programme();
    let remove = registry.command(["remove", "both", "--cascade", "--lang", "es"]);
    let mut terminal = Terminal::start(remove);
    terminal.wait_for("¿Eliminar todo esto? [s/N]");
    terminal.keys("s\r");
    terminal.wait_for("Se eliminó `both`");
    assert_eq!(terminal.end(), Some(0));
    let mut terminal = Terminal::start(registry.command(["new", "action", "--lang", "fr"]));
    terminal.answer("obligatoire", "Un titre");
    terminal.answer("séparer par des virgules", "Norwey");
    terminal.wait_for("vouliez-vous dire");
    terminal.keys(ESCAPE);
    terminal.wait_for("arrêté ; rien n’a été écrit");
    assert_eq!(terminal.end(), Some(2));
}

#[test]
fn a_request_is_asked_for_step_by_step() {
    let registry = TestRegistry::programme();
    registry.file(
        "partners/pe/pe-ngo.yaml",
        "id: pe-ngo\nname: {en: An association}\nkind: civil-society\ncountry: PE\nsources: [{source: page}]\n",
    );
    let mut terminal = Terminal::start(registry.command(["request", "new"]));
    terminal.answer("Partner who requests", "pe-interiro");
    terminal.wait_for("pe-interiro");
    terminal.answer("Partner who requests", "MININTER, pe-ngo");
    terminal.answer("Title", "Return: new ways");
    terminal.answer("Countries", "");
    terminal.answer("Themes", "IMT");
    terminal.answer("How it arrived", "fax");
    terminal.wait_for("`fax` is not possible here; write `website` or `letter`");
    terminal.answer("How it arrived", "letter");
    terminal.answer("To whom it was sent", "");
    terminal.answer("When it arrived", "soon");
    terminal.wait_for("`soon` is not a date");
    terminal.answer("When it arrived", "2024-05-12");
    terminal.wait_for("Papers of the stage `request`");
    assert_eq!(terminal.end(), Some(0));
    assert_snapshot!(registry.text("actions/peru-ii.yaml"), @r#"
    id: peru-ii
    title:
      en: "Return: new ways"
    status: request
    countries: [PE]
    themes: [irregular-migration]
    partners:
      - partner: pe-interior
        role: requester
      - partner: pe-ngo
        role: co-requester
    request:
      received: "2024-05-12"
      channel: letter
    sources:
      - source: Official letter, received 2024-05-12
    "#);
}

#[test]
fn of_a_request_what_is_missing_is_asked_for() {
    let registry = TestRegistry::programme();
    let args = [
        "request",
        "new",
        "--by",
        "pe-interior",
        "--title",
        "Return",
        "--received",
        "2024",
        "--dry-run",
    ];
    let mut terminal = Terminal::start(registry.command(args));
    terminal.answer("How it arrived", "website");
    terminal.wait_for("channel: website");
    assert_eq!(terminal.end(), Some(0));
}
