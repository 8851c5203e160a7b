//! Names of sheets: legal, and none twice.

use crate::model::folded;
use crate::render::visible;

/// As many UTF-16 units as the name of a sheet has.
const LONGEST: usize = 31;

/// The names that are taken.
#[derive(Default)]
pub(super) struct Names {
    taken: Vec<String>,
}

impl Names {
    /// A name like the one that is wanted, which no other sheet has.
    pub(super) fn legal(&mut self, wanted: &str) -> String {
        let shown = visible(wanted);
        let allowed = shown.chars().map(|letter| if is_allowed(letter) { letter } else { ' ' });
        let plain: String = allowed.collect();
        let mut name = short(plain.trim_matches([' ', '\'']), LONGEST);
        // Excel keeps this name for itself.
        if name.is_empty() || name.eq_ignore_ascii_case("history") {
            name.push_str(" -");
        }
        let mut number = 2;
        let first = name.clone();
        while self.taken.contains(&folded(&name)) {
            let end = format!(" ({number})");
            name = short(&first, LONGEST - end.len()) + &end;
            number += 1;
        }
        self.taken.push(folded(&name));
        name
    }
}

fn is_allowed(letter: char) -> bool {
    !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\')
}

/// The beginning of a name, without blanks or apostrophes at its end.
fn short(name: &str, most: usize) -> String {
    let mut units = 0;
    let fits = |letter: &char| {
        units += letter.len_utf16();
        units <= most
    };
    let beginning: String = name.chars().take_while(fits).collect();
    beginning.trim_end_matches([' ', '\'']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn every_name_is_legal_and_unique() {
        let mut names = Names::default();
        assert_eq!(names.legal("Region"), "Region");
        assert_eq!(names.legal("REGION"), "REGION (2)");
        assert_eq!(names.legal("'a/b: [c]?'"), "a b   c");
        assert_eq!(names.legal("History"), "History -");
        assert_eq!(names.legal("***"), " -");
        let long = "Irregular Migration/Trafficking in Human Beings";
        assert_eq!(names.legal(long), "Irregular Migration Trafficking");
        assert_eq!(names.legal(long), "Irregular Migration Traffic (2)");
    }
}
