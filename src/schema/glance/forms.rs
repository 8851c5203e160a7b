//! What the patterns and formats of the built-in schemas ask for, without a pattern.

use crate::model::translated::names_texts;
use crate::model::{EdtfDate, is_id};

/// Whether a text has a form.
pub(super) type Form = fn(&str) -> bool;

/// The patterns that are known.
pub(super) const FORMS: [(&str, Form); 8] = [
    ("^[a-z0-9]+(-[a-z0-9]+)*$", is_id),
    ("^exp-[0-9]{4,}$", |text| {
        text.strip_prefix("exp-").is_some_and(|no| no.len() >= 4 && is_number(no))
    }),
    ("^(1[0-7]|[1-9])\\.[0-9a-z]{1,2}$", is_target),
    ("^[!-~]+$", |text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())),
    ("^[A-Z]{3}$", |text| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())),
    ("^[0-9]{3}$", |text| text.len() == 3 && is_number(text)),
    (LANGUAGE, is_language),
    ("^([a-z][a-z0-9_]*\\.)*[a-z]{2}$", names_texts),
];

/// The pattern of dates, which the format `edtf` implies.
pub(super) const DATE: &str = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";

/// The pattern of the code of a language.
pub(super) const LANGUAGE: &str = "^[a-z]{2}$";

pub(super) fn is_language(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) fn is_date(text: &str) -> bool {
    text.parse::<EdtfDate>().is_ok()
}

/// Whether a text is the number of a goal, a point and one or two letters or digits.
fn is_target(text: &str) -> bool {
    let Some((goal, target)) = text.split_once('.') else { return false };
    let is_sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let is_goal = matches!(goal.as_bytes(), [b'1'..=b'9'] | [b'1', b'0'..=b'7']);
    is_goal && matches!(target.len(), 1 | 2) && target.bytes().all(is_sign)
}
