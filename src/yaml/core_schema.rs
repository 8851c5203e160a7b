//! Plain scalars to values, by the YAML 1.2 core schema (YAML 1.2.2, section 10.3.2).

use super::node::Value;

/// The value of a plain (unquoted) scalar.
pub(super) fn resolve(text: &str) -> Value {
    // Most scalars are words that begin with none of the letters of these.
    let is_word = |first: &u8| {
        first.is_ascii_alphabetic() && !matches!(first, b'n' | b'N' | b't' | b'T' | b'f' | b'F')
    };
    if text.as_bytes().first().is_some_and(is_word) {
        return Value::String(text.into());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        ".nan" | ".NaN" | ".NAN" => return Value::Float(f64::NAN),
        _ => {}
    }
    number(text).unwrap_or_else(|| Value::String(text.into()))
}

fn number(text: &str) -> Option<Value> {
    let first = text.bytes().next()?;
    if !(first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.')) {
        return None;
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return based(digits, 8);
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return based(digits, 16);
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
        let sign = if text.starts_with('-') { -1.0 } else { 1.0 };
        return Some(Value::Float(sign * f64::INFINITY));
    }
    if !is_number(unsigned) {
        return None;
    }
    let digits = text.strip_prefix('+').unwrap_or(text);
    match digits.parse::<i64>() {
        Ok(integer) => Some(Value::Integer(integer)),
        Err(_) => digits.parse().ok().map(Value::Float),
    }
}

fn based(digits: &str, radix: u32) -> Option<Value> {
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return None;
    }
    let value = i64::from_str_radix(digits, radix);
    Some(value.map_or_else(
        |_| {
            Value::Float(digits.chars().fold(0.0, |sum, digit| {
                sum * f64::from(radix) + f64::from(digit.to_digit(radix).unwrap_or(0))
            }))
        },
        Value::Integer,
    ))
}

/// `( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
fn is_number(text: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    let mut rest = &text[whole..];
    if let Some(after) = rest.strip_prefix('.') {
        let fraction = digits(after);
        if whole + fraction == 0 {
            return false;
        }
        rest = &after[fraction..];
    } else if whole == 0 {
        return false;
    }
    let Some(exponent) = rest.strip_prefix(['e', 'E']) else {
        return rest.is_empty();
    };
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    !exponent.is_empty() && digits(exponent) == exponent.len()
}

#[cfg(test)]
mod tests {
    use super::{Value, resolve};

    #[test]
    fn plain_scalars_follow_the_core_schema_and_not_yaml_1_1() {
        let text = |text: &str| Value::String(text.into());
        for (plain, expected) in [
            ("NO", text("NO")),
            ("no", text("no")),
            ("yes", text("yes")),
            ("on", text("on")),
            ("=", text("=")),
            ("1_000", text("1_000")),
            ("2017-05", text("2017-05")),
            ("2024-01-02", text("2024-01-02")),
            ("0b11", text("0b11")),
            ("1.2.3", text("1.2.3")),
            ("-", text("-")),
            (".", text(".")),
            ("e3", text("e3")),
            ("1e", text("1e")),
            ("+.inf", Value::Float(f64::INFINITY)),
            ("-.inf", Value::Float(f64::NEG_INFINITY)),
            ("2017", Value::Integer(2017)),
            ("012", Value::Integer(12)),
            ("0o14", Value::Integer(12)),
            ("0xFF", Value::Integer(255)),
            ("-7", Value::Integer(-7)),
            ("+7", Value::Integer(7)),
            ("1e3", Value::Float(1000.0)),
            ("1.", Value::Float(1.0)),
            (".5", Value::Float(0.5)),
            ("99999999999999999999", Value::Float(1e20)),
            ("True", Value::Bool(true)),
            ("~", Value::Null),
            ("", Value::Null),
        ] {
            assert_eq!(resolve(plain), expected, "{plain}");
        }
    }
}
