//! What the rows of a list are: the records of a kind, or the results of actions and activities.

use crate::model::{FileKind, Kind};
use crate::registry::Registry;
use crate::schema::{Meaning, Shape};
use crate::view::RecordFields;
use crate::words::Words;

/// What the rows of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// The records of a kind.
    Records(Kind),
    /// The results of actions and activities.
    Results,
}

/// A field that no file states, worked out from what a row is linked to.
#[derive(Debug)]
pub(super) struct Computed {
    /// Its name.
    pub(super) name: &'static str,
    /// Whether it can have several values.
    pub(super) is_list: bool,
    values: Values,
}

/// What the values of a computed field are.
#[derive(Debug)]
enum Values {
    Ids(Kind),
    Codes(&'static str),
}

const ACTIONS: Computed =
    Computed { name: "actions", is_list: true, values: Values::Ids(Kind::Action) };
const ACTIVITIES: Computed =
    Computed { name: "activities", is_list: true, values: Values::Ids(Kind::Activity) };
const OF_ACTIONS: [Computed; 1] = [ACTIVITIES];
const OF_EXPERTS_AND_PARTNERS: [Computed; 2] = [ACTIONS, ACTIVITIES];
const OF_RESULTS: [Computed; 3] = [
    Computed { name: "action", is_list: false, values: Values::Ids(Kind::Action) },
    Computed { name: "activity", is_list: false, values: Values::Ids(Kind::Activity) },
    Computed { name: "countries", is_list: true, values: Values::Codes("countries") },
];

impl Computed {
    /// What its values mean.
    pub(super) fn meaning(&self) -> Meaning {
        match self.values {
            Values::Ids(kind) => Meaning::Reference(kind),
            Values::Codes(vocabulary) => Meaning::Code(vocabulary.to_owned()),
        }
    }
}

impl Rows {
    /// What people call the rows: `actions`, `results`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Records(kind) => kind.plural(),
            Self::Results => "results",
        }
    }

    /// The kind whose schema describes the rows, and the fields that lead to them.
    fn schema(self) -> (Kind, &'static [&'static str]) {
        match self {
            Self::Records(kind) => (kind, &[]),
            Self::Results => (Kind::Action, &["results"]),
        }
    }

    /// The shape of a row.
    pub(super) fn shape(self, registry: &Registry) -> &Shape {
        let (kind, path) = self.schema();
        path.iter().fold(registry.shape(FileKind::Record(kind)), |shape, name| {
            shape.field(name).and_then(Shape::items).unwrap_or(shape)
        })
    }

    /// The fields that rows have beside those of their schema.
    pub(super) fn computed(self) -> &'static [Computed] {
        match self {
            Self::Records(Kind::Action) => &OF_ACTIONS,
            Self::Records(Kind::Activity) => &[],
            Self::Records(Kind::Expert | Kind::Partner) => &OF_EXPERTS_AND_PARTNERS,
            Self::Results => &OF_RESULTS,
        }
    }

    /// The computed field of this name.
    pub(super) fn computed_field(self, name: &str) -> Option<&'static Computed> {
        self.computed().iter().find(|field| field.name == name)
    }

    /// What people call a field of the rows.
    pub(super) fn label(
        self,
        reader: &RecordFields<'_>,
        names: &[String],
        words: &Words,
    ) -> String {
        if let [name] = names
            && self.computed_field(name).is_some()
        {
            return words.find(&format!("figure.{name}")).unwrap_or_else(|| words.get(name));
        }
        let (kind, path) = self.schema();
        let path = path.iter().map(|name| (*name).to_owned());
        reader.label(kind, &path.chain(names.iter().cloned()).collect::<Vec<_>>())
    }
}
