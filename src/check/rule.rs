//! What a rule is.

use super::context::{FaultContext, FileContext, PageContext, RegistryContext};
use super::page::Page;
use super::sink::Findings;
use crate::finding::{Finding, Place, Severity};
use crate::message::Message;
use crate::model::{Kind, Language};
use crate::registry::FileId;
use crate::schema::Violation;
use crate::words::Words;
use crate::yaml::Fault;

/// When a rule is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Always: what it finds keeps records from being read or distinguished. It has no other level and
    /// no exceptions.
    Always,
    /// Unless it is switched off, or a record is exempt from it.
    Default,
    /// With `--strict`, or if `mieux.toml` gives it a level or `--select` names it.
    Strict,
}

/// How much of the registry a rule must know to check a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The file, and what it refers to, directly or through others.
    References,
    /// Every file: what refers to this one, or what else is like it.
    Registry,
}

/// The function of a rule, by what it looks at.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Check {
    /// One fault of a text.
    Fault(fn(&FaultContext<'_>, &Fault, &mut Findings<'_>)),
    /// One difference of a file from the shape of its kind.
    Shape(fn(&FileContext<'_>, &Violation, &mut Findings<'_>)),
    /// One file, beside the vocabularies.
    File(fn(&FileContext<'_>, &mut Findings<'_>)),
    /// One file, beside the records that it is linked with; and when to check it again.
    Registry(fn(&RegistryContext<'_>, FileId, &mut Findings<'_>), Again),
    /// One page of the programme, beside all records.
    Page(fn(&PageContext<'_, '_>, &mut Findings<'_>)),
    /// One file as [`Check::File`], or one page as [`Check::Page`].
    FileOrPage(
        fn(&FileContext<'_>, &mut Findings<'_>),
        fn(&PageContext<'_, '_>, &mut Findings<'_>),
    ),
    /// What the other rules found: the rule about exceptions.
    Exceptions,
}

impl Check {
    /// When a rule that looks at more than one file checks a file again; `None` for one that looks at each alone.
    pub(super) fn again(self) -> Option<Again> {
        match self {
            Self::Registry(_, again) => Some(again),
            Self::Page(_) | Self::FileOrPage(..) => Some(Again::All),
            Self::Fault(_) | Self::Shape(_) | Self::File(_) | Self::Exceptions => None,
        }
    }
}

/// Which files a rule of the registry checks again after one file has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Again {
    /// The file, what it refers to, what refers to it, and what shares an id with it.
    Links,
    /// The same; and all if it has become known, or unknown, whether every reference could be read.
    LinksOrCompleteness,
    /// The same as `Links`; and all of this kind if the references of a file of the kind have changed,
    /// since the rule follows them from one to the next.
    Chain(Kind),
    /// The file, and those whose names are near.
    Names,
    /// All.
    All,
}

/// A kind of fault in the data: its name, its page, and the function that finds it.
#[derive(Debug)]
pub struct Rule {
    /// The id: kebab-case, names the fault, the same as the file name.
    pub id: &'static str,
    /// How bad a finding is, unless `mieux.toml` says otherwise.
    pub severity: Severity,
    /// When it is checked.
    pub tier: Tier,
    /// How much it must know; it is skipped if only some files were read and it needs all.
    pub reach: Reach,
    /// Its page: what it finds, why it matters, an example, how to fix it.
    pub page: Page,
    /// Adds its findings to a sink.
    pub(crate) check: Check,
}

impl Tier {
    /// When a rule of the tier is checked, as programs read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Default => "by default",
            Self::Strict => "with --strict",
        }
    }

    /// When a rule of the tier is checked, in a few words for a table.
    #[must_use]
    pub fn label(self, language: Language) -> String {
        Words::of(language).get(&format!("tier.{}", self.key()))
    }

    fn key(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Default => "default",
            Self::Strict => "strict",
        }
    }
}

impl Rule {
    /// How bad a finding is, when the rule is checked, and how to change that.
    #[must_use]
    pub fn standing(&self, language: Language) -> String {
        let words = Words::of(language);
        let severity = words.get(&format!("standing.{}", self.severity));
        let checked = words.fill(&format!("standing.{}", self.tier.key()), &[("rule", self.id)]);
        format!("{severity} {checked}")
    }

    /// What the rule finds: the first sentence of its page.
    #[must_use]
    pub fn summary(&self, language: Language) -> String {
        self.page.summary(language)
    }

    /// A finding of this rule at a place.
    pub(crate) fn at(&self, place: Place, message: Message) -> Finding {
        Finding {
            rule: self.id,
            severity: self.severity,
            place,
            message,
            help: None,
            related: None,
            fix: None,
            proposal: None,
            more: 0,
        }
    }
}
