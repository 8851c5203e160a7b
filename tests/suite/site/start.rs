//! The start page: what a visitor finds first, and the programme's own texts in short.

use insta::assert_snapshot;

use super::{built, main_part, text};
use crate::common::TestRegistry;

const STEPS: &str = "# How it works\n\nExperts help.\n\nMore.\n\n## 1. Request {#ask}\n\nAn institution writes to \
     [us](page:request#who).\n\nWhat else.\n\n## 2. Work\n\n{{figure projects}} projects.\n\n## Sources\n\n- none\n";

#[test]
fn the_start_page_tells_how_the_programme_works() {
    let registry = TestRegistry::programme();
    registry.file("pages/how-it-works.en.md", STEPS);
    registry.file("pages/request.en.md", "# Who can request\n\nInstitutions.\n\n## Who {#who}\n");
    registry.file("pages/experts.es.md", "# Expertos\n\n- una lista\n");
    let files = built(&registry, &["--lang", "en,fr"]);
    let page = main_part(&text(&files, "en/index.html"));
    let (_, texts) = page.rsplit_once("Ongoing actions</h2>").unwrap();
    let (_, texts) = texts.split_once("</section>\n").unwrap();
    assert_snapshot!(texts, @r#"
    <ul hidden>
    <li data-country="PE BY">
    <a href="actions/both.html">
    <bdi>Both regions</bdi>
    </a>
    </li>
    </ul>
    <section>
    <h2>
    <a href="pages/how-it-works.html">
    <bdi>How it works</bdi>
    </a>
    </h2>
    <div class="prose">
    <p>Experts help.</p>
    </div>
    <ol class="steps">
    <li>
    <h3>
    <a href="pages/how-it-works.html#ask">Request</a>
    </h3>
    <div class="prose">
    <p>An institution writes to <a href="pages/request.html#who">us</a>.</p>
    </div>
    </li>
    <li>
    <h3>
    <a href="pages/how-it-works.html#2-work">Work</a>
    </h3>
    <div class="prose">
    <p>2 projects.</p>
    </div>
    </li>
    </ol>
    </section>
    <div class="pair">
    <section>
    <h2>
    <a href="pages/request.html">
    <bdi>Who can request</bdi>
    </a>
    </h2>
    <div class="prose">
    <p>Institutions.</p>
    </div>
    </section>
    <section>
    <h2>
    <a href="pages/experts.html">
    <bdi lang="es">Expertos</bdi>
    </a>
    </h2>
    </section>
    </div>
    "#);
    assert!(text(&files, "fr/index.html").contains("<div class=\"prose\" lang=\"en\">"));
}

#[test]
fn a_registry_without_such_texts_shows_nothing_of_them() {
    let page = main_part(&text(&built(&TestRegistry::programme(), &[]), "en/index.html"));
    assert!(!page.contains("class=\"steps\""), "{page}");
    assert!(!page.contains("class=\"pair\""), "{page}");
}
