//! What is known of the whole file while its activities are made.

use ahash::AHashMap;

use super::narrative::Narratives;
use super::xml::Element;
use crate::export::{Dataset, Entry};
use crate::model::{Action, Activity, Day, Identifier, Partner, Term, Text};
use crate::registry::{IatiOrganisation, IatiSettings};

/// The scheme of identifiers in IATI.
pub(super) const IATI: &str = "iati";

/// The dataset, the settings, and what is looked up in them.
pub(super) struct Context<'d> {
    pub(super) dataset: &'d Dataset<'d>,
    pub(super) settings: &'d IatiSettings,
    /// Who publishes the file.
    pub(super) publisher: &'d IatiOrganisation,
    pub(super) narratives: Narratives,
    /// The day of the state that is written.
    pub(super) today: Option<Day>,
    /// The identifier of each action in the file, by its id.
    identifiers: AHashMap<&'d str, String>,
    partners: AHashMap<&'d str, &'d Partner>,
    /// The activities of each action, by their ids.
    activities: AHashMap<&'d str, Vec<&'d Entry<'d, Activity>>>,
    /// Those of them that were neither only planned nor cancelled.
    held: AHashMap<&'d str, Vec<&'d Entry<'d, Activity>>>,
}

impl<'d> Context<'d> {
    /// Of a dataset of which these actions are in the file.
    pub(super) fn new(
        dataset: &'d Dataset<'d>,
        settings: &'d IatiSettings,
        publisher: &'d IatiOrganisation,
        actions: &[&'d Entry<'d, Action>],
    ) -> Self {
        let mut activities: AHashMap<&str, Vec<&Entry<'_, Activity>>> = AHashMap::new();
        for entry in &dataset.activities {
            if let Some(action) = &entry.body.action {
                activities.entry(action.as_str()).or_default().push(entry);
            }
        }
        let held = activities.iter().map(|(action, all)| {
            (*action, all.iter().filter(|one| !one.body.is_not_held()).copied().collect())
        });
        let held = held.collect();
        let mut context = Self {
            dataset,
            settings,
            publisher,
            narratives: Narratives::of(&dataset.registry.config.languages),
            today: dataset.content.stamp.day(),
            identifiers: AHashMap::new(),
            partners: dataset.partners.iter().map(|one| (one.body.id.as_str(), one.body)).collect(),
            activities,
            held,
        };
        context.identifiers = actions
            .iter()
            .map(|entry| (entry.body.id.as_str(), context.identifier_of(entry.body)))
            .collect();
        context
    }

    /// The identifier that is made of an id: `XM-OCHA-585-MIEUX-peru-iii`.
    pub(super) fn built_identifier(&self, id: &str) -> String {
        let parts = [self.publisher.reference.as_str(), &self.settings.prefix, id];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join("-")
    }

    /// The identifier of an action: that under which it is published elsewhere, else one made of its id.
    fn identifier_of(&self, action: &Action) -> String {
        match of_scheme(&action.identifiers, IATI).next() {
            Some(own) => own.to_owned(),
            None => self.built_identifier(&action.id),
        }
    }

    /// The identifier of an action that is in the file.
    pub(super) fn identifier(&self, action: &str) -> Option<&str> {
        self.identifiers.get(action).map(String::as_str)
    }

    /// The partner of this id.
    pub(super) fn partner(&self, id: &str) -> Option<&'d Partner> {
        self.partners.get(id).copied()
    }

    /// The activities of an action, by their ids.
    pub(super) fn activities(&self, action: &str) -> &[&'d Entry<'d, Activity>] {
        self.activities.get(action).map_or(&[], Vec::as_slice)
    }

    /// The activities of an action that were neither only planned nor cancelled, by their ids.
    pub(super) fn held(&self, action: &str) -> &[&'d Entry<'d, Activity>] {
        self.held.get(action).map_or(&[], Vec::as_slice)
    }

    /// The term of a code.
    pub(super) fn term(&self, vocabulary: &str, code: &str) -> Option<&'d Term> {
        self.dataset.registry.vocabularies.get(vocabulary)?.get(code)
    }

    /// The code of IATI for a code.
    pub(super) fn iati(&self, vocabulary: &str, code: &str) -> Option<&'d str> {
        self.term(vocabulary, code)?.iati.as_deref()
    }

    /// The code of IATI for the status of an action.
    pub(super) fn status(&self, action: &Action) -> Option<&'d str> {
        self.iati("statuses", action.status.as_deref()?)
    }

    /// The label of a code as narratives; the code itself if it has no label.
    pub(super) fn label(&self, vocabulary: &str, code: &str) -> Vec<Element> {
        let label = self.term(vocabulary, code).map(|term| self.narratives.of_text(&term.label));
        match label {
            Some(label) if !label.is_empty() => label,
            _ => vec![super::narrative::plain(code)],
        }
    }

    /// An element with narratives.
    pub(super) fn text(&self, name: &'static str, text: &Text) -> Element {
        Element::new(name).holding(self.narratives.of_text(text))
    }

    /// The element `reporting-org`.
    pub(super) fn reporting_org(&self) -> Element {
        let IatiOrganisation { reference, kind, name, .. } = self.publisher;
        let secondary = if self.settings.is_secondary { "1" } else { "0" };
        let element = self.text("reporting-org", name).with("ref", reference);
        element.with("type", kind).with("secondary-reporter", secondary)
    }
}

/// The identifiers of a scheme.
pub(super) fn of_scheme<'i>(
    identifiers: &'i [Identifier],
    scheme: &'i str,
) -> impl Iterator<Item = &'i str> {
    let own = identifiers.iter().filter(move |one| one.scheme == scheme);
    own.map(|one| one.value.as_str())
}
