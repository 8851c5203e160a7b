//! Rates, and which of them holds for whom, where and when.

use smol_str::SmolStr;

use crate::model::{EdtfDate, Money, Term, Vocabularies, folded};

/// The vocabulary of per diems.
const PER_DIEMS: &str = "per-diems";

/// A rate with what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rate {
    pub(super) money: Money,
    /// The first day on which it holds; it holds ever since there are rates if none is stated.
    pub(super) from: Option<EdtfDate>,
    /// The only expert that it is for.
    pub(super) expert: Option<SmolStr>,
    /// The only country that it is for.
    pub(super) country: Option<SmolStr>,
    /// The only town that it is for.
    pub(super) city: Option<String>,
}

/// Whom a rate is looked up for, where and when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'c> {
    pub(super) expert: &'c str,
    pub(super) country: Option<&'c str>,
    pub(super) city: Option<&'c str>,
    pub(super) start: Option<EdtfDate>,
}

impl Rate {
    /// How narrowly a rate is meant; `None` if it is for another expert, place or time.
    fn fit(&self, case: Case<'_>) -> Option<u8> {
        let city = case.city.map(folded);
        let is_met = [
            self.expert.as_deref().map(|own| own == case.expert),
            self.city.as_ref().map(|own| Some(folded(own)) == city),
            self.country.as_deref().map(|own| Some(own) == case.country),
            self.from.map(|from| {
                // Without a day, the latest rate is the best guess that can be named with its date.
                case.start.is_none_or(|start| from.earliest() <= start.earliest())
            }),
        ];
        if is_met.contains(&Some(false)) {
            return None;
        }
        let weight = |place: usize, points: u8| if is_met[place].is_some() { points } else { 0 };
        Some(weight(0, 4) + weight(1, 2) + weight(2, 1))
    }
}

/// The rate for a case: the one that is meant most narrowly, and of those the latest. Of equals the first.
pub(super) fn rate_for<'r>(rates: &'r [Rate], case: Case<'_>) -> Option<&'r Rate> {
    let mut best: Option<(&Rate, u8)> = None;
    for rate in rates {
        let Some(fit) = rate.fit(case) else { continue };
        let earliest = |rate: &Rate| rate.from.map(EdtfDate::earliest);
        let is_better = best
            .is_none_or(|(known, known_fit)| (fit, earliest(rate)) > (known_fit, earliest(known)));
        if is_better {
            best = Some((rate, fit));
        }
    }
    best.map(|(rate, _)| rate)
}

/// The per diems of the vocabulary; those whose amount cannot be read are left out.
pub(super) fn per_diems(vocabularies: &Vocabularies) -> Vec<Rate> {
    let terms = vocabularies.get(PER_DIEMS).map_or(&[][..], |vocabulary| &vocabulary.terms);
    terms.iter().filter_map(per_diem).collect()
}

fn per_diem(term: &Term) -> Option<Rate> {
    let amount = term.amount.as_ref()?.to_string();
    let money = Money::parse(&amount, term.currency.as_deref()?)?;
    let country = term.country.as_deref().map(SmolStr::from);
    Some(Rate { money, from: term.from, expert: None, country, city: term.place.clone() })
}
