//! Who an expert is, from `private/`.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::bail;
use mieux::files::PrivateFolder;
use mieux::message;
use mieux::registry::Registry;

/// The fields of the private file that a letter needs.
const NEEDED: [&str; 4] = ["name", "given_name", "family_name", "address"];

/// What the private file of an expert says of the fields that a letter needs.
///
/// # Errors
/// If there is no such file. What is in it is in no message.
pub(super) fn read(expert: &str, registry: &Registry) -> anyhow::Result<BTreeMap<String, String>> {
    let below = Path::new("experts").join(format!("{expert}.yaml"));
    let folder = PrivateFolder::open(&registry.root)?;
    let Some(folder) =
        folder.filter(|folder| folder.files().is_ok_and(|files| files.contains(&below)))
    else {
        bail!(message!("document.no-private", id = expert, path = below.display()))
    };
    let document = mieux::yaml::read(&folder.text(&below)?);
    let Some(root) = document.root else {
        bail!(message!("document.bad-private", path = folder.shown(&below).display()))
    };
    let field = |name: &str| Some((name.to_owned(), root.get(name)?.scalar_text()?));
    let mut person: BTreeMap<String, String> = NEEDED.into_iter().filter_map(field).collect();
    let parts = [person.get("given_name"), person.get("family_name")];
    let whole: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    if !person.contains_key("name") && !whole.is_empty() {
        let name = whole.join(" ");
        person.insert("name".to_owned(), name);
    }
    Ok(person)
}
