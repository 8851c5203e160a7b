//! What a page needs to be written: the words and figures of its language, and where it is.

use maud::{Markup, html};

use super::address::{PRACTICES, Place, depth, relative};
use super::contents::Contents;
use super::figures::{Figures, Narrowed};
use super::options::Options;
use super::topic::Topic;
use crate::export::ExportFile;
use crate::model::{FileKind, Kind, Language, Term, Text};
use crate::render::{ValueLinks, Values, visible};
use crate::view::{Code, Link};
use crate::words::Words;

/// A language of the site.
pub(super) struct Scene<'s> {
    pub(super) contents: &'s Contents<'s>,
    pub(super) options: &'s Options,
    /// The files that can be downloaded.
    pub(super) downloads: &'s [ExportFile],
    pub(super) words: Words,
    pub(super) figures: Figures,
}

/// A page that is being written.
pub(super) struct Here<'h> {
    pub(super) scene: &'h Scene<'h>,
    pub(super) place: &'h Place,
    /// What is counted of the code that the page is about, if it is about one.
    pub(super) narrowed: Option<&'h Narrowed<'h>>,
    /// In how many folders the page is, in that of its language.
    depth: usize,
}

impl<'s> Scene<'s> {
    /// The site in a language.
    pub(super) fn new(
        contents: &'s Contents<'s>,
        options: &'s Options,
        downloads: &'s [ExportFile],
        language: Language,
    ) -> Self {
        let figures = Figures::of(contents, options, language);
        Self { contents, options, downloads, words: Words::of(language), figures }
    }

    /// The language.
    pub(super) fn language(&self) -> Language {
        self.words.language()
    }
}

impl<'h> Here<'h> {
    /// A page of a language.
    pub(super) fn new(
        scene: &'h Scene<'h>,
        place: &'h Place,
        narrowed: Option<&'h Narrowed<'h>>,
    ) -> Self {
        Self { scene, place, narrowed, depth: depth(&place.path()) }
    }

    /// What the site shows.
    pub(super) fn contents(&self) -> &'h Contents<'h> {
        self.scene.contents
    }

    /// The words of the language.
    pub(super) fn words(&self) -> &'h Words {
        &self.scene.words
    }

    /// A text of the site in the language.
    pub(super) fn word(&self, key: &str) -> String {
        self.scene.words.get(key)
    }

    /// The address of a file of the site.
    pub(super) fn file(&self, file: &str) -> String {
        relative(self.depth + 1, file)
    }

    /// The address of a page in the same language; `None` if there is no such page.
    pub(super) fn to(&self, place: &Place) -> Option<String> {
        self.contents().has(place).then(|| relative(self.depth, &place.path()))
    }

    /// The address of this page in another language.
    pub(super) fn in_language(&self, language: Language) -> String {
        self.file(&self.place.file(language))
    }

    /// A link to a page, or its name alone if there is no such page.
    pub(super) fn link(&self, place: &Place, name: &Markup) -> Markup {
        html! {
            @match self.to(place) {
                Some(address) => a href=(address) { (name) },
                None => (name),
            }
        }
    }

    /// How values of records are written.
    pub(super) fn values(&self) -> Values<'_> {
        Values { words: self.words(), links: self, shows_codes: false }
    }

    /// The best text of several languages, which says if it is in another one.
    pub(super) fn text(&self, text: &Text) -> Markup {
        self.values().text(text)
    }

    /// The term of a code.
    pub(super) fn term(&self, vocabulary: &str, code: &str) -> Option<&'h Term> {
        self.contents().dataset.registry.vocabularies.get(vocabulary)?.get(code)
    }

    /// The label of a code; the code if no vocabulary has it.
    pub(super) fn label(&self, vocabulary: &str, code: &str) -> Markup {
        let label = self.term(vocabulary, code).map(|term| &term.label);
        match label.filter(|label| !label.is_empty()) {
            Some(label) => self.text(label),
            None => html! { bdi { (visible(code)) } },
        }
    }

    /// The label of a code as text alone; the code if no vocabulary has it.
    pub(super) fn plain_label(&self, vocabulary: &str, code: &str) -> String {
        let term = self.term(vocabulary, code);
        let label = term.and_then(|term| term.label.best(self.scene.language().code()));
        label.map_or(code, |(_, label)| label).to_owned()
    }

    /// The label of a code of a topic, which leads to its page.
    pub(super) fn code(&self, topic: Topic, code: &str) -> Markup {
        let label = self.label(topic.vocabulary(), code);
        self.link(&Place::Term(topic, code.to_owned()), &label)
    }

    /// The labels of codes of a topic, each leading to its page, with commas between them.
    pub(super) fn codes<S: AsRef<str>>(&self, topic: Topic, codes: &[S]) -> Markup {
        html! {
            @for (position, code) in codes.iter().enumerate() {
                @if position > 0 { ", " }
                (self.code(topic, code.as_ref()))
            }
        }
    }

    /// The title of an action as text alone; its id if it has none.
    pub(super) fn plain_title(&self, id: &str) -> String {
        let title = self.contents().links().action(id).map(|action| &action.title);
        let best = title.and_then(|title| title.best(self.scene.language().code()));
        best.map_or(id, |(_, title)| title).to_owned()
    }

    /// The title of an action, which leads to its page.
    pub(super) fn action(&self, id: &str) -> Markup {
        let title = self.contents().links().action(id).map(|action| &action.title);
        let name = match title.filter(|title| !title.is_empty()) {
            Some(title) => self.text(title),
            None => html! { bdi { (visible(id)) } },
        };
        self.link(&Place::Action(id.to_owned()), &name)
    }

    /// The name of a partner, which leads to its page.
    pub(super) fn partner(&self, id: &str) -> Markup {
        let partner = self.contents().links().partner(id);
        let name = html! {
            @match partner.map(|partner| &partner.name).filter(|name| !name.is_empty()) {
                Some(name) => (self.text(name)),
                None => bdi { (visible(id)) },
            }
            @if let Some(acronym) = partner.and_then(|partner| partner.acronym.as_deref()) {
                " (" bdi { (visible(acronym)) } ")"
            }
        };
        self.link(&Place::Partner(id.to_owned()), &name)
    }
}

impl ValueLinks for Here<'_> {
    fn of_link(&self, link: &Link) -> Option<String> {
        match link.kind {
            FileKind::Record(Kind::Action) => self.to(&Place::Action(link.id.clone())),
            FileKind::Record(Kind::Partner) => self.to(&Place::Partner(link.id.clone())),
            _ => None,
        }
    }

    fn of_code(&self, code: &Code) -> Option<String> {
        if code.vocabulary == PRACTICES {
            return self.to(&Place::Practice(code.code.clone()));
        }
        let topic = Topic::of_vocabulary(&code.vocabulary)?;
        self.to(&Place::Term(topic, code.code.clone()))
    }
}
