//! References by name: a row may say "Ministry of the Interior" where a record says `pe-interior`.

use std::collections::{HashMap, HashSet};

use smol_str::SmolStr;

use crate::check::is_record_id;
use crate::model::{Kind, Text, folded};
use crate::registry::{Record, Registry};
use crate::suggest::nearest;

/// The ids and names of all records that there are or will be.
#[derive(Default)]
pub(super) struct Names {
    ids: HashSet<(Kind, SmolStr)>,
    /// Ids by folded name; nothing where several records share it.
    names: HashMap<(Kind, String), Option<SmolStr>>,
}

impl Names {
    /// Those of a registry.
    pub(super) fn of(registry: &Registry) -> Self {
        let mut names = Self::default();
        for Record { body, .. } in &registry.actions {
            names.add(Kind::Action, &body.id, texts(&body.title));
        }
        for Record { body, .. } in &registry.activities {
            names.add(Kind::Activity, &body.id, texts(&body.title));
        }
        for Record { body, .. } in &registry.experts {
            names.add(Kind::Expert, &body.id, []);
        }
        for Record { body, .. } in &registry.partners {
            names.add(Kind::Partner, &body.id, texts(&body.name).chain(body.acronym.as_deref()));
        }
        names
    }

    /// Adds a record.
    pub(super) fn add<'n>(
        &mut self,
        kind: Kind,
        id: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) {
        self.ids.insert((kind, id.into()));
        for name in names {
            let known = self.names.entry((kind, folded(name))).or_insert_with(|| Some(id.into()));
            if known.as_deref() != Some(id) {
                *known = None;
            }
        }
    }

    /// Whom a reference means: an id, or the name of one record. What has the form of an id stays one whether
    /// there is such a record or not; `unknown-reference` speaks of it.
    pub(super) fn find(&self, kind: Kind, text: &str) -> Meant {
        if self.ids.contains(&(kind, text.into())) {
            return Meant::One(text.into());
        }
        match self.names.get(&(kind, folded(text))) {
            Some(Some(id)) => Meant::One(id.clone()),
            Some(None) => Meant::Several,
            None if is_record_id(kind, text) => Meant::One(text.into()),
            None => Meant::Nobody,
        }
    }

    /// What to say of a name that no single record goes by.
    pub(super) fn why_not(&self, kind: Kind, text: &str) -> String {
        if self.find(kind, text) == Meant::Several {
            return format!("several {} go by `{text}`; write the id", kind.plural());
        }
        let of_kind = self.names.iter().filter(|((own, _), _)| *own == kind);
        let mut near: Vec<(&str, &SmolStr)> =
            of_kind.filter_map(|((_, name), id)| Some((name.as_str(), id.as_ref()?))).collect();
        near.sort_unstable();
        match nearest(text, near) {
            Some(meant) => format!("there is no {kind} `{text}`; did you mean `{meant}`?"),
            None => format!("there is no {kind} `{text}`; write the id"),
        }
    }
}

/// Whom a reference means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meant {
    One(SmolStr),
    Several,
    Nobody,
}

fn texts(text: &Text) -> impl Iterator<Item = &str> {
    text.iter().map(|(_, text)| text)
}
