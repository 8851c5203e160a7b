//! Which field a heading names, in English, Spanish or French. Only whole words count: nothing is taken for
//! what looks like it.

use std::collections::{BTreeMap, BTreeSet};

use super::personal::is_personal;
use super::written::plain;
use crate::import::columns::target::Target;
use crate::message::Message;
use crate::model::{ARTICLES, FileKind, Kind};
use crate::schema::Schemas;
use crate::sheet::Column;

/// The names that fields go by in sheets.
pub(super) struct Headings<'h> {
    schemas: &'h Schemas,
    /// By kind and field.
    names: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

/// The field that a heading names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) field: String,
    /// Whether the heading is just one of its names.
    pub(super) is_sure: bool,
}

/// Words for the languages of texts.
const LANGUAGES: [(&str, [&str; 6]); 3] = [
    ("en", ["en", "english", "ingles", "anglais", "eng", "anglaise"]),
    ("es", ["es", "spanish", "espanol", "espagnol", "esp", "espagnole"]),
    ("fr", ["fr", "french", "frances", "francais", "fra", "francaise"]),
];

impl<'h> Headings<'h> {
    /// The names for the fields of these schemas.
    pub(super) fn read(schemas: &'h Schemas) -> Self {
        // The text is part of the program, and a test reads it.
        let names = toml::from_str(include_str!("headings.toml")).unwrap_or_default();
        Self { schemas, names }
    }

    /// The kind of which the headings name most fields.
    pub(super) fn kind(&self, columns: &[Column]) -> Kind {
        // What identifies people is in no record, and in the lists of people.
        let is_personal = |column: &&Column| is_personal(&column.heading);
        let personal = columns.iter().filter(is_personal).count();
        let score = |kind: &Kind| {
            let fields = self.fields(*kind, columns).iter().flatten().count();
            if kind.is_person() { fields + personal } else { fields }
        };
        let best = Kind::ALL.into_iter().rev().max_by_key(score);
        best.unwrap_or(Kind::ALL[0])
    }

    /// The field of each column; none where the heading names none, or another column has it already.
    /// Several columns may fill one list.
    pub(super) fn fields(&self, kind: Kind, columns: &[Column]) -> Vec<Option<Named>> {
        let mut fields: Vec<Option<Named>> = vec![None; columns.len()];
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for sure in [true, false] {
            for (position, column) in columns.iter().enumerate() {
                let Some(named) = self.named(kind, &column.heading) else { continue };
                let is_free = !taken.contains(&named.field) || self.is_list(kind, &named.field);
                if named.is_sure == sure && is_free {
                    taken.insert(named.field.clone());
                    fields[position] = Some(named);
                }
            }
        }
        fields
    }

    /// The field that a heading names.
    pub(super) fn named(&self, kind: Kind, heading: &str) -> Option<Named> {
        let own = self.target(kind, heading).and_then(Target::of_a_row);
        if own.is_ok() {
            return Some(Named { field: heading.to_owned(), is_sure: true });
        }
        if let Some(field) = self.exact(kind, &plain(heading)) {
            return Some(Named { field: field.to_owned(), is_sure: true });
        }
        let bare = without_brackets(heading);
        let found = self.by_words(kind, heading).or_else(|| self.by_words(kind, &bare));
        let field = found.or_else(|| self.by_alternatives(kind, heading))?;
        Some(Named { field, is_sure: false })
    }

    /// Whether several columns may fill a field.
    fn is_list(&self, kind: Kind, field: &str) -> bool {
        self.target(kind, field).is_ok_and(|target| target.takes_several_columns())
    }

    fn target(&self, kind: Kind, field: &str) -> Result<Target, Message> {
        Target::named(field, self.schemas.shape(FileKind::Record(kind))).and_then(Target::of_a_cell)
    }

    fn names(&self, kind: Kind) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.names.get(kind.name()).into_iter().flatten();
        fields.flat_map(|(field, names)| {
            names.iter().map(move |name| (name.as_str(), field.as_str()))
        })
    }

    fn exact(&self, kind: Kind, plain: &str) -> Option<&str> {
        self.names(kind).find(|(name, _)| *name == plain).map(|(_, field)| field)
    }

    /// The field whose name has the same words in any order, with a language or, for a list, a number beside
    /// them.
    fn by_words(&self, kind: Kind, heading: &str) -> Option<String> {
        let plain = plain(heading);
        let mut words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
        let number = words.pop_if(|word| word.len() <= 2 && word.parse::<u8>().is_ok());
        if let Some(field) = self.by_set(kind, &words) {
            let is_right = number.is_none() || self.is_list(kind, &field);
            return is_right.then_some(field);
        }
        let of_word = |word: &str| {
            LANGUAGES.iter().find(|(_, words)| words.contains(&word)).map(|(code, _)| *code)
        };
        // Of `título en francés` the last one is the language.
        let at = words.iter().rposition(|word| of_word(word).is_some())?;
        let language = of_word(words.remove(at))?;
        words.retain(|word| *word != "en");
        let field = self.by_set(kind, &words)?;
        let (text, _) = field.rsplit_once('.').filter(|(_, end)| of_word(end) == Some(*end))?;
        Some(format!("{text}.{language}"))
    }

    fn by_set(&self, kind: Kind, words: &[&str]) -> Option<String> {
        let joined = words.join(" ");
        let exact = self.exact(kind, &joined).map(str::to_owned);
        exact.or_else(|| {
            let wanted = set(&joined);
            let alike = self.names(kind).find(|(name, _)| wanted.len() > 1 && set(name) == wanted);
            alike.map(|(_, field)| field.to_owned())
        })
    }

    /// The field that every part of `Country/Countries` names, or the last of `Dates / Start`, where a row
    /// of groups is above.
    fn by_alternatives(&self, kind: Kind, heading: &str) -> Option<String> {
        let named = |part: &str| {
            let plain = plain(part);
            self.exact(kind, &plain).map(str::to_owned).or_else(|| self.by_words(kind, part))
        };
        if let Some((_, last)) = heading.rsplit_once(GROUP) {
            return named(last);
        }
        let mut parts = heading.split('/').map(named);
        let first = parts.next()??;
        parts.all(|part| part.as_deref() == Some(&first)).then_some(first)
    }
}

/// What a sheet with two rows of headings has between the group and the heading.
const GROUP: &str = " / ";

/// The words that tell a heading from others, in the singular.
fn set(plain: &str) -> BTreeSet<&str> {
    let words = plain.split(' ').filter(|word| !word.is_empty() && !ARTICLES.contains(word));
    words.map(|word| if word.len() > 4 { word.trim_end_matches('s') } else { word }).collect()
}

/// A heading without what is in brackets.
fn without_brackets(heading: &str) -> String {
    let mut depth = 0_usize;
    let outside = heading.chars().filter(|letter| match letter {
        '(' | '[' => {
            depth += 1;
            false
        }
        ')' | ']' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    outside.collect()
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

    #[test]
    fn a_heading_names_a_field_by_whole_words_only() {
        let headings = Headings::read(Schemas::built_in());
        for (kind, heading, field) in [
            (Kind::Action, "Country/Countries", Some("countries")),
            (Kind::Action, "Country 2", Some("countries")),
            (Kind::Action, "Partner 2", Some("partners[].partner")),
            (Kind::Action, "Name of project", Some("title.en")),
            (Kind::Action, "Title (Spanish)", Some("title.es")),
            (Kind::Action, "Título en francés", Some("title.fr")),
            (Kind::Action, "Fecha inicio", Some("start")),
            (Kind::Action, "Start date (dd/mm/yyyy)", Some("start")),
            (Kind::Action, "Fechas / Inicio", Some("start")),
            (Kind::Action, "Start 2", None),
            (Kind::Action, "Expert name", None),
            (Kind::Action, "min / mean (statistics sheet)", None),
            (Kind::Action, "Percent", None),
            (Kind::Action, "results_data", None),
            (Kind::Action, "participating_org_ref (or participating-org/@role)", None),
            (Kind::Action, "Start/End", None),
            (Kind::Partner, "size", None),
            (Kind::Partner, "Percent", None),
            (Kind::Action, "Project type", None),
            (Kind::Action, "number", None),
            (Kind::Action, "Activities", None),
            (Kind::Action, "county", None),
            (Kind::Activity, "min / mean (statistics sheet)", None),
            (Kind::Activity, "Expert name", None),
            (Kind::Activity, "number", None),
        ] {
            let named = headings.named(kind, heading).map(|named| named.field);
            assert_eq!(named.as_deref(), field, "{kind}: {heading}");
        }
    }
}
