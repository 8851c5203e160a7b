//! Which parts of a document refer to which.

use super::xml::HEAD;

/// A file of relations.
pub(super) fn relations_of(relations: &str) -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"
    )
}

/// The media type of a picture, by the ending of its name.
pub(super) fn media(path: &str) -> Option<(&'static str, &'static str)> {
    const KNOWN: [(&str, &str); 7] = [
        ("png", "image/png"),
        ("jpg", "image/jpeg"),
        ("jpeg", "image/jpeg"),
        ("gif", "image/gif"),
        ("emf", "image/x-emf"),
        ("wmf", "image/x-wmf"),
        ("svg", "image/svg+xml"),
    ];
    let ending = path.rsplit('.').next()?.to_lowercase();
    KNOWN.into_iter().find(|(known, _)| *known == ending)
}
