//! IATI 2.03: an action as an activity, for donors and the IATI Registry. Experts are in no form in it.
//!
//! Records state no shares, roles or money: what is assumed in their place comes from `[iati]` of `mieux.toml`, and a
//! note tells it. Nothing is written that IATI would refuse.

mod activity;
mod check;
mod codes;
mod context;
mod dates;
mod documents;
mod money;
mod narrative;
mod organisation;
mod participants;
mod phases;
mod places;
mod results;
mod sectors;
mod select;
mod shares;
mod xml;

use ahash::AHashMap;

use self::check::{Problem, problems};
use self::context::Context;
use self::xml::{Document, Element};
use super::{Dataset, Entry, Export, ExportError, ExportFile, generator};
use crate::message;
use crate::message::Message;
use crate::model::{Action, Day};
use crate::registry::{ExportSettings, IatiSettings};

/// The version of the standard.
const VERSION: &str = "2.03";

/// The largest file that the IATI Registry wants, in bytes.
const LARGE: usize = 40_000_000;

/// The section that a registry without one needs, ready to be filled in.
const SECTION: &str = r#"[iati]
reporting_org = { ref = "XM-DAC-12345", type = "40", name = { en = "Name of the organisation" } }
prefix = "PROGRAMME"
currency = "EUR"
sector = "15190"
"#;

/// The activities of a dataset, and the file on the organisation if the settings want one.
///
/// # Errors
/// If the settings do not state who publishes, if no action can be published, or for all that IATI would refuse.
pub fn iati(dataset: &Dataset<'_>) -> Result<Export, ExportError> {
    let settings = dataset.registry.config.iati.as_ref().ok_or_else(no_publisher)?;
    let publisher = settings.reporting_org.as_ref().ok_or_else(no_publisher)?;
    let (actions, left_out) = select::select(dataset, settings);
    if actions.is_empty() {
        return Err(ExportError::NothingLeft(left_out));
    }
    let context = Context::new(dataset, settings, publisher, &actions);
    let comment = comment(dataset);
    let mut file = File::new(&context, &comment);
    phases::phases(&context, &actions).iter().for_each(|phase| file.add(phase));
    let mut unstated_roles = 0;
    for entry in &actions {
        let made = activity::activity(&context, entry);
        unstated_roles += made.unstated_roles;
        file.add(&made.element);
    }
    file.refused.extend(money_on_two_levels(settings, &actions));
    if !file.refused.is_empty() {
        return Err(ExportError::Refused(file.refused));
    }

    let mut notes = assumed(settings, &actions, unstated_roles);
    let (activities, replaced) = file.document.finish();
    let organisation = settings.organisation.as_ref().map(|settings| {
        let mut document = Document::new(&comment, root(dataset, "iati-organisations"));
        document.add(&organisation::organisation(&context, settings));
        document.finish()
    });
    let replaced = replaced + organisation.as_ref().map_or(0, |(_, replaced)| *replaced);
    notes.extend((replaced > 0).then(|| Message::counted("iati.replaced", replaced)));
    notes.extend((activities.len() > LARGE).then(|| message!("iati.large")));
    let mut files = vec![ExportFile::new("activities.xml", activities)];
    files.extend(organisation.map(|(text, _)| ExportFile::new("organisation.xml", text)));
    Ok(Export { files, left_out, notes })
}

/// The settings lack the section that says who publishes.
fn no_publisher() -> ExportError {
    let section = format!("\n\n{}", SECTION.trim_end());
    ExportError::Cannot(message!("export.no-publisher", section))
}

fn root(dataset: &Dataset<'_>, name: &'static str) -> Element {
    let date = dataset.content.stamp.date.as_deref();
    Element::new(name).with("version", VERSION).with_some("generated-datetime", date)
}

/// The file of activities while it is made: each is checked before it is added.
struct File {
    document: Document,
    today: Option<Day>,
    /// The id behind each identifier so far.
    identifiers: AHashMap<String, String>,
    /// All that IATI would refuse so far.
    refused: Vec<Message>,
}

impl File {
    fn new(context: &Context<'_>, comment: &str) -> Self {
        let document = Document::new(comment, root(context.dataset, "iati-activities"));
        let (identifiers, refused) = (AHashMap::new(), Vec::new());
        Self { document, today: context.today, identifiers, refused }
    }

    fn add(&mut self, activity: &Element) {
        let own = activity.each("other-identifier").find(|one| one.attribute("type") == Some("A1"));
        let id = own.and_then(|one| one.attribute("ref")).unwrap_or_default();
        let refused = problems(activity, self.today)
            .into_iter()
            .map(|Problem { rule, message }| message!("iati.refused", id, problem = message, rule));
        self.refused.extend(refused);
        let identifier = activity.first("iati-identifier").map_or("", |one| &one.text);
        let other = self.identifiers.insert(identifier.to_owned(), id.to_owned());
        let same = other.map(|other| message!("iati.same-identifier", id, other, identifier));
        self.refused.extend(same);
        self.document.add(activity);
    }
}

/// Money that stands on a phase and on an action of it would be counted twice.
fn money_on_two_levels(settings: &IatiSettings, actions: &[&Entry<'_, Action>]) -> Vec<Message> {
    let on_both = actions.iter().map(|entry| entry.body).filter(|action| {
        let phase = action.phase.as_deref().and_then(|phase| settings.phases.get(phase));
        !action.budgets.is_empty() && phase.is_some_and(|phase| !phase.budgets.is_empty())
    });
    let message = |action: &Action| {
        let phase = action.phase.as_deref().unwrap_or_default();
        message!("iati.money-twice", id = &action.id, phase)
    };
    on_both.map(message).collect()
}

/// What no record states and the file does.
fn assumed(
    settings: &IatiSettings,
    actions: &[&Entry<'_, Action>],
    unstated_roles: usize,
) -> Vec<Message> {
    let shared = actions.iter().filter(|entry| {
        let Action { countries, themes, areas, .. } = entry.body;
        countries.len() > 1 || themes.len() > 1 || areas.len() > 1
    });
    let shared = shared.count();
    let shares = (shared > 0).then(|| Message::counted("iati.equal-shares", shared));
    let role = settings.unstated_role.as_str();
    let roles =
        (unstated_roles > 0).then(|| message!("iati.unstated-roles", count = unstated_roles, role));
    shares.into_iter().chain(roles).collect()
}

/// What the file says of itself.
fn comment(dataset: &Dataset<'_>) -> String {
    let config = &dataset.registry.config;
    let stamp = &dataset.content.stamp;
    let mut comment = format!("The {} registry", config.name);
    if let Some(revision) = &stamp.revision {
        comment.push_str(&format!(", revision {revision}"));
    }
    if let Some(date) = &stamp.date {
        comment.push_str(&format!(", {date}"));
    }
    comment.push('.');
    if !dataset.content.selection.is_empty() {
        // Two hyphens, with which options begin, would end the comment.
        let selection = dataset.content.selection.replace("--", "");
        comment.push_str(&format!(" Selection: {selection}."));
    }
    let ExportSettings { licence, licence_url, attribution, .. } = &config.export;
    let url = if licence_url.is_empty() { String::new() } else { format!(" ({licence_url})") };
    let of_use = match (licence.is_empty(), attribution.is_empty()) {
        (false, false) => format!(" Licence: {licence}{url}, \"{attribution}\"."),
        (false, true) => format!(" Licence: {licence}{url}."),
        (true, false) => format!(" Attribution: \"{attribution}\"."),
        (true, true) => String::new(),
    };
    comment.push_str(&of_use);
    comment.push_str(&format!(" Written by {}.", generator()));
    comment
}
