//! What the experts of an activity cost: days by rates, each step for itself.

use smol_str::SmolStr;

use super::days::Days;
use super::private::PrivateRates;
use super::rates::{Case, Rate, per_diems, rate_for};
use crate::model::{Activity, Deployment, EdtfDate, Money, Vocabularies};

/// What an expert gets, or what is paid for the expert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// The set fee.
    Fee,
    /// The daily allowance.
    PerDiem,
    /// The travel insurance.
    Insurance,
    /// The journey.
    Travel,
}

impl Item {
    /// All items, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Fee, Self::PerDiem, Self::Insurance, Self::Travel];

    /// Its name for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fee => "fee",
            Self::PerDiem => "per-diem",
            Self::Insurance => "insurance",
            Self::Travel => "travel",
        }
    }

    /// Whether it is paid: not if the record says that it does not apply, and of an online activity not what is for a
    /// journey.
    #[must_use]
    pub fn applies(self, activity: &Activity, deployment: &Deployment) -> bool {
        let stated = match self {
            Self::Fee => deployment.fee,
            Self::PerDiem => deployment.per_diem,
            Self::Insurance => deployment.insurance,
            Self::Travel => deployment.travel,
        };
        stated != Some(false) && (self == Self::Fee || !activity.online)
    }
}

/// Why an item has no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// There is no rate for the expert, the place and the day.
    Rate,
    /// Neither the deployment states days, nor does the activity have exact dates.
    Days,
    /// The activity names no place, or several with different rates.
    Place,
    /// The amount is too large to be computed.
    Amount,
}

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The expert.
    pub expert: SmolStr,
    /// What is paid.
    pub item: Item,
    /// The days; `None` for what is paid once, and if they are not known.
    pub days: Option<f64>,
    /// What is paid a day or once.
    pub rate: Option<Money>,
    /// Since when the rate holds.
    pub from: Option<EdtfDate>,
    /// Days by the rate, or why that is not known.
    pub amount: Result<Money, Missing>,
}

/// What the experts of an activity cost.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cost {
    /// Every step, by expert in the order of the record.
    pub lines: Vec<Line>,
    /// The sum of each currency, by its code.
    pub totals: Vec<Money>,
}

/// What the experts of an activity cost by the per diems of the vocabularies, and by the private rates if they are
/// asked for. What the record says does not apply is left out, and of an online activity what is for a journey.
#[must_use]
pub fn cost(
    vocabularies: &Vocabularies,
    private: Option<&PrivateRates>,
    activity: &Activity,
    deployments: &[Deployment],
) -> Cost {
    let per_diems = per_diems(vocabularies);
    let rates = |item: Item| -> Option<&[Rate]> {
        Some(match item {
            Item::Fee => &private?.fees,
            Item::PerDiem => &per_diems,
            Item::Insurance => &private?.insurance,
            Item::Travel => &private?.travel,
        })
    };
    let mut lines = Vec::new();
    for deployment in deployments {
        let applying = Item::ALL.into_iter().filter(|item| item.applies(activity, deployment));
        let known = applying.filter_map(|item| Some((item, rates(item)?)));
        lines.extend(known.map(|(item, rates)| line(item, rates, activity, deployment)));
    }
    let totals = totals(&mut lines);
    Cost { lines, totals }
}

fn line(item: Item, rates: &[Rate], activity: &Activity, deployment: &Deployment) -> Line {
    let days = (item != Item::Travel).then(|| Days::of(activity, deployment)).flatten();
    let days = days.map(Days::number);
    let found = place_rate(item, rates, activity, deployment);
    let rate = found.as_ref().ok().map(|rate| rate.money.clone());
    let amount = found.and_then(|rate| match (item, days) {
        (Item::Travel, _) => Ok(rate.money.clone()),
        (_, Some(days)) => rate.money.times(days).ok_or(Missing::Amount),
        (_, None) => Err(Missing::Days),
    });
    let from = found.ok().and_then(|rate| rate.from);
    Line { expert: deployment.expert.clone(), item, days, rate, from, amount }
}

/// The rate for the places of the activity. If the places have different rates, none is chosen, since no record states the days
/// of each place.
fn place_rate<'r>(
    item: Item,
    rates: &'r [Rate],
    activity: &Activity,
    deployment: &Deployment,
) -> Result<&'r Rate, Missing> {
    let (expert, start) = (deployment.expert.as_str(), activity.start.or(activity.end));
    let anywhere = Case { expert, country: None, city: None, start };
    let places = &activity.places;
    if places.is_empty() {
        let is_of_place = item == Item::PerDiem;
        let none = if is_of_place { Missing::Place } else { Missing::Rate };
        return rate_for(rates, anywhere).ok_or(none);
    }
    let each = places.iter().map(|place| {
        let (country, city) = (place.country.as_deref(), place.city.as_deref());
        rate_for(rates, Case { country, city, ..anywhere }).ok_or(Missing::Rate)
    });
    let each: Vec<&Rate> = each.collect::<Result<_, _>>()?;
    let same = each.iter().all(|rate| rate.money == each[0].money);
    if same { Ok(each[0]) } else { Err(Missing::Place) }
}

/// The sum of each currency. If one is too large, the step that made it so has no amount.
fn totals(lines: &mut [Line]) -> Vec<Money> {
    let mut totals: Vec<Money> = Vec::new();
    for line in lines {
        let Ok(amount) = &line.amount else { continue };
        match totals.iter_mut().find(|total| total.currency == amount.currency) {
            None => totals.push(amount.clone()),
            Some(total) => match total.plus(amount) {
                Some(sum) => *total = sum,
                None => line.amount = Err(Missing::Amount),
            },
        }
    }
    totals.sort_by(|one, other| one.currency.cmp(&other.currency));
    totals
}
