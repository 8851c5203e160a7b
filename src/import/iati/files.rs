//! The files of IATI among the sheets of a call.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::codes::iati_codes;
use super::partners::NewPartners;
use crate::import::input::Input;
use crate::message::Message;
use crate::model::Kind;
use crate::registry::Registry;
use crate::sheet::{IatiCodes, IatiSurvey, Options, survey_iati};

/// What files of IATI bring beside their activities.
#[derive(Debug, Default)]
pub struct FilesOfIati {
    /// How many there are.
    pub count: usize,
    /// How to create the partners that the registry does not have, by their folded names.
    pub hints: BTreeMap<String, Message>,
    /// How many new partners have the kind of all others, since their type means no kind or several.
    pub unclear_kinds: usize,
}

/// Tells the sheets of actions what the registry knows of codes in files of IATI, and what all files of the call say
/// together. With `has_new_partners` a sheet of partners is added, with the organisations that the registry does not
/// have.
pub fn files_of_iati(
    registry: &Registry,
    inputs: &mut Vec<Input<'_>>,
    has_new_partners: bool,
) -> FilesOfIati {
    let mut codes = iati_codes(registry);
    let (count, survey) = surveyed(inputs, &codes);
    codes.siblings = survey.siblings;
    let new = NewPartners::of(registry, &codes, &survey.participants);
    new.add_known_to(&mut codes);
    let mut found = FilesOfIati { count, hints: new.hints(), unclear_kinds: 0 };
    if has_new_partners && !new.is_empty() {
        found.unclear_kinds = new.unclear_kinds();
        new.add_to(&mut codes);
        let first = inputs.iter().find(|input| input.kind == Kind::Action);
        let name = first.map(|input| input.name.clone()).unwrap_or_default();
        inputs.push(new.sheet(&name));
    }
    let codes = Arc::new(codes);
    for input in inputs.iter_mut().filter(|input| input.kind == Kind::Action) {
        input.layout.iati = Some(Arc::clone(&codes));
    }
    found
}

/// How many files of IATI there are, and what they say together.
fn surveyed(inputs: &[Input<'_>], codes: &IatiCodes) -> (usize, IatiSurvey) {
    let (mut count, mut all) = (0, IatiSurvey::default());
    let codes = Arc::new(codes.clone());
    for input in inputs.iter().filter(|input| input.kind == Kind::Action) {
        let layout = Options { iati: Some(Arc::clone(&codes)), ..input.layout() };
        let Some(survey) = survey_iati(&input.source, &layout) else { continue };
        count += 1;
        all.participants.extend(survey.participants);
        for (identifier, siblings) in survey.siblings {
            all.siblings.entry(identifier).or_default().extend(siblings);
        }
    }
    (count, all)
}
