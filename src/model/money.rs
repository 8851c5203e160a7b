//! Money: a whole number of minor units with its currency. Different currencies are never added.

use std::fmt;

use smol_str::SmolStr;

/// The currencies whose minor unit is no hundredth, with the digits behind the point (ISO 4217).
const DIGITS: [(&str, u32); 27] = [
    ("BHD", 3),
    ("BIF", 0),
    ("CLF", 4),
    ("CLP", 0),
    ("DJF", 0),
    ("GNF", 0),
    ("IQD", 3),
    ("ISK", 0),
    ("JOD", 3),
    ("JPY", 0),
    ("KMF", 0),
    ("KRW", 0),
    ("KWD", 3),
    ("LYD", 3),
    ("OMR", 3),
    ("PYG", 0),
    ("RWF", 0),
    ("TND", 3),
    ("UGX", 0),
    ("UYI", 0),
    ("UYW", 4),
    ("VND", 0),
    ("VUV", 0),
    ("XAF", 0),
    ("XOF", 0),
    ("XPF", 0),
    ("XXX", 0),
];

/// An amount in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// The amount in minor units, such as cents.
    pub minor: i64,
    /// ISO 4217 code.
    pub currency: SmolStr,
}

impl Money {
    /// An amount as people write it, digits with at most one point: `162` or `162.50`. `None` if it is none, or has more
    /// digits behind the point than the currency.
    #[must_use]
    pub fn parse(amount: &str, currency: &str) -> Option<Self> {
        let is_code =
            currency.len() == 3 && currency.bytes().all(|letter| letter.is_ascii_uppercase());
        let (whole, part) = amount.split_once('.').unwrap_or((amount, ""));
        let is_digits = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
        let digits = usize::try_from(digits(currency)).ok()?;
        let is_right = is_code
            && !whole.is_empty()
            && is_digits(whole)
            && is_digits(part)
            && part.len() <= digits
            && !amount.ends_with('.');
        let minor = is_right.then(|| format!("{whole}{part:0<digits$}").parse().ok())??;
        Some(Self { minor, currency: currency.into() })
    }

    /// So many times the amount, to thousandths, rounded to the nearest minor unit; `None` if it is too large.
    #[must_use]
    pub fn times(&self, days: f64) -> Option<Self> {
        let thousandths = (0.0..1e6).contains(&days).then(|| format!("{:.0}", days * 1000.0))?;
        let product = i128::from(self.minor) * thousandths.parse::<i128>().ok()?;
        let minor = i64::try_from((product + 500).div_euclid(1000)).ok()?;
        Some(Self { minor, currency: self.currency.clone() })
    }

    /// The sum of two amounts of one currency; `None` for different currencies, or if it is too large.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Option<Self> {
        let minor = self.minor.checked_add(other.minor)?;
        (self.currency == other.currency).then(|| Self { minor, currency: self.currency.clone() })
    }

    /// The amount alone, with all digits of the currency behind a point: `162.50`.
    #[must_use]
    pub fn amount(&self) -> String {
        let digits = digits(&self.currency);
        let one = 10_i64.pow(digits);
        let (whole, part) = (self.minor / one, self.minor % one);
        match usize::try_from(digits) {
            Ok(digits) if digits > 0 => format!("{whole}.{part:0digits$}"),
            _ => whole.to_string(),
        }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.amount(), self.currency)
    }
}

fn digits(currency: &str) -> u32 {
    DIGITS.iter().find(|(code, _)| *code == currency).map_or(2, |(_, digits)| *digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::Money;

    fn euros(minor: i64) -> Money {
        Money { minor, currency: "EUR".into() }
    }

    #[test]
    fn an_amount_is_read_exactly_or_not_at_all() {
        for (amount, currency, shown) in [
            ("162", "EUR", Some("162.00 EUR")),
            ("162.5", "EUR", Some("162.50 EUR")),
            ("0.07", "EUR", Some("0.07 EUR")),
            ("162", "XAF", Some("162 XAF")),
            ("1.234", "TND", Some("1.234 TND")),
            ("1.5", "JPY", None),
            ("162.505", "EUR", None),
            ("1,5", "EUR", None),
            ("1.", "EUR", None),
            (".5", "EUR", None),
            ("-1", "EUR", None),
            ("1", "eur", None),
            ("1", "", None),
            ("99999999999999999999", "EUR", None),
        ] {
            let money = Money::parse(amount, currency).map(|money| money.to_string());
            assert_eq!(money.as_deref(), shown, "{amount} {currency}");
        }
    }

    #[test]
    fn days_multiply_and_only_one_currency_is_added() {
        assert_eq!(euros(10_001).times(2.5), Some(euros(25_003)));
        assert_eq!(euros(100).times(-1.0), None);
        assert_eq!(euros(100).times(f64::NAN), None);
        assert_eq!(euros(i64::MAX).times(2.0), None);
        assert_eq!(euros(1).plus(&euros(2)), Some(euros(3)));
        assert_eq!(euros(1).plus(&Money { minor: 1, currency: "USD".into() }), None);
        assert_eq!(euros(i64::MAX).plus(&euros(1)), None);
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_as_the_same(minor in 0..i64::MAX, currency in "EUR|JPY|TND|CLF") {
            let money = Money { minor, currency: currency.as_str().into() };
            prop_assert_eq!(Money::parse(&money.amount(), &currency), Some(money));
        }
    }
}
