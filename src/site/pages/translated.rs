//! Which texts of a page are translations that the registry made itself.

use maud::{Markup, html};

use crate::model::TranslatedTexts;
use crate::site::here::Here;
use crate::view::{Value, View, Word};

/// A line that names them; nothing if there are none in the language of the page.
pub(super) fn note(here: &Here<'_>, view: &View) -> Markup {
    let Some(field) = view.fields.iter().find(|field| field.name == TranslatedTexts::FIELD) else {
        return html! {};
    };
    let Value::List(entries) = &field.value else { return html! {} };
    let language = here.scene.language().code();
    let is_of_page = |word: &&Word| TranslatedTexts::of(&word.word).language == language;
    let words = entries.iter().filter_map(|entry| match entry {
        Value::Word(word) => Some(word),
        _ => None,
    });
    let labels: Vec<&str> = words.filter(is_of_page).map(|word| word.label.as_str()).collect();
    html! {
        @if !labels.is_empty() { p class="meta" { (field.label) ": " (labels.join(", ")) } }
    }
}
