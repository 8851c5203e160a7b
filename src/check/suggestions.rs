//! "Did you mean", worked out when all findings are known.

use std::collections::{BTreeMap, HashMap};

use smol_str::SmolStr;

use super::sink::{Pending, Raised};
use super::words::line;
use crate::finding::{Finding, Fix, Spot};
use crate::message;
use crate::message::{Message, Value};
use crate::model::{Kind, Vocabulary, is_id};
use crate::registry::{FileId, Lookup, Names, Registry};
use crate::suggest::{did_you_mean, is_placeholder, named_in_part};
use crate::yaml::Route;

/// Completes findings with "did you mean". To look for a near name takes time, and after a hundred wrong
/// values of one file, or in a large registry, nobody reads on.
#[derive(Default)]
pub(super) struct Suggestions {
    names: BTreeMap<Kind, Names>,
    strays: Option<HashMap<String, FileId>>,
    budgets: BTreeMap<&'static str, Budget>,
}

/// How many suggestions a rule still makes; files come one after the other.
#[derive(Default)]
struct Budget {
    file: Option<FileId>,
    made: usize,
    /// How many names were compared in all files.
    compared: usize,
}

impl Suggestions {
    pub(super) fn complete(&mut self, registry: &Registry, raised: Raised) -> Finding {
        let Raised { mut finding, pending } = raised;
        let budget = self.budgets.entry(finding.rule).or_default();
        let help = match &pending {
            Some(Pending::SimilarRecord { kind, written, exact }) => {
                if !budget.spend(finding.place.file, registry.files.len()) {
                    return finding;
                }
                self.record(registry, &mut finding, *kind, written, exact.as_deref())
            }
            Some(Pending::SimilarCode { vocabulary, written }) => {
                let Some(vocabulary) = registry.vocabularies.get(vocabulary) else {
                    return finding;
                };
                if !budget.spend(finding.place.file, vocabulary.terms.len()) {
                    return finding;
                }
                match did_you_mean(vocabulary, written) {
                    Some(code) => {
                        finding.proposal = proposal(&finding, &code);
                        Some(labelled(vocabulary, &code))
                    }
                    None => match named_in_part(vocabulary, written).as_slice() {
                        [] => None,
                        codes => Some(message!("suggestion.names", codes = Value::all(codes))),
                    },
                }
            }
            Some(Pending::Once { .. }) | None => None,
        };
        finding.help = help.or(finding.help);
        finding
    }

    /// What to do about a reference to nothing: read the file that holds the record, or write another id.
    fn record(
        &mut self,
        registry: &Registry,
        finding: &mut Finding,
        kind: Kind,
        written: &str,
        exact: Option<&str>,
    ) -> Option<Message> {
        let strays = self.strays.get_or_insert_with(|| stray_records(registry));
        if let Some(stray) = strays.get(exact.unwrap_or(written)) {
            let stray = registry.file(*stray).below.display();
            return Some(message!("suggestion.stray", path = stray));
        }
        let route = &route(&finding.place.spot).clone();
        if kind == Kind::Action && *route == Route::TOP.key("action") {
            let stem = registry.file(finding.place.file).stem();
            // An activity is named after its action.
            if let Some((action, _)) = stem.rsplit_once("-a") {
                let exists = registry.index().exists(kind, action);
                finding.proposal = proposal(finding, action).filter(|_| exists);
                return exists.then(|| message!("did-you-mean.line", line = line(route, action)));
            }
        }
        let names = self.names.entry(kind).or_insert_with(|| Names::of_kind(registry, kind));
        let countries = registry.countries_of(finding.place.file);
        match similar_record(names, kind, written, exact, &countries) {
            Similar::One(id) => {
                finding.proposal = proposal(finding, &id);
                Some(message!("did-you-mean.line", line = line(route, &id)))
            }
            Similar::Several(ids) => Some(message!("suggestion.several", ids = Value::one_of(ids))),
            Similar::None => None,
        }
    }
}

/// The change that writes what may be meant in the place of what is written.
fn proposal(finding: &Finding, meant: &str) -> Option<Fix> {
    let Spot::Value(route) = &finding.place.spot else { return None };
    Some(Fix::Replace { route: route.clone(), value: meant.to_owned() })
}

/// A code that may be meant, with its label where it says more than the code.
fn labelled(vocabulary: &Vocabulary, code: &str) -> Message {
    match vocabulary.get(code).filter(|_| vocabulary.label(code, "en") != code) {
        Some(term) => message!("did-you-mean.label", code, label = &term.label),
        None => message!("did-you-mean", meant = code),
    }
}

/// The files that are not read and hold a record, by the name up to its first point.
fn stray_records(registry: &Registry) -> HashMap<String, FileId> {
    let strays = registry.files_with_ids().filter(|(_, file)| file.holds_unread_record());
    let named = strays.map(|(id, file)| {
        let stem = file.stem();
        (stem.split('.').next().unwrap_or_default().to_owned(), id)
    });
    named.collect()
}

impl Budget {
    const MAX_PER_FILE: usize = 100;
    const MAX_COMPARED: usize = 300_000;

    /// Whether to look for one more in this file among so many names.
    fn spend(&mut self, file: FileId, names: usize) -> bool {
        if self.file != Some(file) {
            *self = Self { file: Some(file), made: 0, ..*self };
        }
        self.made += 1;
        let is_left = self.made <= Self::MAX_PER_FILE && self.compared <= Self::MAX_COMPARED;
        if is_left {
            self.compared = self.compared.saturating_add(names);
        }
        is_left
    }
}

/// The records that a reference to nothing can mean.
enum Similar {
    One(SmolStr),
    Several(Vec<SmolStr>),
    None,
}

fn similar_record(
    names: &Names,
    kind: Kind,
    written: &str,
    exact: Option<&str>,
    countries: &[SmolStr],
) -> Similar {
    if is_placeholder(written) {
        return Similar::None;
    }
    if let Some(Lookup::One(id)) = exact.map(|exact| names.find(kind, exact)) {
        return one(id);
    }
    match names.find(kind, written) {
        Lookup::One(id) => one(id),
        Lookup::Several(ids) => Similar::Several(ids.into_iter().take(5).collect()),
        Lookup::None => names
            .nearest(kind, &written.replace('_', "-"), countries)
            .map_or(Similar::None, |id| one(SmolStr::from(id))),
    }
}

/// The record of this id, if that can be written.
fn one(id: SmolStr) -> Similar {
    if is_id(&id) { Similar::One(id) } else { Similar::None }
}

fn route(spot: &Spot) -> &Route {
    static TOP: Route = Route::TOP;
    match spot {
        Spot::Key(route) | Spot::Value(route) => route,
        Spot::Top | Spot::Bytes(_) => &TOP,
    }
}
