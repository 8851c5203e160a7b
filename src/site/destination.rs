//! Where the links of the programme's own texts lead.

use super::address::{Place, anchor};
use super::contents::{ABOUT_TEXT, PRACTICES_TEXT};
use super::here::Here;
use super::topic::Topic;
use crate::model::Kind;
use crate::pages::{Destination, SitePage};

impl Here<'_> {
    /// The address of what a link leads to; `None` if the site has no such page.
    pub(super) fn destination(&self, destination: &Destination) -> Option<String> {
        match destination {
            Destination::Record { kind: Kind::Action, id } => self.to(&Place::Action(id.clone())),
            Destination::Record { kind: Kind::Partner, id } => self.to(&Place::Partner(id.clone())),
            Destination::Record { kind: Kind::Activity, id } => self.to_activity(id),
            Destination::Record { kind: Kind::Expert, .. } | Destination::Elsewhere(_) => None,
            Destination::Term { vocabulary, code } => {
                self.to(&Place::Term(Topic::of_vocabulary(vocabulary)?, code.clone()))
            }
            Destination::Page { name, anchor } => {
                let page = match name {
                    Some(name) => self.to(&of_text(name))?,
                    None => String::new(),
                };
                let anchor = anchor.as_ref().map(|anchor| format!("#{anchor}"));
                Some(page + &anchor.unwrap_or_default())
            }
            Destination::Site(page) => self.to(&of_site(*page)),
        }
    }

    /// The address of an activity in the table of all.
    fn to_activity(&self, id: &str) -> Option<String> {
        let mut shown = self.contents().dataset.activities.iter();
        let is_shown = shown.any(|entry| entry.body.id == id);
        Some(self.to(&Place::Activities).filter(|_| is_shown)? + "#" + &anchor(id))
    }
}

/// The page of a text.
pub(super) fn of_text(name: &str) -> Place {
    match name {
        ABOUT_TEXT => Place::About,
        PRACTICES_TEXT => Place::Practices,
        _ => Place::Text(name.to_owned()),
    }
}

fn of_site(page: SitePage) -> Place {
    match page {
        SitePage::Start => Place::Start,
        SitePage::Actions => Place::Actions,
        SitePage::Activities => Place::Activities,
        SitePage::Partners => Place::Partners,
        SitePage::Results => Place::Results,
        SitePage::GoodPractices => Place::Practices,
        SitePage::Figures => Place::Figures,
        SitePage::Data => Place::Data,
    }
}
