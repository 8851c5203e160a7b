//! Where each page is. All links are relative, so that the site works in any folder of any host, and as files.

use super::topic::Topic;
use crate::model::Language;
use crate::render::{page_of, stem_of};

/// The vocabulary of good practices, and the folder of their pages.
pub(super) const PRACTICES: &str = "good-practices";

/// A page of the site, in whatever language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Place {
    Start,
    Actions,
    Action(String),
    Activities,
    Results,
    Partners,
    Partner(String),
    Topic(Topic),
    Term(Topic, String),
    Practices,
    /// A good practice, by its code.
    Practice(String),
    Figures,
    Data,
    About,
    /// A text of the registry, by its name.
    Text(String),
    Search,
}

impl Place {
    /// The path of its file below the folder of a language, with `/` between its parts.
    pub(super) fn path(&self) -> String {
        match self {
            Self::Start => "index.html".to_owned(),
            Self::Actions => "actions.html".to_owned(),
            Self::Action(id) => format!("actions/{}", page_of(id)),
            Self::Activities => "activities.html".to_owned(),
            Self::Results => "results.html".to_owned(),
            Self::Partners => "partners.html".to_owned(),
            Self::Partner(id) => format!("partners/{}", page_of(id)),
            Self::Topic(topic) => format!("{}.html", topic.vocabulary()),
            Self::Term(topic, code) => format!("{}/{}", topic.vocabulary(), page_of(code)),
            Self::Practices => format!("{PRACTICES}.html"),
            Self::Practice(code) => format!("{PRACTICES}/{}", page_of(code)),
            Self::Figures => "figures.html".to_owned(),
            Self::Data => "data.html".to_owned(),
            Self::About => "about.html".to_owned(),
            Self::Text(name) => format!("pages/{}", page_of(name)),
            Self::Search => "search.html".to_owned(),
        }
    }

    /// The path of its file in the site.
    pub(super) fn file(&self, language: Language) -> String {
        format!("{}/{}", language.code(), self.path())
    }
}

/// The address of a file of the site, as a link from a page that is in so many folders.
pub(super) fn relative(depth: usize, file: &str) -> String {
    // A file can have an escape in its name, which an address must not take for one of its own.
    "../".repeat(depth) + &file.replace('%', "%25")
}

/// How many folders a file is in.
pub(super) fn depth(file: &str) -> usize {
    file.matches('/').count()
}

/// An id or code as an anchor within a page.
pub(super) fn anchor(id: &str) -> String {
    stem_of(id).replace('%', ".")
}

#[cfg(test)]
mod tests {
    use super::{Place, anchor, depth, relative};
    use crate::model::Language;

    #[test]
    fn a_hostile_id_stays_in_its_folder() {
        let place = Place::Action("../../x?y#z".to_owned());
        assert_eq!(place.file(Language::Es), "es/actions/..%2F..%2Fx%3Fy%23z.html");
        assert_eq!(relative(2, &place.path()), "../../actions/..%252F..%252Fx%253Fy%2523z.html");
        assert_eq!(depth(&place.file(Language::Es)), 2);
        assert_eq!(anchor("a b\"c"), "a.20b.22c");
    }
}
