//! `private/conditions.yaml`: the rates that only the office may know.

use serde::Deserialize;
use smol_str::SmolStr;

use super::rates::Rate;
use crate::model::{Amount, EdtfDate, Money};
use crate::yaml::{from_node, read};

/// The file, below `private/`.
pub const FILE: &str = "conditions.yaml";

/// The rates of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrivateRates {
    /// What an expert gets a day.
    pub(super) fees: Vec<Rate>,
    /// What the insurance of an expert costs a day.
    pub(super) insurance: Vec<Rate>,
    /// What a journey costs.
    pub(super) travel: Vec<Rate>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Written {
    fees: Vec<WrittenRate>,
    insurance: Vec<WrittenRate>,
    travel: Vec<WrittenRate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRate {
    amount: Amount,
    currency: SmolStr,
    from: Option<EdtfDate>,
    expert: Option<SmolStr>,
    country: Option<SmolStr>,
    #[serde(rename = "source")]
    _source: Option<String>,
}

impl PrivateRates {
    /// The rates that the text of the file says; `None` if it is none, without a word of what it says.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let yaml = read(text);
        let root = yaml.root.as_ref().filter(|_| yaml.faults.is_empty())?;
        let written: Written = from_node(root).ok()?;
        let rates = |written: Vec<WrittenRate>| -> Option<Vec<Rate>> {
            written.into_iter().map(rate).collect()
        };
        Some(Self {
            fees: rates(written.fees)?,
            insurance: rates(written.insurance)?,
            travel: rates(written.travel)?,
        })
    }
}

fn rate(written: WrittenRate) -> Option<Rate> {
    let WrittenRate { amount, currency, from, expert, country, _source } = written;
    let money = Money::parse(&amount.to_string(), &currency)?;
    Some(Rate { money, from, expert, country, city: None })
}
