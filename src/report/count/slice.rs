//! A row of a dimension as a part of what is counted: which experts, partners and results belong to it.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use crate::query::Links;
use crate::report::ask::dimension::Dimension;

/// The codes of what a record belongs to; an empty one where it states none.
pub(crate) type Codes = BTreeSet<SmolStr>;

/// A row of a dimension, or several rows together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Slice {
    /// The dimension.
    pub(crate) dimension: Dimension,
    /// The vocabulary of its codes.
    pub(crate) vocabulary: Option<&'static str>,
    /// The codes of the rows.
    pub(crate) codes: Codes,
}

impl Slice {
    /// Whether its rows are regions.
    pub(crate) fn is_of_regions(&self) -> bool {
        self.dimension == Dimension::Region
    }

    /// Whether an expert belongs to it; each does where its rows are no groups of experts.
    pub(crate) fn keeps_expert(&self, links: &Links<'_>, id: &str) -> bool {
        !self.dimension.is_of_experts() || self.has(&codes_of_expert(links, self.dimension, id))
    }

    /// Whether a partner belongs to it.
    pub(crate) fn keeps_partner(&self, links: &Links<'_>, id: &str) -> bool {
        self.dimension != Dimension::PartnerKind
            || self.codes.contains(kind_of_partner(links, id).as_str())
    }

    /// Whether a result of this kind belongs to it.
    pub(crate) fn keeps_result(&self, kind: &str) -> bool {
        self.dimension != Dimension::ResultKind || self.codes.contains(kind)
    }

    fn has(&self, codes: &Codes) -> bool {
        !self.codes.is_disjoint(codes)
    }
}

/// What an expert belongs to in a dimension of experts.
pub(crate) fn codes_of_expert(links: &Links<'_>, dimension: Dimension, id: &str) -> Codes {
    let expert = links.expert(id);
    let codes: Codes = match (dimension, expert) {
        (Dimension::Origin, Some(expert)) => expert.origin.iter().cloned().collect(),
        (Dimension::Sector, Some(expert)) => expert.sector.iter().cloned().collect(),
        (Dimension::Language, Some(expert)) => {
            expert.languages.iter().map(|spoken| spoken.language.clone()).collect()
        }
        _ => Codes::new(),
    };
    or_none(codes)
}

/// The kind of a partner; empty where it is not known.
pub(crate) fn kind_of_partner(links: &Links<'_>, id: &str) -> SmolStr {
    links.partner(id).and_then(|partner| partner.kind.clone()).unwrap_or_default()
}

/// The codes, or the empty one where there are none.
pub(crate) fn or_none(mut codes: Codes) -> Codes {
    if codes.is_empty() {
        codes.insert(SmolStr::default());
    }
    codes
}
