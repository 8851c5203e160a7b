//! Which regions a country belongs to, by scheme.

use ahash::AHashMap;

use crate::model::Vocabularies;

/// The operational scheme of regions, which reports use by default.
pub(crate) const OPERATIONAL: &str = "regions";

/// The scheme of the regions to which experts may be sent.
pub const ELIGIBILITY: &str = "eligibility-regions";

/// Parts of regions, and continents. No scheme: nothing is divided by them.
pub(super) const SUB_REGIONS: &str = "sub-regions";

/// The regions of every country in both schemes, and the parts of regions.
#[derive(Debug, Clone, Default)]
pub struct Regions(AHashMap<&'static str, AHashMap<String, Vec<String>>>);

impl Regions {
    /// Reads the members of the regions.
    #[must_use]
    pub fn of(vocabularies: &Vocabularies) -> Self {
        let mut schemes: AHashMap<&str, AHashMap<String, Vec<String>>> = AHashMap::new();
        for scheme in [OPERATIONAL, ELIGIBILITY, SUB_REGIONS] {
            let Some(vocabulary) = vocabularies.get(scheme) else { continue };
            for region in &vocabulary.terms {
                let code = region.code.to_string();
                for country in &region.members {
                    let countries = schemes.entry(scheme).or_default();
                    let of_country = countries.entry(country.clone()).or_default();
                    if of_country.last() != Some(&code) {
                        of_country.push(code.clone());
                    }
                }
            }
        }
        Self(schemes)
    }

    /// The regions of a scheme that a country belongs to.
    #[must_use]
    pub(crate) fn of_country(&self, scheme: &str, country: &str) -> &[String] {
        let countries = self.0.get(scheme);
        countries.and_then(|countries| countries.get(country)).map_or(&[], Vec::as_slice)
    }
}
