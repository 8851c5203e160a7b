//! What codes and records are called, for those who see what is written.

use crate::registry::Registry;
use crate::schema::Meaning;
use crate::words::Words;

/// What a code or the record of an id is called; a code that nothing is known of is itself.
pub(super) fn called(
    registry: &Registry,
    meaning: &Meaning,
    written: &str,
    words: &Words,
) -> Option<String> {
    match meaning {
        Meaning::Code(vocabulary) => Some(words.label(&registry.vocabularies, vocabulary, written)),
        Meaning::Reference(kind) => {
            let record = registry.record(registry.first_stating(*kind, written)?)?;
            Some(record.title()?.show(words.language().code()).to_owned())
        }
        Meaning::Text => None,
    }
}
