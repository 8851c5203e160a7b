//! `duplicate-code`: a code or name of a vocabulary means two terms.

use std::collections::BTreeSet;

use ahash::{AHashMap, RandomState};

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::place::value;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::{Finding, Severity};
use crate::message;
use crate::message::Message;
use crate::model::{FileKind, folded};
use crate::registry::FileId;
use crate::schema::Problem;
use crate::yaml::{Node, Route};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "duplicate-code",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("duplicate_code"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    if context.file.kind == FileKind::Vocabulary {
        let terms = Terms::new(context);
        if terms.may_clash() {
            terms.judge(findings);
        }
    }
}

/// The terms of a vocabulary, and who goes by which name so far.
struct Terms<'r> {
    file: FileId,
    /// Each term with its position and code.
    terms: Vec<(usize, String, &'r Node)>,
    known: AHashMap<String, (usize, Name)>,
}

/// Which of the names of a term.
#[derive(Clone, Copy)]
enum Name {
    Code,
    /// Its label, by the position of the language.
    Label(usize),
    Alias(usize),
    Notation,
}

impl<'r> Terms<'r> {
    fn new(context: &FileContext<'r>) -> Self {
        // A term that is wholly the same as another is said by `duplicate-item`.
        let repeated: BTreeSet<&Route> = context
            .violations
            .iter()
            .filter(|violation| violation.problem == Problem::DuplicateItem)
            .map(|violation| &violation.route)
            .collect();
        let terms = context.root.get("terms").map_or(&[][..], Node::items).iter().enumerate();
        let terms = terms.filter_map(|(index, term)| {
            let code = term.get("code").and_then(Node::scalar_text)?;
            (!repeated.contains(&at(index))).then_some((index, code, term))
        });
        Self { file: context.id, terms: terms.collect(), known: AHashMap::new() }
    }

    /// Whether two terms may have a name in common, by the sums of all names: most vocabularies have no such terms.
    fn may_clash(&self) -> bool {
        let hasher = RandomState::new();
        let mut known: AHashMap<u64, usize> = AHashMap::new();
        self.terms.iter().any(|(index, code, term)| {
            let names = std::iter::once(code.as_str()).chain(names(term).map(|(name, _)| name));
            names.map(|name| hasher.hash_one(folded(name))).any(|sum| {
                let first = *known.entry(sum).or_insert(*index);
                first != *index
            })
        })
    }

    /// Codes come first: they outrank names when somebody types one.
    fn judge(self, findings: &mut Findings<'_>) {
        let Self { file, terms, mut known } = self;
        let route = |index: usize, name: Name| {
            let position = terms.binary_search_by_key(&index, |(own, _, _)| *own);
            position.map_or_else(|_| Route::default(), |at| name.route(index, terms[at].2))
        };
        let mut codes: AHashMap<&str, usize> = AHashMap::new();
        let mut clashes = BTreeSet::new();
        for (index, code, _) in &terms {
            let own = || at(*index).key("code");
            if let Some(first) = codes.get(code.as_str()) {
                clashes.insert((*index, folded(code)));
                findings.push_with(file, || {
                    let message = message!("duplicate-code", code);
                    let help = message!("duplicate-code.help");
                    clash(file, &own(), &at(*first).key("code"), message, help)
                });
                continue;
            }
            codes.insert(code, *index);
            let code_folded = folded(code);
            if let Some((first, name)) = known.get(&code_folded) {
                clashes.insert((*index, code_folded));
                findings.push_with(file, || {
                    let message = message!("duplicate-code.near", code);
                    let help = message!("duplicate-code.help-near");
                    clash(file, &own(), &route(*first, *name), message, help)
                });
                continue;
            }
            known.insert(code_folded, (*index, Name::Code));
        }
        for (index, _, term) in &terms {
            for (text, name) in names(term) {
                let text_folded = folded(text);
                match known.get(&text_folded) {
                    None => {
                        known.insert(text_folded, (*index, name));
                    }
                    // Labels are often the same in two languages: one fact, one finding.
                    Some((first, other)) if first != index => {
                        if clashes.insert((*index, text_folded)) {
                            findings.push_with(file, || {
                                let message = message!("duplicate-code.name", name = text);
                                let help = message!("duplicate-code.help-name");
                                let first = route(*first, *other);
                                clash(file, &name.route(*index, term), &first, message, help)
                            });
                        }
                    }
                    Some(_) => {}
                }
            }
        }
    }
}

impl Name {
    /// Where it is, in the term at a position.
    fn route(self, index: usize, term: &Node) -> Route {
        let language = |position: usize| {
            let entry = term.get("label").map_or(&[][..], Node::entries).get(position);
            entry.map_or("", |entry| entry.key.as_str())
        };
        match self {
            Self::Code => at(index).key("code"),
            Self::Label(position) => at(index).key("label").key(language(position)),
            Self::Alias(position) => at(index).key("aliases").index(position),
            Self::Notation => at(index).key("notation"),
        }
    }
}

fn at(index: usize) -> Route {
    Route::default().key("terms").index(index)
}

/// Labels, aliases and the notation of a term.
fn names(term: &Node) -> impl Iterator<Item = (&str, Name)> {
    let labels = term.get("label").map_or(&[][..], Node::entries).iter();
    let labels = labels.map(|entry| entry.value.as_str()).enumerate();
    let aliases = term.get("aliases").map_or(&[][..], Node::items).iter();
    let aliases = aliases.map(Node::as_str).enumerate();
    let notation = term.get("notation").and_then(Node::as_str).map(|text| (text, Name::Notation));
    labels
        .filter_map(|(position, text)| Some((text?, Name::Label(position))))
        .chain(aliases.filter_map(|(position, text)| Some((text?, Name::Alias(position)))))
        .chain(notation)
}

fn clash(file: FileId, route: &Route, first: &Route, message: Message, help: Message) -> Finding {
    RULE.at(value(file, route), message)
        .with_help(help)
        .with_related(value(file, first), message!("duplicate-code.related"))
}
