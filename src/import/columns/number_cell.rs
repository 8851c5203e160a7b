//! The number that a cell of text states, as people write it.

/// A number with a point before its fraction and no other signs; without a fraction where that is zero.
/// `decimal` is what the sheet writes before a fraction: then the other one of `.` and `,`, and blanks, group
/// the digits. `None` where the text is none, such as `0x3C` or `about 30`.
pub(crate) fn read_number(text: &str, decimal: Option<char>) -> Option<String> {
    let text = match decimal {
        Some(decimal) => without_groups(text.trim(), decimal),
        None => text.trim().to_owned(),
    };
    let digits = text.strip_prefix(['+', '-']).unwrap_or(&text);
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let is_number =
        |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if ![whole, fraction, exponent].into_iter().all(is_number) {
        return None;
    }
    let is_whole = !digits.contains(['e', 'E']) && fraction.bytes().all(|digit| digit == b'0');
    let number = if is_whole { text.split('.').next().unwrap_or_default() } else { &text };
    Some(number.strip_prefix('+').unwrap_or(number).to_owned())
}

/// A number without the signs that group its digits by three, and with a point before its fraction.
fn without_groups(text: &str, decimal: char) -> String {
    let group = if decimal == ',' { '.' } else { ',' };
    let (whole, fraction) = text.split_once(decimal).map_or((text, None), |(w, f)| (w, Some(f)));
    let groups: Vec<&str> =
        whole.split(|sign: char| sign == group || sign.is_whitespace()).collect();
    let are_groups = groups.iter().skip(1).all(|digits| digits.len() == 3);
    let whole = if are_groups { groups.concat() } else { whole.to_owned() };
    fraction.map_or(whole.clone(), |fraction| format!("{whole}.{fraction}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::read_number;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for (text, decimal, number) in [
            ("60.0", None, Some("60")),
            ("60.00", None, Some("60")),
            ("-7.50", None, Some("-7.50")),
            ("+3", None, Some("3")),
            ("007", None, Some("007")),
            ("1e3", None, Some("1e3")),
            ("60,0", Some(','), Some("60")),
            ("1.234,50", Some(','), Some("1234.50")),
            ("1\u{a0}234", Some(','), Some("1234")),
            ("1,234", Some('.'), Some("1234")),
            ("12.34,5", Some(','), None),
            ("60,5", None, None),
            ("0x3C", None, None),
            ("0o17", None, None),
            (".inf", None, None),
            ("about 30", None, None),
            ("1.2.3", None, None),
            ("", None, None),
            ("-", None, None),
        ] {
            assert_eq!(read_number(text, decimal).as_deref(), number, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_whole_number_is_itself_with_any_decimal_sign(number in 0_u32..1_000_000) {
            for decimal in ['.', ','] {
                let text = format!("{number}{decimal}00");
                prop_assert_eq!(read_number(&text, Some(decimal)), Some(number.to_string()));
            }
        }
    }
}
