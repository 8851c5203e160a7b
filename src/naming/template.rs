//! Ids by a pattern of somebody's own, such as `{country}-{roman}`.

use std::fmt;
use std::str::FromStr;

use super::TakenIds;
use super::numerals::roman;
use super::taken::Numbers;
use crate::message;
use crate::message::{Message, Value};
use crate::model::{Kind, Vocabularies, slug};
use crate::yaml::{Node, Route, Step};

/// A pattern: words and, in braces, fields or the next number.
///
/// `{country}` is the English name of the first country, `{number}` the next whole number, `{number:3}` the
/// same with so many digits at least, `{roman}` the next Roman numeral; any other name is a field, such
/// as `{action}`, `{acronym}` or `{title.en}`, as far as ids can hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Words(String),
    Country,
    Field(String),
    Number(usize),
    Roman,
}

/// Why a text is no pattern of ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError(String);

impl TemplateError {
    /// What to say of it.
    #[must_use]
    pub fn to_message(&self) -> Message {
        let examples = Value::one_of(["{country}-{roman}", "{action}-a{number:2}"]);
        message!("naming.not-a-pattern", pattern = &self.0, examples)
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_message().fmt(out)
    }
}

impl std::error::Error for TemplateError {}

impl FromStr for Template {
    type Err = TemplateError;

    fn from_str(text: &str) -> Result<Self, TemplateError> {
        let wrong = || TemplateError(text.to_owned());
        let mut parts = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (words, after) = rest.split_once('{').unwrap_or((rest, ""));
            if !words.is_empty() {
                parts.push(Part::Words(words.to_owned()));
            }
            if words.len() == rest.len() {
                break;
            }
            let (name, behind) = after.split_once('}').ok_or_else(wrong)?;
            parts.push(match name.split_once(':') {
                Some(("number", digits)) => {
                    let digits = digits.parse().ok().filter(|digits| *digits <= 9);
                    Part::Number(digits.ok_or_else(wrong)?)
                }
                Some(_) => return Err(wrong()),
                None if name.is_empty() => return Err(wrong()),
                None => match name {
                    "number" => Part::Number(1),
                    "roman" => Part::Roman,
                    "country" => Part::Country,
                    field => Part::Field(field.to_owned()),
                },
            });
            rest = behind;
        }
        let is_number = |part: &Part| matches!(part, Part::Number(_) | Part::Roman);
        let numbers = parts.iter().filter(|part| is_number(part)).count();
        let is_at_end = parts.last().is_some_and(is_number);
        if parts.is_empty() || numbers > usize::from(is_at_end) || !is_readable(&parts) {
            return Err(wrong());
        }
        Ok(Self(parts))
    }
}

/// Whether the number at the end can be distinguished from what precedes it: digits from digits, a numeral from
/// letters.
fn is_readable(parts: &[Part]) -> bool {
    let before = parts.len().checked_sub(2).and_then(|at| parts.get(at));
    let last = before.and_then(|part| match part {
        Part::Words(words) => words.chars().last(),
        _ => Some('x'),
    });
    match parts.last() {
        Some(Part::Number(_)) => !last.is_some_and(|letter| letter.is_ascii_digit()),
        Some(Part::Roman) => last.is_none_or(|letter| letter == '-'),
        _ => true,
    }
}

impl Template {
    /// The id of a record as far as `draft` knows it.
    ///
    /// # Errors
    /// The field that the pattern needs and the draft lacks.
    pub fn id(
        &self,
        taken: &TakenIds,
        vocabularies: &Vocabularies,
        kind: Kind,
        draft: &Node,
    ) -> Result<String, String> {
        let mut id = String::new();
        for part in &self.0 {
            match part {
                Part::Words(words) => id.push_str(words),
                Part::Country => {
                    let of_list = draft.get("countries").and_then(|list| list.items().first());
                    let code = of_list.or_else(|| draft.get("country")).and_then(Node::as_str);
                    let code = code.ok_or("country")?;
                    id.push_str(&slug(vocabularies.label("countries", code, "en")));
                }
                Part::Field(name) => {
                    let steps = name.split('.').map(|step| Step::Key(step.to_owned())).collect();
                    let value = Route::new(steps).find(draft).and_then(Node::scalar_text);
                    id.push_str(&slug(&value.ok_or_else(|| name.clone())?));
                }
                Part::Number(digits) => {
                    let next = taken.last(kind, Numbers::Digits, &id) + 1;
                    id.push_str(&format!("{next:0digits$}"));
                }
                Part::Roman => {
                    let next = taken.last(kind, Numbers::Roman, &id) + 1;
                    id.push_str(&roman(next));
                }
            }
        }
        Ok(id)
    }
}

#[cfg(test)]
mod tests {
    use super::{TakenIds, Template};
    use crate::model::{Kind, Vocabularies};
    use crate::yaml::read;

    fn id(template: &str, draft: &str) -> Result<String, String> {
        let mut taken = TakenIds::default();
        for id in ["pe-ii", "pe-i", "pe-i-a07", "req-009"] {
            taken.insert(Kind::Action, id);
        }
        let template: Template = template.parse().map_err(|error| format!("{error}"))?;
        template.id(&taken, &Vocabularies::default(), Kind::Action, &read(draft).root.unwrap())
    }

    #[test]
    fn a_pattern_takes_fields_and_the_next_number() {
        assert_eq!(id("{country}-{roman}", "countries: [PE]"), Ok("pe-iii".to_owned()));
        assert_eq!(id("{follows}-a{number:2}", "follows: pe-i"), Ok("pe-i-a08".to_owned()));
        assert_eq!(id("req-{number:3}", "id: x"), Ok("req-010".to_owned()));
        assert_eq!(id("{title.en}", "title: {en: Gran Chaco!}"), Ok("gran-chaco".to_owned()));
    }

    #[test]
    fn what_a_pattern_lacks_is_named() {
        assert_eq!(id("{country}-{roman}", "title: {en: X}"), Err("country".to_owned()));
        assert_eq!(id("{title.es}", "title: {en: X}"), Err("title.es".to_owned()));
        for wrong in [
            "",
            "{",
            "{}",
            "{roman}-x",
            "{number}{roman}",
            "{number:x}",
            "{x:2}",
            "a2{number}",
            "{country}{roman}",
        ] {
            assert!(id(wrong, "id: x").is_err_and(|error| error.contains("pattern")), "{wrong}");
        }
    }
}
