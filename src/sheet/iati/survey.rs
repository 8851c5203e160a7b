//! What only all activities of a file say together: which of them continue others, and who takes part.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use super::activity::{identifier, is_phase, related};
use super::codes::SIBLING;
use super::file::activities;
use super::left::Left;
use super::texts::{language, language_code};
use super::who::participants;
use crate::sheet::format::{self, Format};
use crate::sheet::source::Input;
use crate::sheet::{Options, SheetError, Source};

/// What all activities of a file say together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IatiSurvey {
    /// The identifier of each activity, with those of the activities that it names as siblings.
    pub siblings: BTreeMap<String, BTreeSet<String>>,
    /// The organisations that take part in single activities, each as often as it is named in another way.
    pub participants: Vec<IatiParticipant>,
}

/// An organisation that takes part in an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IatiParticipant {
    /// Its identifier, if the activity gives one.
    pub reference: Option<String>,
    /// Its code among the channels of the OECD.
    pub channel: Option<String>,
    /// Its code of OrganisationType.
    pub kind: Option<String>,
    /// Its names, each with the code of its language.
    pub names: Vec<(String, String)>,
    /// The identifier of the first activity that names it so.
    pub activity: String,
}

/// What the activities of a file of IATI say together; `None` for a file of another format or one that cannot be read,
/// of which the reading of its rows tells why.
#[must_use]
pub fn survey_iati(source: &Source<'_>, options: &Options) -> Option<IatiSurvey> {
    survey(source, options).ok().flatten()
}

fn survey(source: &Source<'_>, options: &Options) -> Result<Option<IatiSurvey>, SheetError> {
    let mut input = Input::open(source)?;
    let (format, _) = format::decide(&source.extension(), options.format, &input.head()?)?;
    let (Format::Iati, Some(codes)) = (format, &options.iati) else { return Ok(None) };
    let mut survey = IatiSurvey::default();
    let mut seen = BTreeSet::new();
    activities(input, options, &mut Left::default(), &mut |activity, _| {
        if is_phase(&activity, codes) {
            return Ok(ControlFlow::Continue(()));
        }
        let own = identifier(&activity);
        for one in participants(&activity, codes, language(&activity)) {
            let text = |text: Option<&str>| text.map(str::to_owned);
            let names = one
                .names
                .iter()
                .filter_map(|(language, name)| Some((language_code(language)?, name.clone())));
            let (reference, channel, kind) =
                (text(one.reference), text(one.channel), text(one.kind));
            let names: Vec<(String, String)> = names.collect();
            let key = (reference.clone(), channel.clone(), kind.clone(), names.clone());
            if seen.insert(key) {
                let activity = own.clone();
                survey.participants.push(IatiParticipant {
                    reference,
                    channel,
                    kind,
                    names,
                    activity,
                });
            }
        }
        let siblings = related(&activity, SIBLING).map(str::to_owned);
        survey.siblings.entry(own).or_default().extend(siblings);
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(Some(survey))
}
