//! The styles that a paper uses, and what they are called in a file.

use std::collections::BTreeMap;

/// A style, by the name that Word gives it in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    Heading(u8),
    Item,
    Quote,
    Code,
    Table,
    Cell,
    Note,
    NoteMark,
    Link,
    Header,
    Footer,
}

impl Style {
    pub(super) const ALL: [Self; 14] = [
        Self::Heading(1),
        Self::Heading(2),
        Self::Heading(3),
        Self::Heading(4),
        Self::Item,
        Self::Quote,
        Self::Code,
        Self::Table,
        Self::Cell,
        Self::Note,
        Self::NoteMark,
        Self::Link,
        Self::Header,
        Self::Footer,
    ];

    /// The name by which a file knows it, whatever its own id is.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Heading(1) => "heading 1",
            Self::Heading(2) => "heading 2",
            Self::Heading(3) => "heading 3",
            Self::Heading(_) => "heading 4",
            Self::Item => "List Paragraph",
            Self::Quote => "Quote",
            Self::Code => "Paper Code",
            Self::Table => "Table Grid",
            Self::Cell => "Paper Cell",
            Self::Note => "footnote text",
            Self::NoteMark => "footnote reference",
            Self::Link => "Hyperlink",
            Self::Header => "header",
            Self::Footer => "footer",
        }
    }

    /// Its id in our own file.
    fn own_id(self) -> &'static str {
        match self {
            Self::Heading(1) => "Heading1",
            Self::Heading(2) => "Heading2",
            Self::Heading(3) => "Heading3",
            Self::Heading(_) => "Heading4",
            Self::Item => "ListParagraph",
            Self::Quote => "Quote",
            Self::Code => "PaperCode",
            Self::Table => "TableGrid",
            Self::Cell => "PaperCell",
            Self::Note => "FootnoteText",
            Self::NoteMark => "FootnoteReference",
            Self::Link => "Hyperlink",
            Self::Header => "Header",
            Self::Footer => "Footer",
        }
    }
}

/// The ids of styles in the file of an office, where they differ from ours.
#[derive(Debug, Clone, Default)]
pub(super) struct Styles {
    by_name: BTreeMap<String, String>,
}

impl Styles {
    /// The styles of a file: each id by its name.
    pub(super) fn of(by_name: BTreeMap<String, String>) -> Self {
        Self { by_name }
    }

    /// Whether the file has a style.
    pub(super) fn has(&self, style: Style) -> bool {
        self.by_name.contains_key(&style.name().to_lowercase())
    }

    /// The id of the style of this name, in small letters.
    pub(super) fn id_named(&self, name: &str) -> Option<&str> {
        self.by_name.get(name).map(String::as_str)
    }

    /// The id of a style.
    pub(super) fn id(&self, style: Style) -> &str {
        self.by_name.get(&style.name().to_lowercase()).map_or(style.own_id(), String::as_str)
    }
}
