//! `duplicate-code`: a code or name of a vocabulary means two terms.

use std::collections::{BTreeSet, HashMap};

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
        Terms::new(context).judge(findings);
    }
}

/// The terms of a vocabulary, and who goes by which name so far.
struct Terms<'r> {
    file: FileId,
    /// Each term with its position and code.
    terms: Vec<(usize, String, &'r Node)>,
    known: HashMap<String, (usize, Route)>,
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
        Self { file: context.id, terms: terms.collect(), known: HashMap::new() }
    }

    /// Codes come first: they outrank names when somebody types one.
    fn judge(mut self, findings: &mut Findings<'_>) {
        let mut codes: HashMap<String, usize> = HashMap::new();
        let mut clashes = BTreeSet::new();
        for (index, code, _) in &self.terms {
            let route = at(*index).key("code");
            if let Some(first) = codes.get(code) {
                clashes.insert((*index, folded(code)));
                findings.push_with(self.file, || {
                    let message = message!("duplicate-code", code);
                    let help = message!("duplicate-code.help");
                    clash(self.file, &route, &at(*first).key("code"), message, help)
                });
                continue;
            }
            codes.insert(code.clone(), *index);
            if let Some(first) = self.known.get(&folded(code)) {
                clashes.insert((*index, folded(code)));
                findings.push_with(self.file, || {
                    let message = message!("duplicate-code.near", code);
                    let help = message!("duplicate-code.help-near");
                    clash(self.file, &route, &first.1, message, help)
                });
                continue;
            }
            self.known.insert(folded(code), (*index, route));
        }
        for (index, _, term) in &self.terms {
            for (name, route) in names(term, &at(*index)) {
                let name_folded = folded(name);
                match self.known.get(&name_folded) {
                    None => {
                        self.known.insert(name_folded, (*index, route));
                    }
                    // Labels are often the same in two languages: one fact, one finding.
                    Some((first, other)) if first != index => {
                        if clashes.insert((*index, name_folded.clone())) {
                            findings.push_with(self.file, || {
                                let message = message!("duplicate-code.name", name);
                                let help = message!("duplicate-code.help-name");
                                clash(self.file, &route, other, message, help)
                            });
                        }
                    }
                    Some(_) => {}
                }
            }
        }
    }
}

fn at(index: usize) -> Route {
    Route::default().key("terms").index(index)
}

/// Labels, aliases and the notation of a term, with their places.
fn names<'n>(term: &'n Node, route: &Route) -> Vec<(&'n str, Route)> {
    let mut names = Vec::new();
    for entry in term.get("label").map_or(&[][..], Node::entries) {
        names.extend(entry.value.as_str().map(|name| (name, route.key("label").key(&entry.key))));
    }
    for (index, alias) in term.get("aliases").map_or(&[][..], Node::items).iter().enumerate() {
        names.extend(alias.as_str().map(|name| (name, route.key("aliases").index(index))));
    }
    let notation = term.get("notation").and_then(Node::as_str);
    names.extend(notation.map(|name| (name, route.key("notation"))));
    names
}

fn clash(file: FileId, route: &Route, first: &Route, message: Message, help: Message) -> Finding {
    RULE.at(value(file, route), message)
        .with_help(help)
        .with_related(value(file, first), message!("duplicate-code.related"))
}
