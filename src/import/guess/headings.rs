//! Which field a heading most likely names, in English, Spanish or French.

use std::collections::{BTreeMap, HashSet};

use crate::import::columns::target::Target;
use crate::model::{Kind, folded};
use crate::sheet::Column;
use crate::suggest::nearest;

/// The names of fields, by kind and field.
pub(super) struct Headings(BTreeMap<String, BTreeMap<String, Vec<String>>>);

impl Headings {
    pub(super) fn read() -> Self {
        // The text is part of the program, and a test reads it.
        Self(toml::from_str(include_str!("headings.toml")).unwrap_or_default())
    }

    /// The kind whose fields are called most like the headings.
    pub(super) fn kind(&self, columns: &[Column]) -> Kind {
        let score = |kind: &Kind| self.fields(*kind, columns).iter().flatten().count();
        let best = Kind::ALL.into_iter().rev().max_by_key(score);
        best.unwrap_or(Kind::Action)
    }

    /// The field of each column; none where nobody can tell, or another column fits it better.
    pub(super) fn fields(&self, kind: Kind, columns: &[Column]) -> Vec<Option<String>> {
        let mut fields: Vec<Option<String>> = vec![None; columns.len()];
        let mut taken: HashSet<String> = HashSet::new();
        for find in [Self::exact, Self::near] {
            for (position, column) in columns.iter().enumerate() {
                if fields[position].is_none()
                    && let Some(field) = find(self, kind, &column.heading)
                    && taken.insert(field.clone())
                {
                    fields[position] = Some(field);
                }
            }
        }
        fields
    }

    fn names(&self, kind: Kind) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.0.get(kind.name()).into_iter().flatten();
        fields.flat_map(|(field, names)| {
            names.iter().map(move |name| (name.as_str(), field.as_str()))
        })
    }

    fn exact(&self, kind: Kind, heading: &str) -> Option<String> {
        let own =
            Target::named(heading, kind).and_then(Target::of_a_cell).and_then(Target::of_a_row);
        if own.is_ok() {
            return Some(heading.to_owned());
        }
        let wanted = plain(heading);
        self.names(kind).find(|(name, _)| *name == wanted).map(|(_, field)| field.to_owned())
    }

    fn near(&self, kind: Kind, heading: &str) -> Option<String> {
        nearest(&plain(heading), self.names(kind)).map(str::to_owned)
    }
}

/// A heading without case, accents and punctuation: `Título (ES)` is `titulo es`.
fn plain(heading: &str) -> String {
    let words = folded(heading);
    let words = words.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Headings, plain};
    use crate::import::columns::target::Target;
    use crate::model::Kind;

    #[test]
    fn every_name_is_plain_stands_once_and_names_a_field() {
        let headings = Headings::read();
        assert_eq!(headings.0.len(), Kind::ALL.len());
        for kind in Kind::ALL {
            let mut known = BTreeMap::new();
            for (name, field) in headings.names(kind) {
                assert_eq!(plain(name), name, "{kind}");
                assert_eq!(known.insert(name, field), None, "{kind}: {name}");
                Target::named(field, kind).and_then(Target::of_a_row).unwrap();
            }
        }
    }
}
