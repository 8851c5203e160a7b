//! Organisations in files of IATI that the registry does not have, as drafts of partners.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json, json};

use super::codes::kinds_by_type;
use crate::import::columns::mapping::Mapping;
use crate::import::input::Input;
use crate::message;
use crate::message::{Message, Value};
use crate::model::{FileKind, Kind, folded, is_id_of};
use crate::naming::{TakenIds, propose_id};
use crate::registry::{Lookup, Names, Registry};
use crate::sheet::{self, Format, IatiCodes, IatiParticipant, Source};
use crate::yaml::read;

/// Where rows of partners come from in a file.
const ELEMENT: &str = "participating-org";

/// OrganisationType of what is none of the others.
const OTHER: &str = "90";

/// The longest id.
const LONGEST_ID: usize = 80;

/// The organisations that the registry does not have, each once, and other names of those that it has.
pub(super) struct NewPartners {
    partners: Vec<NewPartner>,
    /// Ids by folded name, where the registry knows an organisation only by another of its names.
    known: BTreeMap<String, String>,
}

/// An organisation as a partner.
struct NewPartner {
    id: String,
    /// Its names by the codes of their languages.
    names: BTreeMap<String, String>,
    /// All its names, folded.
    folded: BTreeSet<String>,
    kind: Option<String>,
    /// Whether its type means no kind or several, so that it has the kind of all others.
    is_unclear: bool,
    country: Option<String>,
    /// Its identifiers, by scheme.
    identifiers: BTreeMap<&'static str, String>,
    /// The activity that names it first.
    activity: String,
}

impl NewPartners {
    /// Those among the organisations that take part in activities.
    pub(super) fn of(
        registry: &Registry,
        codes: &IatiCodes,
        participants: &[IatiParticipant],
    ) -> Self {
        let names = Names::of_kind(registry, Kind::Partner);
        let kinds = kinds_by_type(registry);
        let mut taken = TakenIds::of(registry);
        let mut new = Self { partners: Vec::new(), known: BTreeMap::new() };
        for one in participants {
            let reference = one.reference.as_deref();
            if one.names.is_empty() || codes.partner(reference, one.channel.as_deref()).is_some() {
                continue;
            }
            let called = one.names.iter().map(|(_, name)| names.find(Kind::Partner, name));
            let called: Vec<Lookup> = called.collect();
            let id = called.iter().find_map(|found| match found {
                Lookup::One(id) => Some(id.to_string()),
                Lookup::Several(_) | Lookup::None => None,
            });
            if let Some(id) = id {
                let others = one.names.iter().map(|(_, name)| (folded(name), id.clone()));
                new.known.extend(others);
            } else if called.iter().all(|found| *found == Lookup::None) {
                new.add(one, codes, &kinds);
            }
        }
        new.partners.retain_mut(|partner| {
            let id = partner.propose(registry, &taken);
            let is_id = id.is_some();
            partner.id = id.unwrap_or_default();
            taken.insert(Kind::Partner, &partner.id);
            is_id
        });
        new
    }

    /// Adds an organisation, to the same one under another name if there is one.
    fn add(
        &mut self,
        one: &IatiParticipant,
        codes: &IatiCodes,
        kinds: &BTreeMap<String, Vec<String>>,
    ) {
        let folded: BTreeSet<String> = one.names.iter().map(|(_, name)| folded(name)).collect();
        let is_plain = |text: &&String| {
            text.len() <= sheet::LONGEST_IDENTIFIER
                && text.bytes().all(|byte| byte.is_ascii_graphic())
        };
        let schemes = [("iati", &one.reference), ("crs-channel", &one.channel)].into_iter();
        let identifiers: BTreeMap<&'static str, String> = schemes
            .filter_map(|(scheme, value)| Some((scheme, value.as_ref().filter(is_plain)?.clone())))
            .collect();
        let is_same = |other: &&mut NewPartner| {
            let mut own = identifiers.iter();
            own.any(|(scheme, value)| other.identifiers.get(scheme) == Some(value))
                || !other.folded.is_disjoint(&folded)
        };
        if let Some(same) = self.partners.iter_mut().find(is_same) {
            for (language, name) in &one.names {
                same.names.entry(language.clone()).or_insert_with(|| name.clone());
            }
            same.folded.extend(folded);
            for (scheme, value) in identifiers {
                same.identifiers.entry(scheme).or_insert(value);
            }
            return;
        }
        let of_type = |code: &str| kinds.get(code).map_or(&[][..], Vec::as_slice);
        let stated = one.kind.as_deref().map_or(&[][..], of_type);
        let (kind, is_unclear) = match (stated, of_type(OTHER)) {
            ([kind], _) => (Some(kind), false),
            (_, [other, ..]) => (Some(other), true),
            _ => (None, true),
        };
        let mut names = BTreeMap::new();
        for (language, name) in &one.names {
            names.entry(language.clone()).or_insert_with(|| name.clone());
        }
        // An identifier of a national register begins with the code of its country: `PE-RUC-20131312955`.
        let start = one.reference.as_deref().and_then(|reference| reference.split_once('-'));
        let country = start.and_then(|(start, _)| codes.code("countries", start));
        self.partners.push(NewPartner {
            id: String::new(),
            names,
            folded,
            kind: kind.cloned(),
            is_unclear,
            country: country.map(str::to_owned),
            identifiers,
            activity: one.activity.clone(),
        });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.partners.is_empty()
    }

    /// How many have the kind of all others, since their type means no kind or several.
    pub(super) fn unclear_kinds(&self) -> usize {
        self.partners.iter().filter(|one| one.is_unclear).count()
    }

    /// How to create each, by its folded names.
    pub(super) fn hints(&self) -> BTreeMap<String, Message> {
        let hints = self.partners.iter().flat_map(|one| {
            let command = Value::code(one.command());
            let hint = message!("import.create-partner", command);
            one.folded.iter().map(move |name| (name.clone(), hint.clone()))
        });
        hints.collect()
    }

    /// Makes other names of partners of the registry known, by which a file has them.
    pub(super) fn add_known_to(&self, codes: &mut IatiCodes) {
        codes.partner_names.extend(self.known.clone());
    }

    /// Makes the new ones known as partners.
    pub(super) fn add_to(&self, codes: &mut IatiCodes) {
        for one in &self.partners {
            let names = one.folded.iter().map(|name| (name.clone(), one.id.clone()));
            codes.partner_names.extend(names);
            for (scheme, value) in &one.identifiers {
                let key = ((*scheme).to_owned(), value.clone());
                codes.partners.insert(key, one.id.clone());
            }
        }
    }

    /// A sheet with a row for each; `file` is what messages call the file that names them.
    pub(super) fn sheet(&self, file: &str) -> Input<'static> {
        let rows = self.partners.iter().map(|one| format!("{}\n", one.row()));
        let bytes = rows.collect::<String>().into_bytes();
        Input {
            kind: Kind::Partner,
            name: format!("{file}!{ELEMENT}"),
            source: Source::Bytes { name: ELEMENT, bytes },
            mapping: Mapping::default(),
            layout: sheet::Options { format: Some(Format::JsonLines), ..Default::default() },
            links: Vec::new(),
        }
    }
}

impl NewPartner {
    /// The id by the conventions of the registry, with a number where others have it; `None` if its name makes none.
    fn propose(&self, registry: &Registry, taken: &TakenIds) -> Option<String> {
        let draft = read(&self.row().to_string()).root?;
        let id = propose_id(taken, &registry.vocabularies, Kind::Partner, &draft).ok()?;
        let id = id.get(..id.floor_char_boundary(LONGEST_ID - 4))?.trim_end_matches('-');
        let numbered = (2_usize..).map(|number| format!("{id}-{number}"));
        let mut ids = std::iter::once(id.to_owned()).chain(numbered);
        let id = ids.find(|id| !taken.has(Kind::Partner, id))?;
        is_id_of(FileKind::Record(Kind::Partner), &id).then_some(id)
    }

    /// The record as a row of JSON.
    fn row(&self) -> Json {
        let identifiers = self.identifiers.iter();
        let identifiers: Vec<Json> = identifiers
            .map(|(scheme, value)| json!({ "scheme": scheme, "value": value }))
            .collect();
        let fields = [
            ("id", json!(self.id)),
            ("identifiers", json!(identifiers)),
            ("name", json!(self.names)),
            ("kind", json!(self.kind)),
            ("country", json!(self.country)),
            ("sources", json!([{ "source": format!("IATI {}", self.activity) }])),
        ];
        let is_stated = |value: &Json| !value.is_null() && *value != json!([]);
        let fields = fields.into_iter().filter(|(_, value)| is_stated(value));
        Json::Object(fields.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
    }

    /// The command that creates it.
    fn command(&self) -> String {
        let names = self.names.iter().map(|(language, name)| format!("name.{language}={name}"));
        let kind = self.kind.iter().map(|kind| format!("kind={kind}"));
        let country = self.country.iter().map(|country| format!("country={country}"));
        let words = names.chain(kind).chain(country).map(|word| for_shell(&word));
        format!("mieux new partner {}", words.collect::<Vec<String>>().join(" "))
    }
}

/// A word of a command as a shell reads it.
fn for_shell(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "=._-,/:+".contains(letter);
    match word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}
