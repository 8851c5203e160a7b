//! What a link of a page leads to, as it is written.

use clap::ValueEnum;

use crate::model::Kind;

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Destination {
    /// A record: `action:peru-iii`.
    Record {
        /// Its kind.
        kind: Kind,
        /// Its id.
        id: String,
    },
    /// A term of a vocabulary that has a page of its own: `region:latam`.
    Term {
        /// The name of the vocabulary.
        vocabulary: &'static str,
        /// The code, or as it is written another name of the term.
        code: String,
    },
    /// A page of the registry: `page:how-it-works#request`, or `#request` for a part of the same page.
    Page {
        /// Its name; `None` for the page that the link is on.
        name: Option<String>,
        /// The anchor of a heading.
        anchor: Option<String>,
    },
    /// A page that the site makes of records: `site:actions`.
    Site(SitePage),
    /// An address elsewhere: `https://…`, `mailto:…`.
    Elsewhere(String),
}

/// A page that the site makes of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum SitePage {
    /// The first page.
    Start,
    /// All actions.
    Actions,
    /// All activities.
    Activities,
    /// All partners.
    Partners,
    /// All results.
    Results,
    /// The characteristics of good practice, with the actions that show them.
    GoodPractices,
    /// The reports.
    Figures,
    /// The downloads.
    Data,
}

impl SitePage {
    /// The page of this name, as `site:` writes it.
    fn named(name: &str) -> Option<Self> {
        Self::value_variants().iter().copied().find(|page| page.name() == name)
    }

    /// The names of all, for messages.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        Self::value_variants().iter().map(|page| page.name())
    }

    /// Its name, as `site:` writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Actions => "actions",
            Self::Activities => "activities",
            Self::Partners => "partners",
            Self::Results => "results",
            Self::GoodPractices => "good-practices",
            Self::Figures => "figures",
            Self::Data => "data",
        }
    }
}

/// Why no page may have a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It leads to a file and says no scheme: `peru.html`.
    WithoutScheme,
    /// Its scheme is none that a page may use: `javascript:`.
    Scheme(String),
    /// It leads to an expert, and experts have no page.
    Person,
    /// It is an address elsewhere with letters that no address has, or without a host.
    Malformed,
    /// The site makes no page of this name.
    SitePage(String),
}

/// The schemes of terms with their vocabularies.
const TERMS: [(&str, &str); 5] = [
    ("region", "regions"),
    ("country", "countries"),
    ("theme", "themes"),
    ("area", "areas"),
    ("phase", "phases"),
];

impl Destination {
    /// Every scheme that a link may have, for messages.
    pub(crate) fn schemes() -> impl Iterator<Item = &'static str> {
        let records = Kind::ALL.into_iter().filter(|kind| !kind.is_person()).map(Kind::name);
        let terms = TERMS.into_iter().map(|(scheme, _)| scheme);
        records.chain(terms).chain(["page", "site", "https", "mailto"])
    }

    /// What a written address leads to. Nothing is looked up.
    ///
    /// # Errors
    /// If no page may have such a link.
    pub(super) fn read(written: &str) -> Result<Self, Refusal> {
        if let Some(anchor) = written.strip_prefix('#') {
            return Ok(Self::Page { name: None, anchor: Some(anchor.to_owned()) });
        }
        let (scheme, rest) = written.split_once(':').ok_or(Refusal::WithoutScheme)?;
        if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.name() == scheme) {
            return match kind.is_person() {
                true => Err(Refusal::Person),
                false => Ok(Self::Record { kind, id: rest.to_owned() }),
            };
        }
        if let Some((_, vocabulary)) = TERMS.into_iter().find(|(own, _)| *own == scheme) {
            return Ok(Self::Term { vocabulary, code: rest.to_owned() });
        }
        match scheme {
            "page" => {
                let (name, anchor) = match rest.split_once('#') {
                    Some((name, anchor)) => (name, Some(anchor.to_owned())),
                    None => (rest, None),
                };
                Ok(Self::Page { name: Some(name.to_owned()), anchor })
            }
            "site" => {
                let page = SitePage::named(rest);
                page.map(Self::Site).ok_or_else(|| Refusal::SitePage(rest.to_owned()))
            }
            "https" | "mailto" => match is_address(scheme, rest) {
                true => Ok(Self::Elsewhere(written.to_owned())),
                false => Err(Refusal::Malformed),
            },
            other => Err(Refusal::Scheme(other.to_owned())),
        }
    }
}

/// Whether what follows the scheme of an address can be one.
fn is_address(scheme: &str, rest: &str) -> bool {
    let has_place = match scheme {
        "https" => {
            rest.strip_prefix("//").is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
        }
        _ => rest.contains('@'),
    };
    // Invisible letters and those that turn the line can show another address than they lead to.
    let is_written = |letter: char| letter.is_alphanumeric() || letter.is_ascii_graphic();
    has_place && rest.chars().all(is_written)
}

#[cfg(test)]
mod tests {
    use super::{Destination, Kind, Refusal, SitePage};

    #[test]
    fn a_link_leads_to_what_its_scheme_names() {
        let read = Destination::read;
        let record = |kind, id: &str| Ok(Destination::Record { kind, id: id.to_owned() });
        assert_eq!(read("action:peru-iii"), record(Kind::Action, "peru-iii"));
        assert_eq!(read("partner:pe-dgsd"), record(Kind::Partner, "pe-dgsd"));
        let code = "latam".to_owned();
        assert_eq!(read("region:latam"), Ok(Destination::Term { vocabulary: "regions", code }));
        let page = |name: Option<&str>, anchor: Option<&str>| {
            let own = |text: &str| text.to_owned();
            Ok(Destination::Page { name: name.map(own), anchor: anchor.map(own) })
        };
        assert_eq!(read("page:about"), page(Some("about"), None));
        assert_eq!(read("page:about#privacy"), page(Some("about"), Some("privacy")));
        assert_eq!(read("#privacy"), page(None, Some("privacy")));
        assert_eq!(read("site:good-practices"), Ok(Destination::Site(SitePage::GoodPractices)));
        let address = "https://www.icmpd.org/a?b=c&d#e".to_owned();
        assert_eq!(read(&address), Ok(Destination::Elsewhere(address.clone())));
    }

    #[test]
    fn any_other_link_is_refused() {
        let refused = |written: &str| Destination::read(written).unwrap_err();
        for hostile in [
            "javascript",
            "data",
            "vbscript",
            "file",
            "http",
            "JavaScript",
            " https",
            "java\nscript",
        ] {
            let written = format!("{hostile}:alert(1)");
            assert_eq!(refused(&written), Refusal::Scheme(hostile.to_owned()));
        }
        for relative in ["", "peru.html", "//elsewhere.example", "/etc/passwd", "../x"] {
            assert_eq!(refused(relative), Refusal::WithoutScheme, "{relative}");
        }
        for malformed in [
            "https:",
            "https://",
            "https:///x",
            "https://a.example/\u{202e}x",
            "mailto:",
            "https://a b",
        ] {
            assert_eq!(refused(malformed), Refusal::Malformed, "{malformed}");
        }
        assert_eq!(refused("expert:exp-0001"), Refusal::Person);
        assert_eq!(refused("site:action"), Refusal::SitePage("action".to_owned()));
    }
}
