//! Which record is meant by an id.

use anyhow::bail;
use mieux::model::{FileId, FileKind, Kind, Registry, SourceFile};
use mieux::select::similar_record;

/// The kind of this name, for an option.
pub(super) fn kind(name: &str) -> Result<Kind, String> {
    Kind::named(name).ok_or_else(|| "write action, activity, expert or partner".to_owned())
}

/// The files of the record: by its id, or where no record states that id by its file name. Several
/// only where kinds share the id.
pub(super) fn find<'r>(
    registry: &'r Registry,
    id: &str,
    kind: Option<Kind>,
) -> anyhow::Result<Vec<(FileId, &'r SourceFile)>> {
    let named = |is_it: &dyn Fn(&SourceFile) -> bool| -> Vec<(FileId, &SourceFile)> {
        let mut found: Vec<(FileId, &SourceFile)> = Vec::new();
        for kind in Kind::ALL.into_iter().filter(|own| kind.is_none_or(|wanted| wanted == *own)) {
            let mut files =
                registry.files_with_ids().filter(|(_, file)| file.kind == FileKind::Record(kind));
            found.extend(files.find(|(_, file)| is_it(file)));
        }
        found
    };
    let stated = named(&|file| file.stated_id() == Some(id));
    let found = if stated.is_empty() { named(&|file| file.stem() == id) } else { stated };
    if !found.is_empty() {
        return Ok(found);
    }
    let what = kind.map_or("record", Kind::name);
    match similar_record(registry, id) {
        Some(meant) => bail!("there is no {what} `{id}`; did you mean `{meant}`?"),
        None => {
            bail!("there is no {what} `{id}`; `mieux list actions` prints the ids of actions")
        }
    }
}
