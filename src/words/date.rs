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
    let day = is_day(date).then(|| date.earliest().day());
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

/// From one date to another: `2017–2018`, `7–11 June 2017`, or the one date if both are the same.
#[must_use]
pub fn period(start: EdtfDate, end: EdtfDate, language: Language) -> String {
    if start == end {
        return date(start, language);
    }
    let is_one_month = (start.year(), start.month()) == (end.year(), end.month());
    if is_one_month && is_day(start) && is_day(end) {
        let first = match (language, start.earliest().day()) {
            (Language::Fr, 1) => "1er".to_owned(),
            (_, day) => day.to_string(),
        };
        return format!("{first}–{}", date(end, language));
    }
    let dash = if start.month().or(end.month()).is_some() { " – " } else { "–" };
    format!("{}{dash}{}", date(start, language), date(end, language))
}

/// A period whose end is not known: `from April 2022`.
#[must_use]
pub fn since(start: EdtfDate, language: Language) -> String {
    let begin = match language {
        Language::En => "from",
        Language::Es if is_day(start) => "desde el",
        Language::Es => "desde",
        Language::Fr if is_day(start) => "depuis le",
        Language::Fr => "depuis",
    };
    format!("{begin} {}", date(start, language))
}

/// A period whose start is not known: `until April 2022`.
#[must_use]
pub fn until(end: EdtfDate, language: Language) -> String {
    let begin = match language {
        Language::En => "until",
        Language::Es if is_day(end) => "hasta el",
        Language::Es => "hasta",
        Language::Fr if is_day(end) => "jusqu’au",
        Language::Fr => "jusqu’en",
    };
    format!("{begin} {}", date(end, language))
}

fn is_day(date: EdtfDate) -> bool {
    date.earliest() == date.latest()
}

#[cfg(test)]
mod tests {
    use super::{date, period, since, until};
    use crate::model::Language::{En, Es, Fr};

    #[test]
    fn a_date_is_written_as_each_language_does() {
        let all = |text: &str| [En, Es, Fr].map(|language| date(text.parse().unwrap(), language));
        assert_eq!(all("2017"), ["2017", "2017", "2017"]);
        assert_eq!(all("2018-06"), ["June 2018", "junio de 2018", "juin 2018"]);
        assert_eq!(all("2018-08-01"), ["1 August 2018", "1 de agosto de 2018", "1er août 2018"]);
    }

    #[test]
    fn a_period_with_one_end_is_written_in_words() {
        let from = |text: &str| [En, Es, Fr].map(|language| since(text.parse().unwrap(), language));
        let to = |text: &str| [En, Es, Fr].map(|language| until(text.parse().unwrap(), language));
        assert_eq!(
            from("2022-04"),
            ["from April 2022", "desde abril de 2022", "depuis avril 2022"]
        );
        assert_eq!(
            from("2022-04-03"),
            ["from 3 April 2022", "desde el 3 de abril de 2022", "depuis le 3 avril 2022"]
        );
        assert_eq!(to("2022"), ["until 2022", "hasta 2022", "jusqu’en 2022"]);
        assert_eq!(
            to("2022-04-03"),
            ["until 3 April 2022", "hasta el 3 de abril de 2022", "jusqu’au 3 avril 2022"]
        );
    }

    #[test]
    fn a_period_of_one_date_is_that_date() {
        let shown =
            |start: &str, end: &str| period(start.parse().unwrap(), end.parse().unwrap(), En);
        assert_eq!(shown("2017", "2018"), "2017–2018");
        assert_eq!(shown("2017", "2017"), "2017");
        assert_eq!(shown("2017-03", "2018"), "March 2017 – 2018");
    }

    #[test]
    fn the_days_of_one_month_name_it_once() {
        let all = |start: &str, end: &str| {
            [En, Es, Fr].map(|one| period(start.parse().unwrap(), end.parse().unwrap(), one))
        };
        assert_eq!(
            all("2017-06-01", "2017-06-11"),
            ["1–11 June 2017", "1–11 de junio de 2017", "1er–11 juin 2017"]
        );
        assert_eq!(all("2017-06-30", "2017-07-02")[0], "30 June 2017 – 2 July 2017");
    }
}
