//! The names of months in English, Spanish and French.

/// As [`super::folded`] leaves them; some have two in one language.
const MONTHS: [&[&str]; 12] = [
    &["january", "enero", "janvier"],
    &["february", "febrero", "fevrier"],
    &["march", "marzo", "mars"],
    &["april", "abril", "avril"],
    &["may", "mayo", "mai"],
    &["june", "junio", "juin"],
    &["july", "julio", "juillet"],
    &["august", "agosto", "aout"],
    &["september", "septiembre", "setiembre", "septembre"],
    &["october", "octubre", "octobre"],
    &["november", "noviembre", "novembre"],
    &["december", "diciembre", "decembre"],
];

/// The month, from 1, that a folded word names: by a whole name, or by three letters or more with which only
/// names of this month begin.
pub(crate) fn month_named(word: &str) -> Option<u16> {
    let is_it = |name: &&str| *name == word || (word.len() >= 3 && name.starts_with(word));
    let mut found = (1..).zip(MONTHS).filter(|(_, names)| names.iter().any(is_it));
    let (month, _) = found.next().filter(|_| found.next().is_none())?;
    Some(month)
}

/// Whether a folded word is the whole name of a month.
pub(crate) fn is_month_name(word: &str) -> bool {
    MONTHS.iter().any(|names| names.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::month_named;

    #[test]
    fn a_month_is_known_by_what_only_it_begins_with() {
        for (word, month) in [
            ("sept", Some(9)),
            ("set", Some(9)),
            ("setiembre", Some(9)),
            ("mai", Some(5)),
            ("mar", Some(3)),
            ("jui", None),
            ("juin", Some(6)),
            ("ma", None),
            ("marzipan", None),
            ("decade", None),
            ("", None),
        ] {
            assert_eq!(month_named(word), month, "{word}");
        }
    }
}
