//! Pages of a programme: from Markdown with links and figures to HTML, in folders and in git.

use std::path::PathBuf;

use insta::assert_snapshot;
use mieux::model::PageText;
use mieux::pages::{Destination, World};
use mieux::registry::{Config, Registry, registry_of_texts};
use mieux::render::page_html;
use proptest::prelude::{any, prop};
use proptest::{prop_assert, proptest};

use crate::any_bytes;
use crate::common::TestRegistry;

fn registry(pages: &[(&str, &str)]) -> Registry {
    let action = "id: peru-iii\nformer_ids: [peru-3]\ntitle: {en: Peru III}\ncountries: [PE]\nstatus: completed\n";
    let statuses =
        "id: statuses\ntitle: {en: S}\nterms: [{code: completed, label: {en: C}, counts: true}]\n";
    let regions = "id: regions\ntitle: {en: R}\nterms: [{code: latin-america, label: {en: Latin America}, \
                   aliases: [latam], members: [PE]}]\n";
    let records = [
        ("actions/peru-iii.yaml", action),
        ("vocabularies/regions.yaml", regions),
        ("vocabularies/statuses.yaml", statuses),
    ];
    let files = records.iter().chain(pages);
    let files = files.map(|(path, text)| (PathBuf::from(path), text.as_bytes().to_vec()));
    registry_of_texts(Config::default(), files.collect())
}

/// The address of everything, as it can be read in a snapshot.
fn address(to: &Destination) -> Option<String> {
    Some(match to {
        Destination::Record { kind, id } => format!("../{}/{id}.html", kind.plural()),
        Destination::Term { vocabulary, code } => format!("../{vocabulary}/{code}.html"),
        Destination::Page { name, anchor } => {
            let anchor = anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
            format!("{}.html{anchor}", name.as_deref().unwrap_or_default())
        }
        Destination::Site(page) => format!("../{}.html", page.name()),
        Destination::Elsewhere(_) => unreachable!("an address elsewhere is not asked for"),
    })
}

/// The title of the first page, and what follows as HTML.
fn html(pages: &[(&str, &str)]) -> String {
    let registry = registry(pages);
    let world = World::new(&registry);
    let (text, page) = world.pages().next().expect("there is a page");
    format!("{:?}\n{}", page.title, page_html(&world, text, page.body(), &address))
}

#[test]
fn a_page_has_a_title_links_figures_and_tables() {
    let page = "# How it *works*\n\nAn [action](action:peru-3), a [region](region:latam), [this](#request) and \
                [that](page:about), [all](site:actions), <https://www.example.org>.\n\n## The request {#request .x}\n\n\
                {{figure projects region=latam}} of {{figure projects}} projects, {{figure participants}} and {{figure origins}}.\n\n## Ask us\n\n| a | b |\n| --- | --: |\n\
                | {{figure projects}} | 2 |\n";
    let pages = [("pages/how-it-works.en.md", page), ("pages/z.en.md", "# Z")];
    assert_snapshot!(html(&pages), @r#"
    Some("How it works")
    <p>An <a href="../actions/peru-iii.html">action</a>, a <a href="../regions/latin-america.html">region</a>, <a href="how-it-works.html#request">this</a> and that, <a href="../actions.html">all</a>, <a href="https://www.example.org">https://www.example.org</a>.</p>
    <h2 id="request">The request</h2>
    <p>1 of 1 projects, 0 and –.</p>
    <h2 id="ask-us">Ask us</h2>
    <div class="scroll" tabindex="0"><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>
    <tr><td>1</td><td>2</td></tr>
    </tbody></table>
    </div>
    "#);
}

#[test]
fn what_a_page_may_not_have_is_text() {
    let page = "# <b>T</b>\n\nA <b>b</b>, ![words](https://x.example/i.png), [script](javascript:x), [dead](action:peru-9), \
                {{figure nothing}}, \u{202e}turned.\n\n<script>\nalert(1)\n</script>\n\n    code\n\tcode {{figure projects}}\n";
    assert_snapshot!(html(&[("pages/a.en.md", page)]), @r#"
    Some("T")
    <p>A &lt;b&gt;b&lt;/b&gt;, words, script, dead, {{figure nothing}}, \u{202e}turned.</p>
    <p>&lt;script&gt;
    alert(1)
    &lt;/script&gt;
    </p>
    <pre><code>code
    code {{figure projects}}
    </code></pre>
    "#);
}

#[test]
fn a_page_is_found_in_the_language_that_is_nearest() {
    let registry = registry(&[
        ("pages/a.es.md", "# A"),
        ("pages/a.en.md", "# A"),
        ("pages/b.fr.md", "# B"),
        ("pages/README.md", "# No page"),
    ]);
    let world = World::new(&registry);
    let found = |name, language| world.page(name, language).map(|(text, _)| text.language.clone());
    assert_eq!(found("a", "es").as_deref(), Some("es"));
    assert_eq!(found("a", "fr").as_deref(), Some("en"));
    assert_eq!(found("b", "en").as_deref(), Some("fr"));
    assert_eq!(found("readme", "en"), None);
    let names: Vec<&PageText> = world.pages().map(|(text, _)| text).collect();
    assert_eq!(names.len(), 3);
}

proptest! {
    #[test]
    fn any_text_is_a_page(text in any::<String>()) {
        any_bytes::page(text.as_bytes());
    }

    #[test]
    fn any_pieces_of_markup_are_a_page(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..24)) {
        any_bytes::page(pieces.concat().as_bytes());
    }

    /// What is no markup comes out as it went in.
    #[test]
    fn words_are_kept(words in "[a-zé][a-zé ,;]{0,60}") {
        let text = format!("# Title\n\nx{words}x\n");
        let paragraph = format!("<p>x{words}x</p>");
        prop_assert!(html(&[("pages/a.en.md", &text)]).contains(&paragraph));
    }
}

/// Pieces whose meaning depends on what is beside them.
const PIECES: [&str; 24] = [
    "{{figure projects}}",
    "{{figure",
    "}}",
    "{{",
    "[",
    "](",
    ")",
    "](action:peru-iii)",
    "](javascript:x)",
    "![",
    "<b>",
    "</",
    "<!--",
    "-->",
    "`",
    "```\n",
    "\n",
    "\n\n",
    "# ",
    "## ",
    "| a |\n| - |\n",
    "    ",
    "é\u{202e}",
    "&lt;",
];

#[test]
fn pages_are_checked_and_left_as_they_are() {
    let registry = TestRegistry::empty();
    registry.file("pages/about.en.md", "# About\n\nSee [this](action:peru-9).\n");
    registry.file("pages/about.es.md", "# Acerca de\n");
    assert_snapshot!(registry.run(["validate"]), @"
    error[dead-link]: there is no action `peru-9`
     --> registry/pages/about.en.md:3:5
      |
    3 | See [this](action:peru-9).
      |     ^^^^^^^^^^^^^^^^^^^^^
      |
      = help: create the record, or find the id with `mieux list actions`

    Checked 0 actions, 0 activities, 0 experts, 0 partners: 1 error, 0 warnings.
    [exit 1]
    ");
    assert_snapshot!(registry.run(["fmt", "--check"]), @"[exit 0]");
}

/// The time for a page is that of its length, whatever is in it.
#[test]
fn a_page_of_nothing_but_marks_is_read() {
    for marks in
        ["[", "![", "{{a&", "# a\n", "> ", "[a](#b) ", "{{figure x}} ", "*a_", "| a ", "<b>", "- "]
    {
        let text = marks.repeat(100_000 / marks.len());
        any_bytes::page(text.as_bytes());
    }
}

#[test]
fn a_page_that_is_too_large_or_has_a_conflict_is_not_read() {
    let registry = TestRegistry::empty();
    registry.file("pages/large.en.md", "a".repeat(300_000));
    registry.file("pages/large.es.md", "# Grande\n");
    let conflict = "# A\n\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> other\n";
    registry.file("pages/merged.en.md", conflict).file("pages/merged.es.md", "T\n=======\n\na\n");
    assert_snapshot!(registry.run(["validate", "--format", "short"]), @"
    registry/pages/large.en.md:1:1: error[file-too-large] the file is too large: 300000 bytes, of at most 262144
    registry/pages/merged.en.md:3:1: error[merge-conflict] unresolved merge conflict between `HEAD` and `other`
    [exit 1]
    ");
}

#[cfg(unix)]
#[test]
fn no_page_is_a_link() {
    let registry = TestRegistry::empty();
    registry.file("experts/exp-0001.yaml", "id: exp-0001\n");
    registry.file("pages/about.es.md", "# Acerca de\n");
    std::os::unix::fs::symlink("../experts/exp-0001.yaml", registry.below("pages/about.en.md"))
        .unwrap();
    assert_snapshot!(registry.run(["validate", "--format", "short", "--select", "stray-file"]), @"
    registry/pages/about.en.md:1:1: warning[stray-file] this page is a link, and pages are not read through links
    [exit 0]
    ");
}

#[test]
fn a_record_that_a_page_leads_to_can_be_renamed_and_not_removed_unnoticed() {
    let registry = TestRegistry::empty();
    registry.file("actions/peru-iii.yaml", "id: peru-iii\ntitle: {en: P, es: P}\ncountries: [PE]\nstatus: completed\nsources: [{source: \"https://example.org\"}]\n");
    registry.file("pages/about.en.md", "# About\n\n[Peru](action:peru-iii)\n");
    registry.file("pages/about.es.md", "# Acerca de\n");
    assert_snapshot!(registry.run(["rename", "peru-iii", "peru-3"]), @"
    Renamed `peru-iii` to `peru-3`.
    Changed 1 file:
      registry/actions/peru-iii.yaml -> registry/actions/peru-3.yaml
    [exit 0]
    ");
    assert_snapshot!(registry.run(["validate"]), @"
    Checked 1 action, 0 activities, 0 experts, 0 partners: no problems found.
    [exit 0]
    ");
    assert_snapshot!(registry.run(["remove", "peru-3"]), @"
    error[dead-link]: there is no action `peru-iii`
     --> registry/pages/about.en.md:3:1
      |
    3 | [Peru](action:peru-iii)
      | ^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: create the record, or find the id with `mieux list actions`

    Checked 0 actions, 0 activities, 0 experts, 0 partners: 1 error, 0 warnings.
    Nothing was written, because the change adds errors; --force writes it anyway.
    [exit 1]
    ");
}

#[cfg(unix)]
#[test]
fn pages_are_read_and_compared_in_git() {
    let registry = TestRegistry::committed();
    registry.file("pages/about.en.md", "# About\n\n[Peru](action:peru-9)\n");
    registry.file("pages/about.es.md", "# Acerca de\n").commit("2024-02-01");
    registry.file("pages/about.en.md", "# About\n\n[Peru](action:peru-i)\n");
    let select = ["validate", "--format", "short", "--select", "dead-link"];
    let at = [&select[..], &["--at", "HEAD"]].concat();
    assert_snapshot!(registry.run(at).lines().next().unwrap_or_default(), @"registry/pages/about.en.md:3:1: error[dead-link] there is no action `peru-9`");
    assert_snapshot!(registry.run(select), @"[exit 0]");
    assert_snapshot!(registry.run(["diff"]), @"
    1 other file.
    page pages/about.en.md
    [exit 0]
    ");
}
