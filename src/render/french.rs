//! The spaces of French beside its marks, which a line must not break at.

use std::borrow::Cow;

/// What French texts are written with, and with a space that does not break in its place: a narrow one where printers
/// use one.
const MARKS: [(&str, &str); 6] = [
    (" :", "\u{a0}:"),
    (" ;", "\u{202f};"),
    (" !", "\u{202f}!"),
    (" ?", "\u{202f}?"),
    (" »", "\u{a0}»"),
    ("« ", "«\u{a0}"),
];

/// The elements whose text is copied and not read.
const VERBATIM: [&str; 2] = ["code", "pre"];

/// A page of HTML in which no space beside a mark breaks. Tags and code stay as they are.
pub(crate) fn with_french_spaces(page: &str) -> String {
    let mut spaced = String::with_capacity(page.len());
    let mut open = 0_usize;
    // Texts and attributes have no such sign: it is escaped in them.
    for piece in page.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        spaced += &if open == 0 { with_spaces(text) } else { text.into() };
        spaced += tag;
        let name = tag.trim_matches(['<', '>', '/']).split(' ').next().unwrap_or_default();
        if VERBATIM.contains(&name) {
            open = if tag.starts_with("</") { open.saturating_sub(1) } else { open + 1 };
        }
    }
    spaced
}

/// A text in which no space beside a mark breaks.
pub(crate) fn with_spaces(text: &str) -> Cow<'_, str> {
    MARKS.iter().fold(text.into(), |text: Cow<'_, str>, (written, spaced)| {
        if text.contains(written) { text.replace(written, spaced).into() } else { text }
    })
}

#[cfg(test)]
mod tests {
    use super::with_french_spaces;

    #[test]
    fn no_line_breaks_before_a_mark_or_within_its_quotes() {
        let page = "<p title=\"a : b\">Région : « Asie » ; <bdi>Pérou</bdi> : quoi ? Oui !</p>";
        let spaced = "<p title=\"a : b\">Région\u{a0}: «\u{a0}Asie\u{a0}»\u{202f}; <bdi>Pérou</bdi>\u{a0}: \
                      quoi\u{202f}? Oui\u{202f}!</p>";
        assert_eq!(with_french_spaces(page), spaced);
    }

    #[test]
    fn code_and_addresses_stay_as_they_are() {
        for page in [
            "<pre><code>start : 2017</code> ?</pre>",
            "<code class=\"x\">a : b</code>",
            "https://example.org/?a=1;b 12:30 &amp; &lt;",
            "",
        ] {
            assert_eq!(with_french_spaces(page), page);
        }
    }
}
