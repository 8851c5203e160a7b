//! A paper as a Word document (ECMA-376, transitional), which LibreOffice and Pages read as well. The same paper gives the same bytes.

mod body;
mod columns;
mod numbering;
mod package;
mod reading;
mod reference;
mod refusal;
mod relations;
mod safe;
mod source;
mod styles;
mod xml;

use zip::result::ZipResult;

use super::pieces::{pieces, title};
use crate::export::archive;
use crate::model::Language;
use crate::words::Words;
use body::Body;
use package::Package;
pub use reference::Reference;
pub use refusal::ReferenceError;

/// A paper in Markdown as a Word document. With a reference, that file's styles, headers and footers are used.
///
/// # Errors
/// If the archive cannot be made.
pub fn docx(
    markdown: &str,
    programme: &str,
    language: Language,
    reference: Option<&Reference>,
) -> ZipResult<Vec<u8>> {
    let pieces = pieces(markdown, language);
    let title = title(&pieces);
    let styles = reference.map(Reference::styles).unwrap_or_default();
    let body = Body::of(pieces, language, &styles);
    let words = Words::of(language);
    let package = Package { body: &body, title: &title, programme, words: &words };
    archive(&package.files(reference, &styles))
}
