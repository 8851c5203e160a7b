//! A row of a dimension as a part of what is counted: which experts, partners and results belong to it.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use super::origin::origin_groups;
use super::period;
use crate::model::{ActionResult, Adoption, PartnerRole};
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

    /// Whether a partner belongs to it, in this role.
    pub(crate) fn keeps_partner(&self, links: &Links<'_>, partner: &PartnerRole) -> bool {
        !self.dimension.is_of_partners()
            || self.codes.contains(&code_of_partner(links, self.dimension, partner))
    }

    /// Whether a result belongs to it.
    pub(crate) fn keeps_result(&self, result: &ActionResult) -> bool {
        !self.dimension.is_of_results()
            || self.codes.contains(&code_of_result(self.dimension, result))
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
        (Dimension::OriginGroup, Some(_)) => origin_groups(links, id),
        (Dimension::Sector, Some(expert)) => expert.sector.iter().cloned().collect(),
        (Dimension::Language, Some(expert)) => {
            expert.languages.iter().map(|spoken| spoken.language.clone()).collect()
        }
        _ => Codes::new(),
    };
    or_none(codes)
}

/// What a partner belongs to in a dimension of partners: its kind or its role; empty where that is not
/// known.
pub(crate) fn code_of_partner(
    links: &Links<'_>,
    dimension: Dimension,
    named: &PartnerRole,
) -> SmolStr {
    let code = match dimension {
        Dimension::PartnerRole => named.role.clone(),
        _ => links.partner(&named.partner).and_then(|partner| partner.kind.clone()),
    };
    code.unwrap_or_default()
}

/// What a result belongs to in a dimension of results; empty where that is not known.
pub(crate) fn code_of_result(dimension: Dimension, result: &ActionResult) -> SmolStr {
    match dimension {
        Dimension::ResultLevel => result.level.clone().unwrap_or_default(),
        Dimension::ResultYear => {
            period::code(Dimension::Year, result.date.or(result.adopted.and_then(Adoption::date)))
        }
        _ => result.kind.clone(),
    }
}

/// The codes, or the empty one where there are none.
pub(crate) fn or_none(mut codes: Codes) -> Codes {
    if codes.is_empty() {
        codes.insert(SmolStr::default());
    }
    codes
}
