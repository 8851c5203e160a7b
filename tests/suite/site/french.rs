//! French pages break no line before a mark.

use super::{built, text};
use crate::common::TestRegistry;

/// The texts of a page, without its tags.
fn texts(page: &str) -> String {
    page.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect()
}

#[test]
fn no_line_of_a_french_page_begins_with_a_mark() {
    let registry = TestRegistry::programme();
    registry.file("pages/request.fr.md", "# Demande\n\nQui : « tous » ; quand ?\n\n`a : b`\n");
    let files = built(&registry, &["--lang", "fr,en"]);
    let page = text(&files, "fr/pages/request.html");
    let spaced = "Qui\u{a0}: «\u{a0}tous\u{a0}»\u{202f}; quand\u{202f}?</p>\n<p><code>a : b</code>";
    assert!(page.contains(spaced), "{page}");
    let is_french = |path: &&String| path.starts_with("fr/") && path.ends_with(".html");
    for path in files.keys().filter(is_french).filter(|path| !path.contains("request")) {
        let texts = texts(&text(&files, path));
        for mark in [" :", " ;", " ?", " !", " »", "« "] {
            assert!(!texts.contains(mark), "{path}: {mark}: {texts}");
        }
    }
}
