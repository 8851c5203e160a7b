//! Records and items of lists with their fields to fill in, as text over several lines.

use std::path::Path;

use crate::model::{FileKind, Kind};
use crate::naming::modeline;
use crate::registry::Registry;
use crate::schema::{Meaning, Shape};

/// Stands where something is to be filled in.
const GAP: char = '\0';

/// How many fields an item begins with, where fewer are required.
const FEWEST_OF_ITEM: usize = 2;

/// Lines with gaps, the first of which is indented by nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Skeleton(Vec<String>);

impl Skeleton {
    /// An item of a list of maps: its required fields, or the first ones.
    pub(super) fn of_item(one: &Shape, language: &str) -> Self {
        let mut fields: Vec<(&str, &Shape)> =
            one.fields().filter(|(name, _)| one.requires(name)).collect();
        let others = one.fields().filter(|(name, _)| !one.requires(name));
        let missing = FEWEST_OF_ITEM.saturating_sub(fields.len());
        fields.extend(others.take(missing));
        let lines =
            fields.into_iter().flat_map(|(name, field)| Self::of_field(name, field, language).0);
        Self(lines.collect())
    }

    /// A field with what is below it.
    pub(super) fn of_field(name: &str, field: &Shape, language: &str) -> Self {
        let below = match (field.items(), field.meaning()) {
            (Some(one), _) if one.has_fields() => Self::of_item(one, language).into_item(),
            (Some(_), _) => return Self(vec![format!("{name}: [{GAP}]")]),
            (None, Some(Meaning::Text)) => Self(vec![format!("{language}: {GAP}")]),
            (None, _) if field.has_fields() => Self(vec![GAP.to_string()]),
            (None, _) => return Self(vec![format!("{name}: {GAP}")]),
        };
        let below = below.0.into_iter().map(|line| format!("  {line}"));
        Self(std::iter::once(format!("{name}:")).chain(below).collect())
    }

    /// A whole record that lies at a path below the registry: its id, the field that its folder names, the fields that a new
    /// record is asked for, and a source.
    pub(super) fn of_record(registry: &Registry, kind: Kind, below: &Path) -> Self {
        let shape = registry.shape(FileKind::Record(kind));
        let language = first_language(registry);
        let id = below.file_stem().unwrap_or_default().to_string_lossy();
        let mut lines = vec![format!("id: {id}")];
        let of_folder = value_of_folder(shape, kind, below);
        let asked = kind.asked_fields().iter().map(|(name, _)| *name);
        for name in asked.chain(["sources"]) {
            match &of_folder {
                Some((field, value)) if *field == name => lines.push(format!("{name}: {value}")),
                _ => lines.extend(
                    shape
                        .field(name)
                        .into_iter()
                        .flat_map(|field| Self::of_field(name, field, language).0),
                ),
            }
        }
        Self(lines)
    }

    /// The same behind the comment by which editors find the schema, where there are schemas beside the registry.
    pub(super) fn with_modeline(mut self, kind: Kind, below: &Path) -> Self {
        self.0.insert(0, modeline(kind, below).trim_end().to_owned());
        self
    }

    /// The lines as an item of a list, behind a dash.
    fn into_item(self) -> Self {
        let lines = self.0.into_iter().enumerate();
        Self(
            lines
                .map(|(at, line)| format!("{}{line}", if at == 0 { "- " } else { "  " }))
                .collect(),
        )
    }

    /// The text with nothing in the gaps; lines behind the first are indented by so many columns.
    pub(super) fn plain(&self, indent: usize) -> String {
        let lines: Vec<String> =
            self.0.iter().map(|line| line.replace(GAP, "").trim_end().to_owned()).collect();
        lines.join(&format!("\n{}", " ".repeat(indent)))
    }

    /// The text as a snippet, with a stop for each gap; lines behind the first are indented by so many columns.
    pub(super) fn snippet(&self, indent: usize) -> String {
        let mut stops = 1..;
        let mut text = String::new();
        for letter in self.0.join(&format!("\n{}", " ".repeat(indent))).chars() {
            match letter {
                GAP => text.extend(stops.next().map(|stop| format!("${{{stop}}}"))),
                '$' | '}' | '\\' => text.extend(['\\', letter]),
                _ => text.push(letter),
            }
        }
        text
    }
}

/// The language in which texts begin.
pub(super) fn first_language(registry: &Registry) -> &str {
    registry.config.languages.first().map_or("en", String::as_str)
}

/// The field by whose values records of a kind lie in folders, and the value that the folder of a file means.
fn value_of_folder(shape: &Shape, kind: Kind, below: &Path) -> Option<(&'static str, String)> {
    let (field, without) = kind.subfolders()?;
    let folder = below.parent().filter(|folder| folder.components().count() > 1)?;
    let folder = folder.file_name()?.to_string_lossy().into_owned();
    let is_code = matches!(shape.field(field)?.meaning(), Some(Meaning::Code(_)));
    let value = if is_code { folder.to_uppercase() } else { folder.clone() };
    (folder != without).then_some((field, value))
}

#[cfg(test)]
mod tests {
    use super::{GAP, Skeleton};

    #[test]
    fn signs_of_snippets_are_escaped() {
        let skeleton = Skeleton(vec![format!("a: ${{x}}{GAP}"), format!("b: {GAP}")]);
        assert_eq!(skeleton.snippet(2), "a: \\${x\\}${1}\n  b: ${2}");
        assert_eq!(skeleton.plain(2), "a: ${x}\n  b:");
    }
}
