//! Where the records and vocabularies use a code.

use lsp_types::Location;

use super::desk::Desk;
use super::document::range_of;
use super::places::code_in;
use super::spot::Under;
use crate::model::FileKind;
use crate::registry::{FileId, Registry, Source};
use crate::render::Lines;
use crate::schema::Meaning;
use crate::yaml::{Step, Value};

/// The most files with uses that are listed: there are codes that every record uses.
const MOST_FILES: usize = 1000;

/// How many files are searched before the uses are counted.
const AT_ONCE: usize = 4096;

/// The code under the cursor with its vocabulary: a use of it, or the code of the term itself.
pub(super) fn code_under(
    registry: &Registry,
    source: &Source,
    kind: FileKind,
    byte: usize,
) -> Option<(String, String)> {
    let root = source.root.as_ref()?;
    let under = Under::find(root, registry.shape(kind), byte)?;
    if let Some((Meaning::Code(vocabulary), code)) = under.meant() {
        return Some((vocabulary.clone(), code));
    }
    let is_of_term = match under.steps.as_slice() {
        [Step::Key(terms), Step::Index(_), Step::Key(code)] => terms == "terms" && code == "code",
        _ => false,
    };
    let code = under.value.filter(|_| is_of_term && kind == FileKind::Vocabulary)?.scalar_text()?;
    match &root.get("id")?.value {
        Value::String(vocabulary) => Some((vocabulary.to_string(), code)),
        _ => None,
    }
}

/// Every place that uses a code, by file; with the term itself if that is wanted.
pub(super) fn uses(desk: &Desk, vocabulary: &str, code: &str, with_own: bool) -> Vec<Location> {
    let registry = desk.registry();
    let own = registry.first_vocabulary_file(vocabulary).filter(|_| with_own);
    let mut locations: Vec<Location> =
        own.and_then(|file| term(desk, file, code)).into_iter().collect();
    let may_use = |kind: FileKind| registry.shape(kind).vocabularies().contains(vocabulary);
    let mut kinds: Vec<(FileKind, bool)> = Vec::new();
    let files = registry.files_with_ids().filter(|(_, file)| {
        let known = kinds.iter().find(|(kind, _)| *kind == file.kind).map(|(_, may)| *may);
        known.unwrap_or_else(|| {
            let may = may_use(file.kind);
            kinds.push((file.kind, may));
            may
        })
    });
    let files: Vec<FileId> = files.map(|(id, _)| id).collect();
    let mut count = 0;
    for files in files.chunks(AT_ONCE) {
        // A file whose text does not contain the code is not parsed.
        for file in desk.files_with(files, code) {
            let found = uses_in(desk, file, vocabulary, code);
            count += usize::from(!found.is_empty());
            if count > MOST_FILES {
                return locations;
            }
            locations.extend(found);
        }
    }
    locations
}

/// The uses in a file.
fn uses_in(desk: &Desk, file: FileId, vocabulary: &str, code: &str) -> Vec<Location> {
    let registry = desk.registry();
    let source = desk.source(file);
    let lines = Lines::new(&source.text);
    let mut found = Vec::new();
    let Some(root) = &source.root else { return found };
    registry.shape(registry.file(file).kind).each_meaning(root, |_, node, meaning| {
        let is_use = matches!(meaning, Meaning::Code(name) if name == vocabulary);
        if is_use && node.scalar_text().as_deref() == Some(code) {
            found.push(Location { uri: desk.uri(file), range: range_of(&lines, &node.span) });
        }
    });
    found
}

/// The code of a term.
fn term(desk: &Desk, file: FileId, code: &str) -> Option<Location> {
    let source = desk.source(file);
    let span = code_in(source.root.as_ref()?, code)?;
    Some(Location { uri: desk.uri(file), range: range_of(&Lines::new(&source.text), &span) })
}
