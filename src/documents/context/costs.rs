//! What an expert gets for a deployment, with the steps of the computation, as far as the rates are known.

use std::slice;

use serde_json::{Map, Value as Json, json};

use super::record::{Records, filled};
use crate::conditions::{Cost, Item, Line, PrivateRates, cost};
use crate::model::{Activity, Deployment, Money};
use crate::words;

/// Each item with its days, rate and amount, and the total of each currency. What has no rate is `null`, and so are the
/// totals if anything is missing that the expert gets.
pub(super) fn costs(
    records: &Records<'_>,
    activity: &Activity,
    deployment: &Deployment,
    private: Option<&PrivateRates>,
) -> Json {
    let deployments = slice::from_ref(deployment);
    let Cost { lines, totals } =
        cost(&records.registry.vocabularies, private, activity, deployments);
    let of = |item: Item| match item.applies(activity, deployment) {
        true => lines.iter().find(|line| line.item == item).and_then(|line| step(records, line)),
        false => Some(json!({"text": records.words.get("document.cost.none")})),
    };
    let items = Item::ALL.map(|item| (item.name().replace('-', "_"), of(item)));
    let is_complete = items.iter().all(|(_, item)| item.is_some());
    let totals = totals.iter().filter(|_| is_complete).map(|total| money(records, total));
    let days = lines.iter().find_map(|line| line.days).map(|days| number(records, days));
    let mut costs: Map<String, Json> =
        items.into_iter().map(|(name, item)| (name, json!(item))).collect();
    costs.insert("days".to_owned(), json!(days));
    costs.insert("totals".to_owned(), filled(totals.collect()));
    Json::Object(costs)
}

/// Days by rate, written out; `None` if the amount is not known.
fn step(records: &Records<'_>, line: &Line) -> Option<Json> {
    let amount = money(records, line.amount.as_ref().ok()?);
    let rate = money(records, line.rate.as_ref()?);
    let days = line.days.map(|days| number(records, days));
    let text = match &days {
        Some(days) => {
            let values = [("days", days), ("rate", &rate), ("amount", &amount)]
                .map(|(name, value)| (name, value["text"].as_str().unwrap_or_default()));
            json!(records.words.fill("document.cost.step", &values))
        }
        None => amount["text"].clone(),
    };
    let from = line.from.map(|from| records.date(from));
    Some(json!({"text": text, "days": days, "rate": rate, "amount": amount, "from": from}))
}

fn number(records: &Records<'_>, number: f64) -> Json {
    json!({"number": number, "text": words::exact(&number.to_string(), records.language())})
}

fn money(records: &Records<'_>, money: &Money) -> Json {
    let (amount, currency) = (money.amount(), money.currency.as_str());
    let text = format!("{} {currency}", words::exact(&amount, records.language()));
    json!({"amount": amount, "currency": currency, "text": text})
}
