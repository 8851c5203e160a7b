//! Templates of an office.

use insta::assert_snapshot;

use crate::common::TestRegistry;

/// The template that the program brings, whatever is in the registry.
fn template_in_english(registry: &TestRegistry) -> Vec<u8> {
    registry.command(["document", "fiche", "--template"]).output().unwrap().stdout
}

const OWN: &str = "templates/decision.en.md";

#[test]
fn the_template_of_the_office_is_used() {
    let registry = TestRegistry::programme();
    registry.file(
        OWN,
        "# {{ action.title }}\n\n{{ form.minister }}: {{ action.countries | listed }}\n",
    );
    assert_snapshot!(registry.run(["document", "decision", "both", "minister=A. N."]), @"
    # Both regions

    A. N.: Peru and Belarus
    [exit 0]
    ");
    assert_snapshot!(registry.run(["document", "decision", "both", "--check"]), @"
    Blank     To fill it in
    ───────────────────────
    minister  minister=…
    [exit 0]
    ");
    assert_snapshot!(registry.run(["validate", "-q"]), @"[exit 0]");
}

#[test]
fn the_built_in_template_can_be_copied_anywhere() {
    let template = TestRegistry::none().run(["document", "fiche", "--template", "--lang", "es"]);
    assert!(template.starts_with("# Ficha de acción: {{ action.title }}"), "{template}");
    let registry = TestRegistry::programme();
    let built_in = registry.run(["document", "fiche", "both", "-q"]);
    registry.file("templates/fiche.en.md", "");
    registry.file("templates/fiche.en.md", template_in_english(&registry));
    assert_eq!(registry.run(["document", "fiche", "both", "-q"]), built_in);
}

#[test]
fn a_wrong_template_names_the_place_and_what_is_known_there() {
    let registry = TestRegistry::programme();
    let said = |text: &str| registry.file(OWN, text).run(["document", "decision", "both"]);
    assert_snapshot!(said("# x\n\nThe {{ action.titel }}\n"), @"
    [stderr]
    error: registry/templates/decision.en.md:3:8: there is no `titel` here; did you mean `title`?
    [exit 2]
    ");
    assert_snapshot!(said("{{ action.request.xyz }}"), @"
    [stderr]
    error: registry/templates/decision.en.md:1:4: `action.request` has no `xyz`; it has `received`, `channel`, `addressee` or `answered`
    [exit 2]
    ");
    assert_snapshot!(said("{{ nothing }}"), @"
    [stderr]
    error: registry/templates/decision.en.md:1:4: `nothing` is unknown here; known are `paper`, `language`, `programme`, `action` or `form`
    [exit 2]
    ");
    assert_snapshot!(said("{% if action.title %}"), @"
    [stderr]
    error: registry/templates/decision.en.md:1:20: unexpected end of input, expected end of block
    [exit 2]
    ");
    assert_snapshot!(said("é {{ action.title | shout }}"), @"
    [stderr]
    error: registry/templates/decision.en.md:1:21: filter shout is unknown
    [exit 2]
    ");
    assert_snapshot!(said("{{ action.request }} {{ action.partners }}"), @"
    [stderr]
    error: registry/templates/decision.en.md:1:25: `action.partners[0]` is not a text; write one of its fields: `partner` or `role`
    [exit 2]
    ");
}

#[test]
fn a_template_reads_nothing_but_its_context_and_ends() {
    let registry = TestRegistry::programme();
    let said = |text: &str| registry.file(OWN, text).run(["document", "decision", "both"]);
    assert_snapshot!(said("{% include 'mieux.toml' %}"), @"
    [stderr]
    error: registry/templates/decision.en.md:1:4: unknown statement include
    [exit 2]
    ");
    assert_snapshot!(said("{{ action.title | safe }}"), @"
    [stderr]
    error: registry/templates/decision.en.md:1:19: filter safe is unknown
    [exit 2]
    ");
    let loops = "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}x{% endfor %}{% endfor %}{% endfor %}";
    assert_snapshot!(said(loops), @"
    [stderr]
    error: registry/templates/decision.en.md:1:65: the template takes too many steps; look for a loop in a loop
    [exit 2]
    ");
    assert_snapshot!(said("{% for a in range(900) %}{{ 'x' * 90000 }}{% endfor %}"), @"
    [stderr]
    error: registry/templates/decision.en.md:1:1: the paper becomes too large; look for a loop in a loop
    [exit 2]
    ");
    assert_snapshot!(said(&"{{ (".repeat(2000)), @"
    [stderr]
    error: registry/templates/decision.en.md:1:102: template exceeds maximum recursion limits
    [exit 2]
    ");
    let large = registry.file(OWN, "x".repeat(300_000)).run(["document", "decision", "both"]);
    assert_snapshot!(large, @"
    [stderr]
    error: cannot read registry/templates/decision.en.md: it has 300000 bytes; the limit is 262144
    [exit 2]
    ");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_registry_is_no_template() {
    let registry = TestRegistry::programme();
    std::fs::create_dir(registry.below("templates")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", registry.below(OWN)).unwrap();
    assert_snapshot!(registry.run(["document", "decision", "both"]), @"
    [stderr]
    error: cannot read registry/templates/decision.en.md: it is a link that leads out of the folder
    [exit 2]
    ");
}
