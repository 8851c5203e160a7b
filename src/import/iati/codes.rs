//! What a registry knows of the codes, identifiers and names in a file of IATI.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Kind, Vocabulary, folded};
use crate::registry::{AnyRecord, IatiOrganisation, IatiSettings, Registry};
use crate::sheet::IatiCodes;

/// The vocabularies whose codes an export writes as they are.
const WRITTEN: [&str; 7] =
    ["countries", "regions", "themes", "areas", "principles", "good-practices", "output-kinds"];

/// The lists of an action of which a file has only a part.
const LISTS: [&str; 5] = ["identifiers", "partners", "results", "follows", "sources"];

/// What a registry knows of the codes, identifiers and names in a file of IATI.
#[must_use]
pub(super) fn iati_codes(registry: &Registry) -> IatiCodes {
    let none = IatiSettings::default();
    let settings = registry.config.iati.as_ref().unwrap_or(&none);
    let publisher = settings.reporting_org.as_ref();
    let reference = publisher.map(|one| one.reference.clone()).unwrap_or_default();
    let parts = [reference.as_str(), &settings.prefix].into_iter().filter(|one| !one.is_empty());
    let prefix: String = parts.map(|part| format!("{part}-")).collect();
    let phases = settings.phases.keys().map(|code| (format!("{prefix}{code}"), code.clone()));
    IatiCodes {
        phases: phases.collect(),
        organisations: publisher
            .into_iter()
            .chain(&settings.organisations)
            .flat_map(names)
            .collect(),
        vocabularies: WRITTEN.map(|name| (name.to_owned(), codes(registry, name))).into(),
        statuses: statuses(registry, settings),
        roles: roles(registry),
        result_kinds: result_kinds(registry),
        partners: partners(registry),
        partner_names: BTreeMap::new(),
        siblings: BTreeMap::new(),
        actions: actions(registry, &prefix),
        lists: lists(registry),
        publisher: reference,
        prefix,
    }
}

/// The identifier and the folded names of an organisation.
fn names(organisation: &IatiOrganisation) -> impl Iterator<Item = String> {
    let names = organisation.name.iter().map(|(_, name)| folded(name));
    names.chain([organisation.reference.clone()]).filter(|name| !name.is_empty())
}

fn codes(registry: &Registry, name: &str) -> BTreeSet<String> {
    let terms = registry.vocabularies.get(name).into_iter().flat_map(|one| &one.terms);
    terms.map(|term| term.code.to_string()).collect()
}

/// The codes of a vocabulary with theirs of IATI, in the order of the vocabulary.
fn with_iati(vocabulary: Option<&Vocabulary>) -> impl Iterator<Item = (&str, String)> {
    let terms = vocabulary.into_iter().flat_map(|vocabulary| &vocabulary.terms);
    terms.filter_map(|term| Some((term.iati.as_deref()?, term.code.to_string())))
}

/// Of several statuses with one code of IATI that which is published, else the first.
fn statuses(registry: &Registry, settings: &IatiSettings) -> BTreeMap<String, String> {
    let mut statuses = BTreeMap::new();
    let all: Vec<(&str, String)> = with_iati(registry.vocabularies.get("statuses")).collect();
    let (published, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(_, status)| settings.statuses.contains(status));
    for (code, status) in published.into_iter().chain(others) {
        statuses.entry(code.to_owned()).or_insert(status);
    }
    statuses
}

/// Only a code that means one role says which it is.
fn roles(registry: &Registry) -> BTreeMap<String, String> {
    let all: Vec<(&str, String)> = with_iati(registry.vocabularies.get("roles")).collect();
    let is_clear = |code: &str| all.iter().filter(|(other, _)| *other == code).count() == 1;
    let clear = all.iter().filter(|(code, _)| is_clear(code));
    clear.map(|(code, role)| ((*code).to_owned(), role.clone())).collect()
}

/// The kinds of partners by their codes of OrganisationType.
pub(super) fn kinds_by_type(registry: &Registry) -> BTreeMap<String, Vec<String>> {
    let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (code, kind) in with_iati(registry.vocabularies.get("partner-kinds")) {
        kinds.entry(code.to_owned()).or_default().push(kind);
    }
    kinds
}

fn result_kinds(registry: &Registry) -> BTreeMap<String, String> {
    let terms = registry.vocabularies.get("output-kinds").into_iter().flat_map(|one| &one.terms);
    let named = terms.flat_map(|term| {
        let code = term.code.to_string();
        let names: Vec<String> = term.names().map(folded).chain([folded(&code)]).collect();
        names.into_iter().map(move |name| (name, code.clone()))
    });
    let mut kinds = BTreeMap::new();
    for (name, code) in named {
        kinds.entry(name).or_insert(code);
    }
    kinds
}

fn partners(registry: &Registry) -> BTreeMap<(String, String), String> {
    let mut partners = BTreeMap::new();
    for (_, record) in registry.records_of(Kind::Partner) {
        let AnyRecord::Partner(partner) = record else { continue };
        for one in &partner.identifiers {
            let key = (one.scheme.to_string(), one.value.to_string());
            partners.entry(key).or_insert_with(|| partner.id.to_string());
        }
    }
    partners
}

/// Actions by their own identifiers, and by those that are made of their ids.
fn actions(registry: &Registry, prefix: &str) -> BTreeMap<String, String> {
    let mut actions = BTreeMap::new();
    for (_, record) in registry.records_of(Kind::Action) {
        let AnyRecord::Action(action) = record else { continue };
        let own = action.identifiers.iter().map(|one| one.value.to_string());
        for identifier in own.chain([format!("{prefix}{}", action.id)]) {
            actions.entry(identifier).or_insert_with(|| action.id.to_string());
        }
    }
    actions
}

/// The lists that each action has.
fn lists(registry: &Registry) -> BTreeMap<String, BTreeSet<String>> {
    let actions = registry.records_of(Kind::Action).filter_map(|(file, record)| {
        let root = registry.root(file)?;
        // An earlier action can be known only now, since the file brought it: a second import changes nothing.
        let is_kept = |list: &&str| *list == "follows" || root.get(list).is_some();
        let lists = LISTS.into_iter().filter(is_kept).map(str::to_owned);
        Some((record.id().to_owned(), lists.collect()))
    });
    actions.collect()
}
