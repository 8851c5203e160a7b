//! Shares of countries, regions and sectors: a hundred percent together in each vocabulary.

use std::collections::BTreeMap;

use super::problem::{Problem, problem};
use crate::export::iati::xml::Element;
use crate::message;

/// The elements that have shares.
const NAMES: [&str; 3] = ["recipient-country", "recipient-region", "sector"];

/// Ten-thousandths of a percent in the whole: sums are compared at four decimals.
const WHOLE: i64 = 100 * TEN_THOUSAND;
const TEN_THOUSAND: i64 = 10_000;

/// Shares that are not a hundred percent together.
pub(super) fn problems(activity: &Element) -> Vec<Problem> {
    let mut sums: BTreeMap<(&str, &str), Option<i64>> = BTreeMap::new();
    for child in &activity.children {
        let Some(name) = NAMES.into_iter().find(|name| child.name == *name) else { continue };
        let vocabulary = child.attribute("vocabulary").unwrap_or("1");
        let share = child.attribute("percentage").and_then(ten_thousandths);
        let sum = sums.entry((name, vocabulary)).or_insert(Some(0));
        *sum = sum.zip(share).and_then(|(sum, share)| sum.checked_add(share));
    }
    let wrong = sums.into_iter().filter(|(_, sum)| *sum != Some(WHOLE));
    let of = |((element, vocabulary), _)| {
        let rule = match element {
            "sector" => "2.1",
            "recipient-country" => "3.1",
            _ => "3.4",
        };
        problem(rule, message!("iati.wrong.sum", element, vocabulary))
    };
    wrong.map(of).collect()
}

fn ten_thousandths(share: &str) -> Option<i64> {
    let (whole, part) = share.split_once('.').unwrap_or((share, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > 4 || !is_digits(whole) || !is_digits(part) {
        return None;
    }
    let part: i64 = format!("{part:0<4}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(TEN_THOUSAND)?.checked_add(part)
}
