//! What came out.

use super::codes::{OWN, own};
use super::element::Element;
use super::left::Left;
use super::texts::{list, map, narratives, string, text};
use crate::sheet::IatiCodes;
use crate::yaml::Value;

/// The results of an activity; `None` if there are none whose kind is known. The kind is the code of our own that the
/// result refers to, else what the title of an indicator or of the result itself means.
pub(super) fn results(
    activity: &Element,
    codes: &IatiCodes,
    is_ours: bool,
    language: &str,
    left: &mut Left,
) -> Option<Value> {
    let mut results: Vec<Value> = Vec::new();
    for result in activity.each("result") {
        // Of the results that an export writes only the summary of the activities can be added up.
        if is_ours && result.attribute("aggregation-status") == Some("1") {
            continue;
        }
        match one(result, codes, language, left).filter(|one| !results.contains(one)) {
            Some(one) => results.push(one),
            None => left.add("result"),
        }
    }
    (!results.is_empty()).then(|| list(results))
}

fn one(result: &Element, codes: &IatiCodes, language: &str, left: &mut Left) -> Option<Value> {
    let title = result.each("title").next()?;
    let stated = result.each("reference").find_map(|one| own(codes, "output-kinds", OWN, one));
    let titles = result.each("indicator").flat_map(|one| one.each("title")).chain([title]);
    let mut titles = titles.flat_map(|title| narratives(title, language));
    let kind = stated.or_else(|| titles.find_map(|(_, title)| codes.result_kind(&title)))?;
    let title = text(title, language, left)?;
    let level = match result.attribute("type") {
        Some("1") => Some("output"),
        Some("2") => Some("outcome"),
        Some("3") => Some("impact"),
        _ => None,
    };
    let note = result.each("description").find_map(|one| text(one, language, left));
    let link = result.each("document-link").find_map(|one| one.attribute("url"));
    let fields = [("kind", string(kind)), ("title", title)].into_iter();
    let level = level.map(|level| ("level", string(level)));
    let link = link.map(|link| ("link", string(link)));
    Some(map(fields.chain(level).chain(link).chain(note.map(|note| ("note", note)))))
}
