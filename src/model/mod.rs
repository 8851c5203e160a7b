//! The words of the registry as types: records, vocabularies, claims. Reads no files.

mod action;
mod activity;
mod availability;
mod claim;
mod date;
pub(crate) mod exact;
mod expert;
mod fold;
mod ids;
mod incomplete;
mod iso_639;
mod kind;
mod language;
mod letters;
mod money;
mod month;
mod notation;
mod occupied;
mod page;
mod partner;
mod period;
mod published;
mod source;
mod text;
pub(crate) mod translated;
mod vocabulary;

pub use action::{
    Action, ActionExpert, ActionRequest, ActionResult, Adoption, Approval, Decision, FactSheet,
    Fiche, PartnerRole, Practice,
};
pub use activity::{Activity, ActivityStatus, Deployment, Participants, Place, Qualifier};
pub(crate) use availability::{Times, is_free_throughout};
pub use claim::{Claim, ClaimFile, ClaimScope, Unit};
pub use date::{DateError, Day, EdtfDate};
pub use exact::date_typed;
pub use expert::{Affiliation, Availability, Consent, Expert, Retention, Roster, SpokenLanguage};
pub use fold::folded;
pub(crate) use fold::{ARTICLES, bare_words};
pub(crate) use ids::{is_id, is_id_of, may_name_person, slug};
pub use incomplete::Incomplete;
pub(crate) use iso_639::{
    is_language, language_called, language_code, language_name, language_names,
};
pub use kind::{FileKind, IdForm, Kind};
pub use language::Language;
pub use letters::is_blank;
pub(crate) use letters::{
    Misleading, control, in_own_quotes, is_control, is_invisible, latin_text, misleading,
    typed_text, unusual,
};
pub use money::Money;
pub(crate) use month::{is_month_name, month_named};
pub(crate) use occupied::Occupied;
pub(crate) use page::MAX_PAGE_SIZE;
pub use page::PageText;
pub use partner::Partner;
pub use period::Period;
pub use published::{Budget, Identifier};
pub use source::Source;
pub use text::Text;
pub(crate) use translated::TranslatedTexts;
pub use vocabulary::{Amount, MembershipChange, Term, TermCode, Vocabularies, Vocabulary};
