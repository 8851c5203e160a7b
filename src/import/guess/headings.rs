//! Which field a heading most likely names, in English, Spanish or French.

use std::collections::{BTreeMap, HashSet};

use crate::import::columns::target::Target;
use crate::model::{FileKind, Kind, folded};
use crate::schema::Schemas;
use crate::sheet::Column;
use crate::suggest::nearest;

/// The names that fields go by in sheets.
pub(super) struct Headings<'h> {
    schemas: &'h Schemas,
    /// By kind and field.
    names: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

impl<'h> Headings<'h> {
    /// The names for the fields of these schemas.
    pub(super) fn read(schemas: &'h Schemas) -> Self {
        // The text is part of the program, and a test reads it.
        let names = toml::from_str(include_str!("headings.toml")).unwrap_or_default();
        Self { schemas, names }
    }

    /// The kind whose fields are called most like the headings.
    pub(super) fn kind(&self, columns: &[Column]) -> Kind {
        let score = |kind: &Kind| self.fields(*kind, columns).iter().flatten().count();
        let best = Kind::ALL.into_iter().rev().max_by_key(score);
        best.unwrap_or(Kind::ALL[0])
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
        let fields = self.names.get(kind.name()).into_iter().flatten();
        fields.flat_map(|(field, names)| {
            names.iter().map(move |name| (name.as_str(), field.as_str()))
        })
    }

    fn exact(&self, kind: Kind, heading: &str) -> Option<String> {
        let own = Target::named(heading, self.schemas.shape(FileKind::Record(kind)))
            .and_then(Target::of_a_cell)
            .and_then(Target::of_a_row);
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
    use crate::model::{FileKind, Kind};
    use crate::schema::Schemas;

    #[test]
    fn every_name_is_plain_stands_once_and_names_a_field() {
        let schemas = Schemas::built_in();
        let headings = Headings::read(schemas);
        assert_eq!(headings.names.len(), Kind::ALL.len());
        for kind in Kind::ALL {
            let mut known = BTreeMap::new();
            for (name, field) in headings.names(kind) {
                assert_eq!(plain(name), name, "{kind}");
                assert_eq!(known.insert(name, field), None, "{kind}: {name}");
                let shape = schemas.shape(FileKind::Record(kind));
                Target::named(field, shape).and_then(Target::of_a_row).unwrap();
            }
        }
    }
}
