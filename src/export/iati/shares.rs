//! Equal shares of a whole in percent.

/// The hundredths of a percent in the whole.
const WHOLE: usize = 100 * 100;

/// Equal percentages for so many, of two decimals at most; the rest is on the last, so that they are 100 together.
pub(super) fn shares(count: usize) -> impl Iterator<Item = String> {
    let each = WHOLE / count.max(1);
    let last = WHOLE - each * count.saturating_sub(1);
    (1..=count).map(move |number| percentage(if number == count { last } else { each }))
}

/// Hundredths of a percent as a percentage: `33.33`, `12.5`, `100`.
fn percentage(hundredths: usize) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::shares;

    #[test]
    fn the_rest_is_on_the_last() {
        let of = |count| shares(count).collect::<Vec<String>>();
        assert_eq!(of(0), Vec::<String>::new());
        assert_eq!(of(1), ["100"]);
        assert_eq!(of(2), ["50", "50"]);
        assert_eq!(of(3), ["33.33", "33.33", "33.34"]);
        assert_eq!(of(8)[0], "12.5");
    }

    proptest! {
        #[test]
        fn shares_are_a_hundred_together(count in 1_usize..9_999) {
            let hundredths = shares(count).map(|share| {
                let (whole, part) = share.split_once('.').unwrap_or((&share, ""));
                let digits = format!("{whole}{part:0<2}");
                digits.parse::<usize>().unwrap()
            });
            let all: Vec<usize> = hundredths.collect();
            prop_assert_eq!(all.len(), count);
            prop_assert_eq!(all.iter().sum::<usize>(), 10_000);
            prop_assert!(all.iter().all(|share| *share > 0));
        }
    }
}
