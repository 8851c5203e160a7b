//! `mieux init`.

use std::fs;

use insta::assert_snapshot;

use crate::common::{TestRegistry, transcript};

#[test]
fn an_empty_registry_is_valid_and_ready_for_records() {
    let folder = TestRegistry::none();
    let run = |args: &[&str]| folder.run(args);
    assert_snapshot!(run(&["init", "facility", "--name", "A \"sister\" facility", "--languages", "en,fr"]), @r#"
    Created 37 files for A "sister" facility in facility/registry.
    Next: `mieux --registry facility/registry validate`, then `mieux --registry facility/registry new partner`.
    [exit 0]
    "#);
    assert_snapshot!(run(&["--registry", "facility/registry", "validate", "--strict"]), @"
    Checked 0 actions, 0 activities, 0 experts, 0 partners: no problems found.
    [exit 0]
    ");
    assert_snapshot!(run(&["--registry", "facility/registry", "report"]), @r#"
    A "sister" facility

    0 Projects   0 Activities   0 Experts involved
    0 Countries   0 Partners

    Region            Pro-   On-   Com- Activ-  Experts Coun- Part-
                     jects going pleted  ities involved tries  ners
    ───────────────────────────────────────────────────────────────
    Total (distinct)     0     0      0      0        0     0     0

    - No records match.
    [exit 0]
    "#);
    let settings = fs::read_to_string(folder.path().join("facility/registry/mieux.toml")).unwrap();
    assert_snapshot!(settings, @r#"
    # The settings of the registry; `mieux explain` lists the rules that can have another level.
    name = 'A "sister" facility'
    # The languages in which the registry means to say everything.
    languages = ["en", "fr"]
    "#);
    let settings =
        fs::read_to_string(folder.path().join("facility/.vscode/settings.json")).unwrap();
    assert_snapshot!(settings, @r#"
    {
      "yaml.schemas": {
        "./schemas/action.schema.json": "registry/actions/**/*.yaml",
        "./schemas/activity.schema.json": "registry/activities/**/*.yaml",
        "./schemas/expert.schema.json": "registry/experts/**/*.yaml",
        "./schemas/partner.schema.json": "registry/partners/**/*.yaml",
        "./schemas/claims.schema.json": "registry/published/**/*.yaml",
        "./schemas/vocabulary.schema.json": "registry/vocabularies/**/*.yaml"
      },
      "files.eol": "\n"
    }
    "#);
}

#[test]
fn what_is_there_is_never_touched() {
    let folder = TestRegistry::none();
    let run = |args: &[&str]| folder.run(args);
    fs::write(folder.path().join(".editorconfig"), "root = true\n").unwrap();
    assert_snapshot!(run(&["init", "--name", "Facility"]), @"
    [stderr]
    error: ./.editorconfig exists already; nothing was created. Choose another folder: mieux init DIR --name …
    [exit 2]
    ");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_snapshot!(run(&["init", "--name", " "]), @r#"
    [stderr]
    error: the programme needs a name; add --name "Peer-to-peer facility"
    [exit 2]
    "#);
    assert_snapshot!(run(&["init", "--name", "Facility", "--languages", "english"]), @"
    [stderr]
    error: invalid value 'english' for '--languages <LANGUAGES>': write the two letters of a language, such as `en`, `es` or `fr`

    For more information, try '--help'.
    [exit 2]
    ");
}

/// What a reader of the README types, in each language.
#[cfg(unix)]
#[test]
fn what_the_readme_says_works_as_it_is_written() {
    for (languages, heading) in
        [("en", "## Begin"), ("pt,es", "## Para empezar"), ("fr,en", "## Pour commencer")]
    {
        let folder = TestRegistry::none();
        folder.run(["init", "--name", "Facility", "--languages", languages]);
        let readme = fs::read_to_string(folder.path().join("README.md")).unwrap();
        assert!(readme.starts_with("# Facility\n") && readme.contains(heading), "{readme}");
        let commands = readme.split("```sh\n").nth(1).unwrap().split("```").next().unwrap();
        let commands = commands.lines().chain(["mieux remove peru-i"]);
        let spans = readme.split("```\n").last().unwrap().split('`').skip(1).step_by(2);
        let spans = spans.filter(|span| span.starts_with("mieux import"));
        for command in commands.chain(spans) {
            let output = folder.shell(command).output().unwrap();
            assert!(output.status.success(), "{command}: {}", transcript(&output));
        }
        let paths = readme.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
        let missing = paths.filter(|path| !folder.path().join(path).exists());
        let missing: Vec<&str> = missing.collect();
        assert_eq!(missing, ["registry/private"], "made when there is something to keep in it");
    }
}

/// They fetch the program from where the owner of the repository keeps it: no address is in them.
#[cfg(unix)]
#[test]
fn the_checks_of_ci_pass_on_a_new_registry() {
    let folder = TestRegistry::none();
    folder.run(["init", "--name", "Facility"]);
    for file in [".github/workflows/registry.yml", ".gitlab-ci.yml"] {
        let text = fs::read_to_string(folder.path().join(file)).unwrap();
        assert!(serde_yaml::from_str::<serde_yaml::Value>(&text).is_ok(), "{file}");
        assert!(text.contains("$MIEUX_ARCHIVE") && !text.contains("://"), "{file}");
        let checks = text.lines().map(str::trim).map(|line| line.trim_start_matches("- "));
        let checks = checks.map(|line| line.trim_start_matches("run: "));
        let checks: Vec<&str> = checks.filter(|line| line.starts_with("mieux ")).collect();
        assert_eq!(checks.len(), 2, "{file}");
        for command in checks {
            let output = folder.shell(command).output().unwrap();
            assert!(output.status.success(), "{command}: {}", transcript(&output));
        }
    }
}

#[test]
fn a_readme_that_exists_is_kept() {
    let folder = TestRegistry::none();
    fs::write(folder.path().join("README.md"), "# Ours\n").unwrap();
    let created = folder.run(["init", "--name", "Facility"]);
    assert!(created.starts_with("Created 34 files for Facility in ./registry.\n"), "{created}");
    assert_eq!(fs::read_to_string(folder.path().join("README.md")).unwrap(), "# Ours\n");
}

/// A folder that cannot be made, after others were.
#[test]
fn what_cannot_be_finished_is_undone() {
    let folder = TestRegistry::none();
    fs::write(folder.path().join("schemas"), "a file where a folder should be\n").unwrap();
    let output = folder.command(["init", "--name", "Facility"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{}", transcript(&output));
}

#[test]
fn with_an_extension_every_command_knows_its_fields() {
    let folder = TestRegistry::none();
    let run = |args: &[&str]| folder.run(args);
    let created = run(&["init", "--name", "Facility", "--with-extension"]);
    assert!(created.starts_with("Created 36 files for Facility in ./registry.\n"), "{created}");
    assert_snapshot!(run(&["validate", "--strict"]), @"
    Checked 0 actions, 0 activities, 0 experts, 0 partners: no problems found.
    [exit 0]
    ");
    let schema = fs::read_to_string(folder.path().join("schemas/action.schema.json")).unwrap();
    assert!(schema.contains("\"budget\""), "{schema}");
    assert_eq!(run(&["schema", "action"]), format!("{schema}[exit 0]\n"));
    let template = run(&["import", "actions", "--template", "csv"]);
    assert!(
        template.lines().next().unwrap().ends_with(",budget,contract_signed,donors"),
        "{template}"
    );
    assert!(template.contains(",250000,2017-05,pe-dgsd"), "{template}");

    let record = "id: peru-i\ncountries: [PE]\ntitle:\n  en: First\nstatus: request\nbudget: much\nsources:\n  - source: page\n";
    fs::create_dir_all(folder.path().join("registry/actions")).unwrap();
    fs::write(folder.path().join("registry/actions/peru-i.yaml"), record).unwrap();
    assert_snapshot!(run(&["validate", "--format", "short"]), @"
    registry/actions/peru-i.yaml:6:9: error[wrong-type] `budget` is text, but a number is expected
    [exit 1]
    ");
    let set = run(&["set", "peru-i", "budget=120000.5", "contract_signed=2017"]);
    assert!(set.ends_with("[exit 0]\n"), "{set}");
    let formatted = run(&["fmt"]);
    assert!(formatted.ends_with("[exit 0]\n"), "{formatted}");
    let text = fs::read_to_string(folder.path().join("registry/actions/peru-i.yaml")).unwrap();
    assert_snapshot!(text, @"
    id: peru-i
    title:
      en: First
    status: request
    countries: [PE]
    sources:
      - source: page
    budget: 120000.5
    contract_signed: 2017
    ");
    let shown = run(&["show", "peru-i", "--lang", "es"]);
    assert!(shown.contains("Presupuesto: 120000.5\nFirma del contrato: 2017\n"), "{shown}");
    let refused = run(&["set", "peru-i", "donors+=nobody"]);
    assert!(refused.ends_with("[exit 1]\n") && refused.contains("unknown-reference"), "{refused}");
}

/// A name is shown as it is, whatever it would mean in Markdown.
#[test]
fn a_new_registry_has_pages_in_its_languages_and_nothing_of_another_programme() {
    let folder = TestRegistry::none();
    let name = "Facility <b>*2*</b> {{figure x}} [a](b) #";
    folder.run(["init", "--name", name, "--languages", "en,es,fr"]);
    let text = |path: &str| fs::read_to_string(folder.path().join("registry").join(path)).unwrap();
    assert_snapshot!(text("pages/about.es.md").lines().next().unwrap_or_default(), @r"# Acerca de Facility \<b>\*2\*\</b> \{\{figure x\}\} \[a\](b) \#");
    assert!(!text("vocabularies/regions.yaml").contains("narrative:"));
    assert_snapshot!(folder.run(["validate", "--strict"]), @"
    Checked 0 actions, 0 activities, 0 experts, 0 partners: no problems found.
    [exit 0]
    ");
    let folder = TestRegistry::none();
    folder.run(["init", "--name", "Facility", "--languages", "pt,es"]);
    assert!(!folder.path().join("registry/pages").exists(), "there is no sample in Portuguese");
}
