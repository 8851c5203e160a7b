//! Who an expert is, which only a letter says, and only if it is asked for.

use std::fs;
use std::process::Command;

use insta::assert_snapshot;

use crate::common::TestRegistry;

const PERSON: &str = "name: Ana Ejemplo\naddress: Calle 1\nphones: [\"+51 1 555 0100\"]\n";

fn registry() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.file("private/experts/exp-0001.yaml", PERSON).file(".gitignore", "/private/\n");
    registry
}

const LETTER: [&str; 4] = ["document", "invitation", "both-a01", "exp-0001"];

#[test]
fn a_letter_names_the_expert_only_if_it_is_asked_to() {
    let registry = registry();
    let letter = registry.run(LETTER);
    assert!(!letter.contains("Ejemplo") && letter.contains("…………\n\n…………"), "{letter}");
    let letter = registry.run([&LETTER[..], &["--private"]].concat());
    assert!(letter.contains("Ana Ejemplo\n\nCalle 1") && !letter.contains("555"), "{letter}");
    let other = registry.run(["document", "invitation", "both-a01", "exp-0002", "--private"]);
    assert_snapshot!(other, @"
    [stderr]
    error: there is no private file on `exp-0002`; write `private/experts/exp-0002.yaml`, or leave --private out
    [exit 2]
    ");
}

#[test]
fn a_letter_that_names_an_expert_is_not_written_where_git_takes_it_along() {
    let registry = registry();
    let init = Command::new("git").args(["init", "-q"]).current_dir(registry.path()).status();
    assert!(init.unwrap().success());
    let written =
        |file: &str| registry.run([&LETTER[..], &["--private", "-q", "-o", file]].concat());
    assert_snapshot!(written("letter.md"), @"
    [stderr]
    error: `letter.md` would name an expert, and git would commit it; choose a place that .gitignore lists, such as private/, or one outside the repository
    [exit 2]
    ");
    assert!(!registry.path().join("letter.md").exists());
    assert_snapshot!(written("registry/private/letter.md"), @"[exit 0]");
    let text = fs::read_to_string(registry.below("private/letter.md")).unwrap();
    assert!(text.contains("Ana Ejemplo"));
}

/// Invented rates: a per diem that everybody may know, and what only the office knows.
fn with_rates() -> TestRegistry {
    let registry = registry();
    registry.file(
        "vocabularies/per-diems.yaml",
        "id: per-diems\nterms:\n  - {code: pe, country: PE, amount: \"110.50\", currency: EUR}\n",
    );
    registry.file(
        "private/conditions.yaml",
        "fees: [{amount: \"350.25\", currency: EUR}]\ninsurance: [{amount: 5, currency: EUR}]\n\
         travel: [{amount: 1200, currency: USD}]\n",
    );
    registry
}

/// The conditions of the letter to an expert who is in Peru for so many days.
fn conditions(registry: &TestRegistry, deployment: &str, options: &[&str]) -> String {
    registry.file(
        "activities/both/both-a03.yaml",
        format!(
            "id: both-a03\naction: both\ntitle: {{en: Training}}\nkind: training\nstatus: planned\n\
             start: 2017-03-06\nend: 2017-03-09\nplaces: [{{country: PE}}]\n\
             experts: [{{expert: exp-0001{deployment}}}]\nsources: [{{source: https://example.org}}]\n"
        ),
    );
    let args = ["-q", "document", "invitation", "both-a03", "exp-0001"];
    let letter = registry.run([&args[..], options].concat());
    let rows = letter.lines().filter(|line| line.starts_with('|'));
    let rows = rows.skip_while(|line| !line.contains("ays |") && !line.contains("ías |"));
    rows.take_while(|line| !line.contains("Example")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_letter_shows_each_step_of_the_costs_and_no_total_of_a_part() {
    let registry = with_rates();
    assert_snapshot!(conditions(&registry, "", &[]), @"
    | Days | 4 |
    | Condition | Amount |
    | --- | --- |
    | Fee | ………… |
    | Per diem | 4 × 110.50 EUR = 442.00 EUR |
    | Travel insurance | ………… |
    | Travel | ………… |
    | Total | ………… |
    ");
    assert_snapshot!(conditions(&registry, "", &["--private"]), @"
    | Days | 4 |
    | Condition | Amount |
    | --- | --- |
    | Fee | 4 × 350.25 EUR = 1,401.00 EUR |
    | Per diem | 4 × 110.50 EUR = 442.00 EUR |
    | Travel insurance | 4 × 5.00 EUR = 20.00 EUR |
    | Travel | 1,200.00 USD |
    | Total | 1,863.00 EUR; 1,200.00 USD |
    ");
    assert_snapshot!(conditions(&registry, ", days: 2.5, travel: false", &["--private", "--lang", "es"]), @"
    | Días | 2,5 |
    | Condición | Importe |
    | --- | --- |
    | Tarifa | 2,5 × 350,25 EUR = 875,63 EUR |
    | Dietas | 2,5 × 110,50 EUR = 276,25 EUR |
    | Seguro de viaje | 2,5 × 5,00 EUR = 12,50 EUR |
    | Viaje | no se aplica |
    | Total | 1164,38 EUR |
    ");
}

#[test]
fn what_is_given_with_the_command_is_in_the_letter_instead_of_a_computed_cost() {
    let registry = with_rates();
    let given = ["per_diem=as in the contract", "fee=none", "total=as in the contract"];
    assert_snapshot!(conditions(&registry, "", &given), @"
    | Days | 4 |
    | Condition | Amount |
    | --- | --- |
    | Fee | none |
    | Per diem | as in the contract |
    | Travel insurance | ………… |
    | Travel | ………… |
    | Total | as in the contract |
    ");
}

#[cfg(unix)]
#[test]
fn only_its_owner_reads_a_letter_that_names_an_expert() {
    use std::os::unix::fs::PermissionsExt;
    let registry = registry();
    registry.run([&LETTER[..], &["--private", "-o", "letter.md"]].concat());
    let mode = fs::metadata(registry.path().join("letter.md")).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "{mode:o}");
}

#[test]
fn personal_data_in_a_record_stops_papers_for_everybody() {
    let registry = TestRegistry::programme();
    let notes = "start: 2019-05\nnotes: {en: Write to ana@example.org}";
    registry.replace("actions/peru-i.yaml", "start: 2019-05", notes);
    assert_snapshot!(registry.run(["document", "fact-sheet", "both"]), @"
    [stderr]
    error: nothing was written, because 1 record holds personal data that must not leave the registry: registry/actions/peru-i.yaml: `notes.en` contains an e-mail address
    [exit 2]
    ");
    let fiche = registry.run(["document", "fiche", "both", "-q"]);
    assert_eq!(fiche.lines().last(), Some("[exit 0]"));
}

/// What goes along with a public site is looked at, whatever wrote it there.
#[test]
fn a_paper_among_the_pages_of_the_programme_is_checked_like_them() {
    let registry = TestRegistry::programme();
    fs::create_dir_all(registry.path().join("registry/pages")).unwrap();
    let page = "registry/pages/decision.en.md";
    let signatory = "signatory=Ana, ana@example.org";
    assert_snapshot!(registry.run(["document", "decision", "both", signatory, "-q", "-o", page]), @"[exit 0]");
    assert_snapshot!(registry.run(["validate", page]), @"
    warning[untranslated-page]: this page does not exist in `es`
     --> registry/pages/decision.en.md:1:1
      |
    1 | # Decision on the action both
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: write `pages/decision.es.md`

    error[personal-data-in-record]: `decision.en.md` contains an e-mail address
      --> registry/pages/decision.en.md:23:1
       |
    23 | | ………… | Ana, ***@*******.*** | ………… |
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: remove it, or, if it is the address of an office, write it as a
               link: `[words](mailto:…)`. It stays in the history of git until it
               is removed from there as well

    12 rules that need every file were not checked; run `mieux validate` without a
    path to check them.
    Checked 0 actions, 0 activities, 0 experts, 0 partners: 1 error, 1 warning.
    [exit 1]
    ");
    assert_snapshot!(registry.run(["site", "-o", "public"]), @"
    [stderr]
    error: nothing was written, because 1 record holds personal data that must not leave the registry: registry/pages/decision.en.md: `decision.en.md` contains an e-mail address
    [exit 2]
    ");
}
