//! Dates as each language writes them, as precise as they are known.

use crate::model::{EdtfDate, Language};

const MONTHS: [[&str; 3]; 12] = [
    ["January", "enero", "janvier"],
    ["February", "febrero", "février"],
    ["March", "marzo", "mars"],
    ["April", "abril", "avril"],
    ["May", "mayo", "mai"],
    ["June", "junio", "juin"],
    ["July", "julio", "juillet"],
    ["August", "agosto", "août"],
    ["September", "septiembre", "septembre"],
    ["October", "octubre", "octobre"],
    ["November", "noviembre", "novembre"],
    ["December", "diciembre", "décembre"],
];

/// A date in words: `12 May 2017`, `May 2017` or `2017`.
#[must_use]
pub fn date(date: EdtfDate, language: Language) -> String {
    let year = date.year();
    let Some(month) = date.month() else { return year.to_string() };
    let names = MONTHS[usize::from(month).saturating_sub(1).min(11)];
    let day = (date.earliest() == date.latest()).then(|| date.earliest().day());
    match (language, day) {
        (Language::En, None) => format!("{} {year}", names[0]),
        (Language::En, Some(day)) => format!("{day} {} {year}", names[0]),
        (Language::Es, None) => format!("{} de {year}", names[1]),
        (Language::Es, Some(day)) => format!("{day} de {} de {year}", names[1]),
        (Language::Fr, None) => format!("{} {year}", names[2]),
        (Language::Fr, Some(1)) => format!("1er {} {year}", names[2]),
        (Language::Fr, Some(day)) => format!("{day} {} {year}", names[2]),
    }
}

/// From one date to another: `2017–2018`, or the one date if both are the same.
#[must_use]
pub fn period(start: EdtfDate, end: EdtfDate, language: Language) -> String {
    if start == end {
        return date(start, language);
    }
    let dash = if start.month().or(end.month()).is_some() { " – " } else { "–" };
    format!("{}{dash}{}", date(start, language), date(end, language))
}

#[cfg(test)]
mod tests {
    use super::{date, period};
    use crate::model::Language::{En, Es, Fr};

    #[test]
    fn a_date_is_written_as_each_language_does() {
        let all = |text: &str| [En, Es, Fr].map(|language| date(text.parse().unwrap(), language));
        assert_eq!(all("2017"), ["2017", "2017", "2017"]);
        assert_eq!(all("2018-06"), ["June 2018", "junio de 2018", "juin 2018"]);
        assert_eq!(all("2018-08-01"), ["1 August 2018", "1 de agosto de 2018", "1er août 2018"]);
    }

    #[test]
    fn a_period_of_one_date_is_that_date() {
        let shown =
            |start: &str, end: &str| period(start.parse().unwrap(), end.parse().unwrap(), En);
        assert_eq!(shown("2017", "2018"), "2017–2018");
        assert_eq!(shown("2017", "2017"), "2017");
        assert_eq!(shown("2017-03", "2018"), "March 2017 – 2018");
    }
}
