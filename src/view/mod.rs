//! One record as a value, for every format to print. Reads no files and prints nothing.

mod back_links;
mod fields;
mod lines;
mod names;
mod record_fields;
mod value;

pub use back_links::referrers;
pub use lines::lines;
pub use record_fields::RecordFields;
pub use value::{BackLinks, Code, Field, Link, Value, View, Word};

use crate::model::{FileKind, Language};
use crate::registry::{FileId, Registry};
use crate::words::Words;
use fields::Reader;
use names::{Names, text};

/// The record of a file, with what refers to it. The texts of the registry must be in memory.
///
/// Returns `None` where the file cannot be read or holds no record.
#[must_use]
pub fn view(registry: &Registry, file: FileId, language: Language) -> Option<View> {
    view_for(registry, file, language, false)
}

/// The same as everybody may see it: without fields that are only for the programme itself, and without what speaks
/// of single experts.
#[must_use]
pub fn public_view(registry: &Registry, file: FileId, language: Language) -> Option<View> {
    view_for(registry, file, language, true)
}

fn view_for(
    registry: &Registry,
    file: FileId,
    language: Language,
    is_public: bool,
) -> Option<View> {
    let source = registry.file(file);
    let FileKind::Record(kind) = source.kind else { return None };
    let root = registry.root(file)?;
    let names = Names { registry, language };
    let words = Words::of(language);
    let reader = Reader { names: &names, words: &words, is_public };
    let id = source.id_or_stem().to_string();
    let mut fields = reader.fields(Some(registry.shape(source.kind)), root);
    fields.retain(|field| field.name != "id");
    Some(View {
        language,
        heading: ["title", "name"]
            .iter()
            .find_map(|field| text(root.get(field)?))
            .unwrap_or_default(),
        kind,
        back_links: reader.back_links(kind, &id),
        id,
        file: source.path.clone(),
        fields,
    })
}
