//! The private file of a new expert.

use anyhow::bail;
use mieux::change::Changes;
use mieux::edit::{Address, Assignment, Change, Known, edit};
use mieux::files::{PrivateFolder, file_on_expert};
use mieux::message;
use mieux::message::{Message, Value};
use mieux::registry::Registry;
use mieux::schema::Schemas;

use super::paths;

/// Adds the private file that these words describe to the changes that create the expert `id`; what to
/// say of it.
///
/// # Errors
/// Where git would take the file along, where there is one, or where a field cannot hold what is given. No
/// message says what is given.
pub(super) fn create(
    words: &[Assignment],
    id: &str,
    registry: &Registry,
    changes: &mut Changes,
) -> anyhow::Result<Option<Message>> {
    if words.is_empty() {
        return Ok(None);
    }
    PrivateFolder::refuse_exposed(&registry.root)?;
    let below = file_on_expert(id);
    let path = paths::shown(registry, &below);
    if path.exists() {
        bail!(message!("private.exists", path = path.display()));
    }
    changes.create(registry, below, text(words, registry)?);
    let mut fields: Vec<String> = words.iter().map(|word| word.address.to_string()).collect();
    fields.dedup();
    let fields = Value::Sequence(fields.into_iter().map(Value::Text).collect());
    Ok(Some(message!("new.private-file", path = path.display(), fields)))
}

fn text(words: &[Assignment], registry: &Registry) -> anyhow::Result<String> {
    let shape = Schemas::private_shape();
    let key: Address = "key".parse()?;
    // The field that the others are put around.
    let mut text = "key: new\n".to_owned();
    for word in words {
        word.address.shape(shape)?;
        let change = word.change(shape, Known::codes(&registry.vocabularies));
        let changed = change.and_then(|change| edit(&text, shape, &word.address, &change));
        let changed = changed.ok().filter(|text| Schemas::private_fault(text).is_none());
        let refused = || message!("private.value", field = word.address.to_string());
        text = changed.ok_or_else(refused)?;
    }
    let has_key = words.iter().any(|word| word.address == key);
    Ok(if has_key { text } else { edit(&text, shape, &key, &Change::Unset)? })
}
