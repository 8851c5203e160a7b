//! Code lists of the IATI Standard, as far as records and settings name their codes.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ahash::AHashMap;

/// The lists, one a line.
const TEXT: &str = include_str!("codes.txt");

/// The codes of each list.
static LISTS: LazyLock<AHashMap<&str, BTreeSet<&str>>> = LazyLock::new(|| {
    let lines = TEXT.lines().filter(|line| !line.starts_with('#'));
    let lists = lines.filter_map(|line| line.split_once(": "));
    lists.map(|(list, codes)| (list, codes.split(' ').collect())).collect()
});

/// Whether a code is on a list, by the name that IATI gives the list, such as `OrganisationType`. No code is on a list
/// that is not known here.
#[must_use]
pub(crate) fn is_on_list(list: &str, code: &str) -> bool {
    LISTS.get(list).is_some_and(|codes| codes.contains(code))
}

/// The codes of a list, sorted; none if the list is not known here.
pub(crate) fn codes(list: &str) -> impl Iterator<Item = &'static str> {
    LISTS.get(list).into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::{codes, is_on_list};

    #[test]
    fn codes_are_on_their_own_list_only() {
        assert!(is_on_list("OrganisationType", "40"));
        assert!(!is_on_list("OrganisationRole", "40"));
        assert!(!is_on_list("OrganisationTypes", "40"));
        assert!(is_on_list("Country", "XK"));
        assert!(!is_on_list("Country", "XX"));
        assert!(is_on_list("UNSDG-Targets", "10.7"));
        assert_eq!(codes("OrganisationRole").collect::<Vec<&str>>(), ["1", "2", "3", "4"]);
    }
}
