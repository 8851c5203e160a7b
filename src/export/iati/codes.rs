//! Codes of IATI that mean something to this program.

/// ActivityStatus: not begun.
pub(super) const PIPELINE: &str = "1";
/// ActivityStatus: under way.
pub(super) const UNDER_WAY: &str = "2";
/// ActivityStatus: ended.
pub(super) const CLOSED: &str = "4";
/// ActivityStatus: given up.
pub(super) const CANCELLED: &str = "5";
/// OrganisationRole: who pays.
pub(super) const FUNDING: &str = "1";
/// ResultType: something made or done.
pub(super) const OUTPUT: &str = "1";
/// DocumentCategory: a page of the web.
pub(super) const WEB_PAGE: &str = "A12";
/// DocumentCategory: results, outcomes and outputs.
pub(super) const OF_RESULT: &str = "A08";
/// RelatedActivityType: what it is part of.
pub(super) const PARENT: &str = "1";
/// RelatedActivityType: what is part of it.
pub(super) const CHILD: &str = "2";
/// RelatedActivityType: a sibling.
pub(super) const SIBLING: &str = "3";
/// Region of the DAC: none in particular.
pub(super) const UNSPECIFIED_REGION: &str = "998";
/// Vocabularies of sectors, regions and tags: that of the DAC, and the two that a publisher can define.
pub(super) const DAC: &str = "1";
/// As [`DAC`].
pub(super) const OWN: &str = "99";
/// As [`DAC`].
pub(super) const SECOND_OWN: &str = "98";
/// Vocabulary of tags: targets of the Sustainable Development Goals.
pub(super) const SDG_TARGETS: &str = "3";
