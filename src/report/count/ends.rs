//! The ends of periods in a line of days, such as those of commits.

use std::collections::BTreeMap;

use super::period::Period;
use super::series::all_between;
use crate::model::Day;
use crate::report::ask::dimension::Over;

/// The last of some days by the end of each period: the code of the period, and the position of the day. The periods
/// follow each other from that of the earliest day, or of `since`, to that of the latest. Days are mostly in order; of
/// several by the end of a period, the one that comes last counts.
#[must_use]
pub fn period_ends(days: &[Day], over: Over, since: Option<Day>) -> Vec<(String, usize)> {
    let period = |day: Day| Period::of_day(over.dimension(), day);
    let last_in: BTreeMap<Period, usize> =
        days.iter().enumerate().map(|(position, day)| (period(*day), position)).collect();
    let periods: Vec<Period> = last_in.keys().copied().collect();
    let since = since.map(period);
    let mut last = 0;
    let ends = all_between(&periods).filter_map(|one| {
        last = last_in.get(&one).copied().unwrap_or_default().max(last);
        (since <= Some(one)).then(|| (one.code().to_string(), last))
    });
    ends.collect()
}

#[cfg(test)]
mod tests {
    use super::period_ends;
    use crate::model::Day;
    use crate::report::Over;

    fn days(texts: &[&str]) -> Vec<Day> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    fn ends(texts: &[&str], over: Over, since: Option<&str>) -> Vec<(String, usize)> {
        period_ends(&days(texts), over, since.map(|text| text.parse().unwrap()))
    }

    fn written(ends: &[(String, usize)]) -> String {
        let one = |(code, at): &(String, usize)| format!("{code}:{at}");
        ends.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_period_without_a_day_ends_as_the_one_before() {
        let line = ["2024-01-10", "2024-02-29", "2024-05-01"];
        let months = ends(&line, Over::Month, None);
        assert_eq!(written(&months), "2024-01:0 2024-02:1 2024-03:1 2024-04:1 2024-05:2");
        assert_eq!(written(&ends(&line, Over::Quarter, None)), "2024-Q1:1 2024-Q2:2");
        assert_eq!(written(&ends(&line, Over::Year, None)), "2024:2");
        let late = ends(&line, Over::Month, Some("2024-04-30"));
        assert_eq!(written(&late), "2024-04:1 2024-05:2");
        assert_eq!(written(&ends(&line, Over::Month, Some("2024-06-01"))), "");
        assert_eq!(written(&ends(&[], Over::Month, None)), "");
    }

    #[test]
    fn days_that_are_not_in_order_count_by_their_places() {
        let line = ["2024-03-01", "2024-01-01", "2024-02-01", "2024-04-01"];
        let months = ends(&line, Over::Month, None);
        assert_eq!(written(&months), "2024-01:1 2024-02:2 2024-03:2 2024-04:3");
    }
}
