//! A table of everything of a kind, below the fields by which the script filters it.

use maud::{Markup, html};

use super::filters::{Choice, filters};
use crate::site::here::Here;

/// A table of everything of a kind.
pub(super) struct List<'l> {
    /// What the script calls it, and its anchor.
    pub(super) name: &'static str,
    /// How many rows it has, in words.
    pub(super) caption: String,
    /// By what it is filtered, beside words.
    pub(super) choices: &'l [Choice<'l>],
    /// Whether it is filtered by year.
    pub(super) has_years: bool,
    /// Its columns.
    pub(super) columns: &'l [Column],
    /// Its rows, which carry their codes and years.
    pub(super) rows: Markup,
}

/// A column of such a table.
pub(super) struct Column {
    name: &'static str,
    label: &'static str,
    class: Option<&'static str>,
}

impl Column {
    /// A column of texts: its name in the address of the page, and the key of its heading.
    pub(super) const fn of(name: &'static str, label: &'static str) -> Self {
        Self { name, label, class: None }
    }

    /// A column of numbers.
    pub(super) const fn numbers(name: &'static str, label: &'static str) -> Self {
        Self { class: Some("number"), ..Self::of(name, label) }
    }
}

impl List<'_> {
    /// The fields and the table.
    pub(super) fn shown(&self, here: &Here<'_>) -> Markup {
        html! { (self.fields(here)) (self.table(here)) }
    }

    /// The fields alone.
    pub(super) fn fields(&self, here: &Here<'_>) -> Markup {
        filters(here, self.name, self.choices, self.has_years)
    }

    /// The table alone.
    pub(super) fn table(&self, here: &Here<'_>) -> Markup {
        // The script puts the number into it.
        let all = here.words().fill("site.show-all-rows", &[("shown", "{shown}")]);
        html! {
            div class="scroll" role="region" aria-labelledby=(self.name) tabindex="0" {
                table data-list=(self.name) {
                    caption id=(self.name) { (self.caption) }
                    thead { tr {
                        @for Column { name, label, class } in self.columns {
                            th scope="col" class=[class] data-column=(name) { (here.word(label)) }
                        }
                    } }
                    tbody { (self.rows) }
                }
            }
            p { button type="button" data-more=(self.name) data-text=(all) hidden {} }
        }
    }
}
