//! The way back of an export: its files are sheets whose kinds are known by their names.

use std::path::Path;

use anyhow::bail;
use mieux::export::Listed;
use mieux::import::{Input, Mapping};
use mieux::message;
use mieux::sheet::{Options, Source};

/// The sheets in a folder that `mieux export --format jsonl` has written. Claims and vocabularies are not among
/// them: they are no records.
pub(super) fn of_folder<'i>(folder: &Path) -> anyhow::Result<Vec<Input<'i>>> {
    let mut inputs = Vec::new();
    for listed in Listed::ALL {
        let Listed::Records(kind) = listed else { continue };
        let file = folder.join(listed.file_name());
        if file.is_file() {
            let name = file.display().to_string();
            let (mapping, layout) = (Mapping::default(), Options::default());
            let source = Source::File(file.into());
            inputs.push(Input { kind, name, source, mapping, layout, links: Vec::new() });
        }
    }
    if inputs.is_empty() {
        bail!(message!("import.no-export", folder = folder.display()));
    }
    Ok(inputs)
}
