//! Fields by which the script filters a table. Without it they do nothing, so that it shows them.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::model::folded;
use crate::render::visible;
use crate::site::here::Here;
use crate::site::topic::Topic;

/// A choice among codes.
pub(super) struct Choice<'c> {
    /// The attribute of each row with its codes, `data-NAME`, which is also the name in the address of the page.
    pub(super) name: &'static str,
    /// The key of what it is called.
    pub(super) label: &'static str,
    /// The vocabulary of the codes.
    pub(super) vocabulary: &'static str,
    /// The codes, in the order in which they are offered.
    pub(super) codes: Vec<&'c str>,
}

impl<'c> Choice<'c> {
    /// A choice among the codes of a topic that have a page; countries by their names.
    pub(super) fn topic(here: &Here<'c>, topic: Topic) -> Self {
        let mut codes = here.contents().codes(topic);
        let vocabulary = topic.vocabulary();
        if topic == Topic::Country {
            codes.sort_by_cached_key(|code| folded(&here.plain_label(vocabulary, code)));
        }
        let label = match topic {
            Topic::Region => "dimension.region",
            Topic::Country => "dimension.country",
            Topic::Theme => "dimension.theme",
            Topic::Area => "dimension.area",
            Topic::Phase => "dimension.phase",
        };
        Self { name: topic.option(), label, vocabulary, codes }
    }

    /// A choice among those codes of a vocabulary that there are.
    pub(super) fn among(
        here: &Here<'_>,
        name: &'static str,
        label: &'static str,
        vocabulary: &'static str,
        there: impl Iterator<Item = &'c str>,
    ) -> Self {
        let terms = here.contents().dataset.registry.vocabularies.get(vocabulary);
        let position = |code: &str| terms.and_then(|terms| terms.position(code));
        let there: BTreeSet<&str> = there.collect();
        let mut codes: Vec<&str> = there.into_iter().collect();
        codes.sort_by_key(|code| position(code).unwrap_or(usize::MAX));
        Self { name, label, vocabulary, codes }
    }
}

/// The fields for a table: words, the choices in which there is something to choose, and a year where the rows have
/// years; then how many rows are shown, and these to download.
pub(super) fn filters(
    here: &Here<'_>,
    list: &str,
    choices: &[Choice<'_>],
    has_years: bool,
) -> Markup {
    // The script puts the numbers into it.
    let shown = here.words().fill("site.shown", &[("shown", "{shown}"), ("all", "{all}")]);
    html! {
        form class="filters" data-filters=(list) data-shown=(shown) hidden {
            label { (here.word("site.words")) input type="search" name="q" autocomplete="off"; }
            @for choice in choices.iter().filter(|choice| choice.codes.len() > 1) {
                label {
                    (here.word(choice.label))
                    select name=(choice.name) {
                        option value="" { (here.word("site.all")) }
                        @for code in &choice.codes {
                            option value=(code) { (visible(&here.plain_label(choice.vocabulary, code))) }
                        }
                    }
                }
            }
            @if has_years {
                label {
                    (here.word("site.year"))
                    input type="number" name="year" min="1900" max="2199" inputmode="numeric";
                }
            }
            p class="found" {
                button type="reset" { (here.word("site.reset")) }
                button type="button" data-download="csv" { (here.word("site.download-csv")) }
                button type="button" data-download="json" { (here.word("site.download-json")) }
                span role="status" {}
            }
        }
    }
}
