//! The pages of good practices: linked from the list, from fact sheets and from the search.

use insta::assert_snapshot;

use super::{built, main_part, text};
use crate::common::TestRegistry;

fn with_practices() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.replace("actions/both.yaml", "id: both\n", "id: both\ngood_practices: [1, 4]\n");
    registry
}

#[test]
fn a_good_practice_has_a_page_with_the_actions_that_show_it() {
    let files = built(&with_practices(), &["--lang", "en"]);
    assert_snapshot!(main_part(&text(&files, "en/good-practices/4.html")), @r#"
    <p class="kicker">
    <a href="../good-practices.html">Good practices</a>
    </p>
    <h1>
    <span class="ordinal">4</span> <bdi>Actions must deliver tangible results</bdi>
    </h1>
    <dl class="facts">
    <div>
    <dt>Regions</dt>
    <dd>
    <a href="../regions/latin-america-and-caribbean.html">
    <bdi>Latin America and the Caribbean</bdi>
    </a>, <a href="../regions/european-neighbourhood.html">
    <bdi>European Neighbourhood</bdi>
    </a>
    </dd>
    </div>
    <div>
    <dt>Countries</dt>
    <dd>
    <a href="../countries/BY.html">
    <bdi>Belarus</bdi>
    </a>, <a href="../countries/PE.html">
    <bdi>Peru</bdi>
    </a>
    </dd>
    </div>
    <div>
    <dt>Themes</dt>
    <dd>
    <a href="../themes/irregular-migration.html">
    <bdi>Irregular Migration/Trafficking in Human Beings</bdi>
    </a>, <a href="../themes/legal-migration.html">
    <bdi>Legal Migration and Mobility</bdi>
    </a>
    </dd>
    </div>
    <div>
    <dt>Shown together with</dt>
    <dd>
    <ul>
    <li>
    <a href="../good-practices/1.html">
    <span class="ordinal">1</span> <bdi>The partner country must take ownership of the Action</bdi>
    </a>
    </li>
    </ul>
    </dd>
    </div>
    </dl>
    <section>
    <h2>Completed actions</h2>
    <ul role="list" class="actions">
    <li data-country="PE BY">
    <p class="title">
    <a href="../actions/both.html">
    <bdi>Both regions</bdi>
    </a>
    </p>
    <p class="meta">
    <a href="../countries/PE.html">
    <bdi>Peru</bdi>
    </a>, <a href="../countries/BY.html">
    <bdi>Belarus</bdi>
    </a>
    <span class="years">2016–2018</span>
    </p>
    </li>
    </ul>
    </section>
    <nav class="beside" aria-label="Good practices">
    <p>Previous: <a href="../good-practices/2.html">
    <span class="ordinal">2</span> <bdi>Actions must offer an opportunity for innovation in their context</bdi>
    </a>
    </p>
    </nav>
    "#);
    let without = main_part(&text(&files, "en/good-practices/2.html"));
    assert!(without.contains("No action in the registry names this practice."), "{without}");
    assert!(!without.contains("<dl"), "{without}");
}

#[test]
fn the_list_the_fact_sheet_and_the_search_lead_to_it() {
    let files = built(&with_practices(), &["--lang", "en"]);
    let list = text(&files, "en/good-practices.html");
    assert_eq!(list.matches("<a href=\"good-practices/").count(), 3);
    let sheet = text(&files, "en/actions/both.html");
    assert!(sheet.contains("<a href=\"../good-practices/4.html\">"), "{sheet}");
    assert!(text(&files, "en/search-index.js").contains("\"good-practices/4.html\""));
}
