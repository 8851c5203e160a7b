//! What a site shows: the records for everybody, and how they are connected. The same in every language.

use std::collections::{BTreeMap, BTreeSet};

use super::address::{PRACTICES, Place};
use super::options::Options;
use super::topic::Topic;
use crate::export::{Content, Dataset, Entry, dataset};
use crate::model::{Action, Activity, Partner};
use crate::pages::World;
use crate::query::{Links, partners_of};
use crate::report::Counted;

/// What a site shows.
pub(super) struct Contents<'r> {
    /// The records, without those that are not for everybody.
    pub(super) dataset: Dataset<'r>,
    /// The positions of the actions in the dataset, by their ids.
    actions: BTreeMap<&'r str, usize>,
    /// The partners of the dataset, by their ids.
    partners: BTreeMap<&'r str, usize>,
    /// The activities of each action, by date.
    activities: BTreeMap<&'r str, Vec<&'r Activity>>,
    /// The positions of the actions of each code, by topic.
    terms: BTreeMap<(Topic, String), Vec<usize>>,
    /// The actions that follow each action.
    followers: BTreeMap<&'r str, Vec<&'r str>>,
    /// The actions in whose activities or partners each partner is.
    of_partner: BTreeMap<&'r str, BTreeSet<usize>>,
    /// The programme's own texts.
    pub(super) world: World<'r>,
    /// The names of those that have a page of their own, sorted.
    texts: BTreeSet<&'r str>,
    /// What is counted of all that is selected.
    pub(super) counted: Counted<'r>,
}

impl<'r> Contents<'r> {
    /// What the options choose.
    pub(super) fn of(links: &'r Links<'r>, options: &Options) -> Self {
        let content = Content {
            stamp: options.stamp.clone(),
            language: options.languages.first().copied().unwrap_or_default(),
            is_public: true,
            has_internal: false,
            selection: options.selected_by.clone(),
        };
        let mut dataset = dataset(links, &options.selection, &BTreeSet::new(), content);
        let is_shown = |action: &Action| options.has_drafts || links.counts(action);
        dataset.actions.retain(|entry| is_shown(entry.body));
        let actions: BTreeMap<&str, usize> = positions(&dataset.actions, |action| &action.id);
        dataset.activities.retain(|entry| {
            entry.body.action.as_deref().is_none_or(|action| actions.contains_key(action))
        });
        let bodies: Vec<&Activity> = dataset.activities.iter().map(|entry| entry.body).collect();
        let mut activities: BTreeMap<&str, Vec<&Activity>> = BTreeMap::new();
        for activity in &bodies {
            activities
                .entry(activity.action.as_deref().unwrap_or_default())
                .or_default()
                .push(activity);
        }
        for of_action in activities.values_mut() {
            // What has no date comes last.
            of_action
                .sort_by_key(|one| (one.start.is_none(), one.start.map(|start| start.earliest())));
        }
        let shown: Vec<&Action> = dataset.actions.iter().map(|entry| entry.body).collect();
        let named = partners_of(links, &shown, &bodies);
        let named: BTreeSet<&str> =
            named.into_iter().flat_map(|id| links.with_parents(id)).collect();
        dataset.partners.retain(|entry| named.contains(entry.body.id.as_str()));
        let mut terms: BTreeMap<(Topic, String), Vec<usize>> = BTreeMap::new();
        let mut followers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut of_partner: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for (position, action) in shown.iter().enumerate() {
            for topic in Topic::ALL {
                for code in topic.codes_of(links, action) {
                    if is_chosen(options, topic, &code) {
                        terms.entry((topic, code)).or_default().push(position);
                    }
                }
            }
            for earlier in &action.follows {
                followers.entry(earlier).or_default().push(&action.id);
            }
            let held = activities.get(action.id.as_str()).map_or(&[][..], Vec::as_slice);
            for partner in partners_of(links, &[action], held) {
                of_partner.entry(partner).or_default().insert(position);
            }
        }
        let partners = positions(&dataset.partners, |partner| &partner.id);
        let world = World::new(links.registry);
        let names = world.pages().map(|(text, _)| text.name.as_str());
        let texts = names.filter(|name| !PART_OF_OTHERS.contains(name)).collect();
        let counted = Counted::of(links, &options.selection);
        Self {
            dataset,
            actions,
            partners,
            activities,
            terms,
            followers,
            of_partner,
            world,
            texts,
            counted,
        }
    }

    /// The records by their ids.
    pub(super) fn links(&self) -> &'r Links<'r> {
        self.dataset.links
    }

    /// The actions, sorted by id.
    pub(super) fn actions(&self) -> &[Entry<'r, Action>] {
        &self.dataset.actions
    }

    /// An action that is shown.
    pub(super) fn action(&self, id: &str) -> Option<&Entry<'r, Action>> {
        self.actions.get(id).map(|position| &self.dataset.actions[*position])
    }

    /// A partner that is shown.
    pub(super) fn partner(&self, id: &str) -> Option<&Entry<'r, Partner>> {
        self.partners.get(id).map(|position| &self.dataset.partners[*position])
    }

    /// The activities of an action, or of the programme itself, by date.
    pub(super) fn activities_of(&self, action: Option<&str>) -> &[&'r Activity] {
        self.activities.get(action.unwrap_or_default()).map_or(&[], Vec::as_slice)
    }

    /// The actions of a code.
    pub(super) fn actions_of(&self, topic: Topic, code: &str) -> Vec<&'r Action> {
        let positions = self.terms.get(&(topic, code.to_owned()));
        positions
            .into_iter()
            .flatten()
            .map(|position| self.dataset.actions[*position].body)
            .collect()
    }

    /// The actions that a partner took part in.
    pub(super) fn actions_of_partner(&self, partner: &str) -> Vec<&'r Action> {
        let positions = self.of_partner.get(partner).into_iter().flatten();
        positions.map(|position| self.dataset.actions[*position].body).collect()
    }

    /// The ids of the actions that follow an action.
    pub(super) fn followers_of(&self, action: &str) -> &[&'r str] {
        self.followers.get(action).map_or(&[], Vec::as_slice)
    }

    /// The codes of a topic that have a page, in the order of the vocabulary.
    pub(super) fn codes(&self, topic: Topic) -> Vec<&str> {
        let vocabulary = self.dataset.registry.vocabularies.get(topic.vocabulary());
        let position = |code: &str| vocabulary.and_then(|one| one.position(code));
        let terms = self.terms.keys().filter(|(of, _)| *of == topic);
        let mut codes: Vec<&str> = terms.map(|(_, code)| code.as_str()).collect();
        codes.sort_by_key(|code| position(code).unwrap_or(usize::MAX));
        codes
    }

    /// Whether there is a page.
    pub(super) fn has(&self, place: &Place) -> bool {
        match place {
            Place::Action(id) => self.actions.contains_key(id.as_str()),
            Place::Partner(id) => self.partners.contains_key(id.as_str()),
            Place::Term(topic, code) => self.terms.contains_key(&(*topic, code.clone())),
            Place::Practice(code) => self.practices().contains(code),
            Place::Text(name) => self.texts().contains(name.as_str()),
            _ => true,
        }
    }

    /// The codes of the good practices, in the order of the vocabulary.
    pub(super) fn practices(&self) -> Vec<String> {
        let vocabulary = self.dataset.registry.vocabularies.get(PRACTICES);
        let terms = vocabulary.map_or(&[][..], |vocabulary| &vocabulary.terms);
        terms.iter().map(|term| term.code.to_string()).collect()
    }

    /// The names of the programme's own texts that have a page of their own, sorted.
    pub(super) fn texts(&self) -> &BTreeSet<&'r str> {
        &self.texts
    }

    /// All pages.
    pub(super) fn places(&self) -> Vec<Place> {
        let mut places = vec![
            Place::Start,
            Place::Actions,
            Place::Activities,
            Place::Results,
            Place::Partners,
            Place::Practices,
            Place::Figures,
            Place::Data,
            Place::About,
            Place::Search,
        ];
        places.extend(Topic::ALL.map(Place::Topic));
        places.extend(self.practices().into_iter().map(Place::Practice));
        places.extend(self.texts.iter().map(|name| Place::Text((*name).to_owned())));
        places.extend(self.actions.keys().map(|id| Place::Action((*id).to_owned())));
        places.extend(self.partners.keys().map(|id| Place::Partner((*id).to_owned())));
        places.extend(self.terms.keys().map(|(topic, code)| Place::Term(*topic, code.clone())));
        places
    }
}

/// The texts that begin a page that the site has in any case.
const PART_OF_OTHERS: [&str; 2] = [ABOUT_TEXT, PRACTICES_TEXT];
/// The text of the page on the site.
pub(super) const ABOUT_TEXT: &str = "about";
/// The text of the page of good practices.
pub(super) const PRACTICES_TEXT: &str = PRACTICES;

/// Whether a code is among those that the selection chooses by its topic; true if it chooses by none.
fn is_chosen(options: &Options, topic: Topic, code: &str) -> bool {
    let chosen = options.selection.choices(topic.option());
    chosen.is_empty() || chosen.iter().any(|choice| choice.code == code)
}

fn positions<'r, T>(
    entries: &[Entry<'r, T>],
    id: fn(&'r T) -> &'r str,
) -> BTreeMap<&'r str, usize> {
    entries.iter().enumerate().map(|(position, entry)| (id(entry.body), position)).collect()
}
