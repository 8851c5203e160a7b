//! `mieux expert apply` and `mieux request new`.

use insta::assert_snapshot;

use crate::common::TestRegistry;

fn with_private() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.file(".gitignore", "private/\n");
    registry
}

#[test]
fn an_application_keeps_what_identifies_the_person_in_private() {
    let registry = with_private();
    let args = [
        "expert",
        "apply",
        "origin=Chile",
        "sector=public",
        "languages+={language: es, level: C1}",
        "themes=IMT",
        "--private",
        "name=Not a real person",
        "--private",
        "emails=nobody@example.org",
        "--consent",
        "2026-11-02",
        "--scope",
        "roster,share-with-partner",
    ];
    let printed = registry.run(args);
    assert!(!printed.contains("real person") && !printed.contains("nobody@"), "{printed}");
    assert_snapshot!(printed, @r#"
    registry/experts/exp-0003.yaml:

    id: exp-0003
    origin: CL
    sector: public
    languages:
      - language: es
        level: C1
    themes: [irregular-migration]
    roster: applied
    consent:
      basis: consent
      given: "2026-11-02"
      scope: [roster, share-with-partner]
    sources:
      - source: Application to the list of experts

    Private file: registry/private/experts/exp-0003.yaml (name, emails)
    [stderr]
    Created registry/experts/exp-0003.yaml.
    Created registry/private/experts/exp-0003.yaml.
    [exit 0]
    "#);
    assert_snapshot!(registry.text("private/experts/exp-0003.yaml"), @"
    name: Not a real person
    emails: [nobody@example.org]
    ");
}

#[test]
fn an_application_needs_a_person_a_consent_and_a_folder_that_git_ignores() {
    let registry = with_private();
    assert_snapshot!(registry.run(["expert", "apply", "origin=CL"]), @"
    [stderr]
    error: no name is given; add `--private name=…`, which is kept in private/ only
    [exit 2]
    ");
    assert_snapshot!(registry.run(["expert", "apply", "origin=CL", "--private", "name=N", "--lang", "es"]), @"
    [stderr]
    error: un experto entra en la lista solo con su consentimiento; añada el día en que la persona lo dio: `--consent 2026-11-02`
    [exit 2]
    ");
    registry.file(".gitignore", "\n");
    let args =
        ["expert", "apply", "origin=CL", "--private", "name=Secret", "--consent", "2026-11-02"];
    assert_snapshot!(registry.run(args), @"
    [stderr]
    error: git does not ignore registry/private, where data that identifies people is kept; add a line `private/` to registry/.gitignore
    [exit 2]
    ");
}

#[cfg(unix)]
#[test]
fn an_application_is_asked_for_on_a_terminal() {
    use crate::common::Terminal;
    let registry = with_private();
    let mut terminal = Terminal::start(registry.command(["expert", "apply"]));
    terminal.answer("Origin", "Chile");
    terminal.answer("Sector", "public");
    terminal.answer("Languages", "Spanish, French");
    terminal.answer("Themes", "IMT");
    terminal.answer("Areas", "");
    terminal.answer("Name", "Not a real person");
    terminal.answer("E-mail", "");
    terminal.answer("Telephone", "");
    terminal.answer("On which day did the person consent?", "soon");
    terminal.answer("On which day did the person consent?", "2026-11-02");
    terminal.wait_for("Created registry/private/experts/exp-0003.yaml.");
    assert_eq!(terminal.end(), Some(0));
    assert_snapshot!(registry.text("experts/exp-0003.yaml"), @r#"
    id: exp-0003
    origin: CL
    sector: public
    languages:
      - language: es
      - language: fr
    themes: [irregular-migration]
    roster: applied
    consent:
      basis: consent
      given: "2026-11-02"
      scope: [roster]
    sources:
      - source: Application to the list of experts
    "#);
}

#[test]
fn a_request_becomes_an_action_in_its_first_stage() {
    let registry = with_private();
    registry.file(
        "partners/pe/pe-ngo.yaml",
        "id: pe-ngo\nname: {en: An association}\nkind: civil-society\ncountry: PE\nsources: [{source: page}]\n",
    );
    let request = |by: &[&'static str], more: &[&'static str]| {
        let args = ["request", "new", "--title", "Return: new ways", "--channel", "letter"];
        let args = args.into_iter().chain(by.iter().flat_map(|by| ["--by", *by]));
        let args = args.chain(["--received", "2024-05-12"]).chain(more.iter().copied());
        registry.run(args.collect::<Vec<_>>())
    };
    assert_snapshot!(request(&["MININTER", "pe-ngo"], &["--addressee", "eu-delegation", "themes=IMT"]), @r#"
    registry/actions/peru-ii.yaml:

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
      addressee: eu-delegation
    sources:
      - source: Official letter, received 2024-05-12
    [stderr]
    Created registry/actions/peru-ii.yaml.
    Papers of the stage `request`: `expression-of-interest` and `request-letter`.
    [exit 0]
    "#);
    assert_snapshot!(request(&["pe-ngo"], &["--dry-run"]), @r#"
    registry/actions/peru-iii.yaml:

    id: peru-iii
    title:
      en: "Return: new ways"
    status: request
    countries: [PE]
    partners:
      - partner: pe-ngo
        role: requester
    request:
      received: "2024-05-12"
      channel: letter
    sources:
      - source: Official letter, received 2024-05-12

    error[civil-society-alone]: only civil society requested the action: `pe-ngo`
     --> registry/actions/peru-iii.yaml:7:14
      |
    7 |   - partner: pe-ngo
      |              ^^^^^^
      |
      = help: add the government body that requested it as well: `- partner: …`
              with `role: co-requester`; or correct the role here, or `kind` in
              the record of the partner

    Checked 1 action, 0 activities, 0 experts, 0 partners: 1 error, 0 warnings.
    Nothing was written, because the change adds errors; --force writes it anyway.
    [exit 1]
    "#);
    assert_snapshot!(request(&["pe-interiro"], &["--dry-run"]), @"
    [stderr]
    error: there is no partner `pe-interiro`; did you mean `pe-interior`?
    [exit 2]
    ");
    assert_snapshot!(request(&["pe-interior"], &["--dry-run", "--lang", "fr", "countries=CL"]), @r#"
    registry/actions/chile-i.yaml:

    id: chile-i
    title:
      fr: "Return: new ways"
    status: request
    countries: [CL]
    partners:
      - partner: pe-interior
        role: requester
    request:
      received: "2024-05-12"
      channel: letter
    sources:
      - source: Lettre officielle, reçue 2024-05-12
    [stderr]
    Documents de l’étape `request` : `expression-of-interest` et `request-letter`.
    [exit 0]
    "#);
}
