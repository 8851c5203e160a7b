//! The rows of a list with their fields: records with what they took part in, results with whose they are.

use std::collections::BTreeMap;

use super::rows::Rows;
use crate::model::{FileKind, Kind};
use crate::query::{Links, partners_of};
use crate::registry::FileId;
use crate::view::{Field, Link, RecordFields, Value};

/// A row of a list.
pub(super) struct Entry<'r> {
    /// The id of the record that it is, or whose it is.
    pub(super) id: &'r str,
    /// Its fields.
    pub(super) fields: Vec<Field>,
}

/// The records of these ids with their fields.
pub(super) fn entries<'r>(
    links: &Links<'r>,
    kind: Kind,
    ids: &[&'r str],
    reader: &RecordFields<'r>,
) -> Vec<Entry<'r>> {
    let files: BTreeMap<&str, FileId> =
        links.registry.records_of(kind).map(|(file, record)| (record.id(), file)).collect();
    let took_part = TookPart::of(links, kind);
    let entries = ids.iter().map(|id| {
        let mut fields = files.get(id).map_or_else(Vec::new, |file| reader.of(*file));
        fields.extend(took_part.fields(id));
        Entry { id, fields }
    });
    entries.collect()
}

/// The ids of actions and activities by the record that took part in them.
struct TookPart<'r> {
    kind: Kind,
    actions: BTreeMap<&'r str, Vec<&'r str>>,
    activities: BTreeMap<&'r str, Vec<&'r str>>,
}

impl<'r> TookPart<'r> {
    fn of(links: &Links<'r>, kind: Kind) -> Self {
        let mut found = Self { kind, actions: BTreeMap::new(), activities: BTreeMap::new() };
        for activity in links.registry.activities.iter().map(|record| &record.body) {
            let taking_part: Vec<&str> = match kind {
                Kind::Action => activity.action.as_deref().into_iter().collect(),
                Kind::Activity => Vec::new(),
                Kind::Expert => activity.experts.iter().map(|one| one.expert.as_str()).collect(),
                Kind::Partner => activity.partners.iter().map(|one| one.partner.as_str()).collect(),
            };
            for id in taking_part {
                found.activities.entry(id).or_default().push(&activity.id);
            }
        }
        for action in links.registry.actions.iter().map(|record| &record.body) {
            let taking_part: Vec<&str> = match kind {
                Kind::Partner => partners_of(links, &[action], links.activities_of(&action.id))
                    .into_iter()
                    .collect(),
                Kind::Action | Kind::Activity | Kind::Expert => Vec::new(),
            };
            for id in taking_part {
                found.actions.entry(id).or_default().push(&action.id);
            }
        }
        if kind == Kind::Expert {
            for expert in links.registry.experts.iter().map(|record| record.body.id.as_str()) {
                found.actions.insert(expert, links.actions_of_expert(expert).collect());
            }
        }
        found
    }

    fn fields<'f>(&'f self, id: &'f str) -> impl Iterator<Item = Field> + 'f {
        let lists = [
            ("actions", Kind::Action, &self.actions),
            ("activities", Kind::Activity, &self.activities),
        ];
        let own = Rows::Records(self.kind);
        let lists = lists.into_iter().filter(move |(name, ..)| own.computed_field(name).is_some());
        lists.map(move |(name, kind, lists)| {
            let ids = lists.get(id).into_iter().flatten();
            let link =
                |id: &&str| Link { kind: FileKind::Record(kind), id: (*id).to_owned(), name: None };
            Field {
                name: name.to_owned(),
                label: String::new(),
                value: Value::List(ids.map(link).map(Value::Link).collect()),
            }
        })
    }
}
