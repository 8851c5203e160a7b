//! What the pages of a registry speak of: its records, its terms, its other pages, and its figures.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use clap::ValueEnum;
use smol_str::SmolStr;

use super::figure::{Asked, FigureFault};
use super::link::Destination;
use super::read::{Page, read};
use crate::message;
use crate::message::{Message, Value};
use crate::model::{EdtfDate, FileKind, Kind, Language, PageText, date_typed};
use crate::query::{FILTERS, NOT_STATED, Query, Scheme, Values};
use crate::registry::{Registry, no_record};
use crate::report::{Presentation, Request, report};
use crate::suggest::{did_you_mean, nearest_name};
use crate::table::Cell;

/// The pages of a registry, with what they speak of.
pub struct World<'r> {
    registry: &'r Registry,
    pages: Vec<(&'r PageText, Page<'r>)>,
    /// The id that a record has now, by its kind and an id that it has or had.
    ids: HashMap<(Kind, SmolStr), SmolStr>,
    /// What was computed so far; pages ask for the same in each language.
    figures: Mutex<BTreeMap<Asked, Cell>>,
}

/// A link that leads to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeadLink {
    /// There is no record of this kind with this id.
    Record(Kind, String),
    /// The vocabulary has no term of this name.
    Term(&'static str, String),
    /// There is no page of this name; the language in which it was looked for.
    Page(String, SmolStr),
    /// The page of this name has no heading with this anchor; the language in which it was looked for.
    Heading(String, String, SmolStr),
}

impl<'r> World<'r> {
    /// Reads the pages of a registry.
    #[must_use]
    pub fn new(registry: &'r Registry) -> Self {
        let pages = registry.pages.iter().map(|page| (&*page.body, read(&page.body.text)));
        let former = registry.former_ids();
        let former = former.map(|(kind, former, id)| ((kind, former.into()), id.into()));
        let mut ids: HashMap<(Kind, SmolStr), SmolStr> = former.collect();
        for (_, file) in registry.files_with_ids() {
            if let (FileKind::Record(kind), Some(id)) = (file.kind, file.record_id()) {
                ids.insert((kind, SmolStr::new(file.stem())), id.clone());
                ids.insert((kind, id.clone()), id);
            }
        }
        Self { registry, pages: pages.collect(), ids, figures: Mutex::default() }
    }

    /// Every page, in the order of the files.
    pub fn pages(&self) -> impl Iterator<Item = (&'r PageText, &Page<'r>)> {
        self.pages.iter().map(|(text, page)| (*text, page))
    }

    /// The page of this name in this language, else in English, else in whichever comes first.
    #[must_use]
    pub fn page(&self, name: &str, language: &str) -> Option<(&'r PageText, &Page<'r>)> {
        let find = |wanted: &str| {
            self.pages().find(|(text, _)| text.name == name && text.language == wanted)
        };
        let first = || self.pages().find(|(text, _)| text.name == name);
        find(language).or_else(|| find("en")).or_else(first)
    }

    /// What a link on a page leads to, with the id that the record has now, the code of the term, and the name of
    /// the page.
    ///
    /// # Errors
    /// If there is no such record, term, page or heading.
    pub fn destination(
        &self,
        from: &PageText,
        written: &Destination,
    ) -> Result<Destination, DeadLink> {
        match written {
            Destination::Record { kind, id } => match self.ids.get(&(*kind, id.into())) {
                Some(id) => Ok(Destination::Record { kind: *kind, id: id.to_string() }),
                None => Err(DeadLink::Record(*kind, id.clone())),
            },
            Destination::Term { vocabulary, code } => self.term(vocabulary, code),
            Destination::Page { name, anchor } => {
                self.heading(from, name.as_deref(), anchor.as_deref())
            }
            Destination::Site(_) | Destination::Elsewhere(_) => Ok(written.clone()),
        }
    }

    fn term(&self, vocabulary: &'static str, name: &str) -> Result<Destination, DeadLink> {
        let known = self.registry.vocabularies.get(vocabulary);
        match known.map(|known| known.named(name)).as_deref() {
            Some([term]) => Ok(Destination::Term { vocabulary, code: term.code.to_string() }),
            _ => Err(DeadLink::Term(vocabulary, name.to_owned())),
        }
    }

    fn heading(
        &self,
        from: &PageText,
        name: Option<&str>,
        anchor: Option<&str>,
    ) -> Result<Destination, DeadLink> {
        let (name, language) = (name.unwrap_or(&from.name), &from.language);
        let Some((_, page)) = self.page(name, language) else {
            return Err(DeadLink::Page(name.to_owned(), language.clone()));
        };
        let name = name.to_owned();
        match anchor {
            Some(anchor) if !page.has_anchor(anchor) => {
                Err(DeadLink::Heading(name, anchor.to_owned(), language.clone()))
            }
            anchor => Ok(Destination::Page { name: Some(name), anchor: anchor.map(str::to_owned) }),
        }
    }

    /// What is wrong with a dead link, and what to write instead.
    #[must_use]
    pub fn explain(&self, dead: &DeadLink) -> (Message, Message) {
        let near = |name: &str, known: Vec<&str>| {
            nearest_name(name, known).map(|meant| message!("did-you-mean", meant))
        };
        match dead {
            DeadLink::Record(kind, id) => {
                let help = message!("unknown-reference.help", kinds = kind.plural());
                (no_record(*kind, id), help)
            }
            DeadLink::Term(vocabulary, name) => {
                let known = self.registry.vocabularies.get(vocabulary);
                let meant = known.and_then(|known| did_you_mean(known, name));
                let help = match meant {
                    Some(meant) => message!("did-you-mean", meant),
                    None => message!("setting.help-term", vocabulary = *vocabulary),
                };
                (message!("setting.term", code = name, vocabulary = *vocabulary), help)
            }
            DeadLink::Page(name, language) => {
                let known = self.pages().map(|(text, _)| text.name.as_str()).collect();
                let file = format!("{}/{name}.{language}.md", FileKind::Page.folder());
                let help =
                    near(name, known).unwrap_or_else(|| message!("dead-link.help-page", file));
                (message!("dead-link.page", name), help)
            }
            DeadLink::Heading(page, anchor, language) => {
                let found = self.page(page, language).map_or(&[][..], |(_, page)| &page.headings);
                let known: Vec<&str> = found.iter().map(|one| one.anchor.as_str()).collect();
                let help = near(anchor, known.clone()).unwrap_or_else(|| match known.is_empty() {
                    true => message!("dead-link.help-no-heading"),
                    false => message!("dead-link.help-anchor", anchors = Value::one_of(known)),
                });
                (message!("dead-link.anchor", anchor, page), help)
            }
        }
    }

    /// Whether a figure can be computed.
    ///
    /// # Errors
    /// If a value of its options means nothing.
    pub fn can_compute(&self, asked: &Asked) -> Result<(), FigureFault> {
        self.request(asked).map(drop)
    }

    /// A figure as a text, computed as `mieux report --public` computes it. It is a dash if it is withheld or if no
    /// record states anything of it.
    ///
    /// # Errors
    /// As [`Self::can_compute`].
    pub fn figure(&self, asked: &Asked, language: Language) -> Result<String, FigureFault> {
        let mut figures = self.figures.lock().unwrap_or_else(PoisonError::into_inner);
        let shown = |cell: &Cell| match cell {
            Cell::Empty => Cell::Withheld.shown(language),
            cell => cell.shown(language),
        };
        if let Some(cell) = figures.get(asked) {
            return Ok(shown(cell));
        }
        let report = report(self.registry, &self.request(asked)?);
        let mut headlines = report.figures.into_iter();
        let found = headlines.find(|headline| headline.name == asked.figure.name());
        let cell = found.map_or(Cell::Empty, |headline| headline.value);
        let text = shown(&cell);
        figures.insert(asked.clone(), cell);
        Ok(text)
    }

    fn request(&self, asked: &Asked) -> Result<Request, FigureFault> {
        let mut query = Query::default();
        for (option, value) in &asked.options {
            let filter = FILTERS.iter().find(|filter| filter.option == *option);
            match filter.map(|filter| filter.values) {
                Some(Values::Date) => {
                    let date = Some(date(value)?);
                    match *option {
                        "from" => query.from = date,
                        "to" => query.to = date,
                        _ => query.as_of = date,
                    }
                }
                Some(Values::Scheme) => query.scheme = Some(scheme(value)?),
                Some(Values::Flag(_)) => {
                    query.names.insert(option, vec![NOT_STATED.to_owned()]);
                }
                _ => query.names.entry(option).or_default().push(value.clone()),
            }
        }
        let selection = query.resolve(self.registry).map_err(|error| FigureFault {
            message: error.to_message(),
            help: message!("unknown-figure.help-value"),
        })?;
        Ok(Request {
            selection,
            scheme: query.scheme.unwrap_or_default(),
            figures: vec![asked.figure],
            presentation: Presentation { public: true, ..Presentation::default() },
            ..Request::default()
        })
    }
}

fn date(value: &str) -> Result<EdtfDate, FigureFault> {
    date_typed(value).map_err(|_| FigureFault {
        message: message!("sheet.no-date", value),
        help: message!("unknown-figure.help-date"),
    })
}

fn scheme(value: &str) -> Result<Scheme, FigureFault> {
    Scheme::from_str(value, false).map_err(|_| {
        let known = Scheme::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let known = known.map(|known| known.get_name().to_owned());
        let help = message!("unknown-figure.help-scheme", schemes = Value::one_of(known));
        FigureFault { message: message!("unknown-figure.scheme", value), help }
    })
}
