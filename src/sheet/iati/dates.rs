//! When an activity began and ended.

use super::element::Element;
use super::left::Left;
use super::texts::narratives;
use crate::model::{Day, EdtfDate};

/// Codes of ActivityDateType: the actual day before the planned one.
const START: [&str; 2] = ["2", "1"];
const END: [&str; 2] = ["4", "3"];

/// Start and end, as precise as the file has them.
pub(super) fn dates(activity: &Element, left: &mut Left) -> [Option<String>; 2] {
    let mut taken = 0;
    let dates = [START, END].map(|kinds| {
        let date = kinds.into_iter().find_map(|kind| {
            let of_kind =
                activity.each("activity-date").filter(|one| one.attribute("type") == Some(kind));
            of_kind.filter_map(date).next()
        });
        taken += usize::from(date.is_some());
        date
    });
    let all = activity.each("activity-date").count();
    (taken..all).for_each(|_| left.add("activity-date"));
    dates
}

/// The day of a date, which a time or zone may follow; a narrative that means the same in fewer digits comes before it.
fn date(element: &Element) -> Option<String> {
    let written = element.attribute("iso-date")?;
    let is_day = |rest: &str| !rest.starts_with(|letter: char| letter.is_ascii_digit());
    let (day, _) = written.split_at_checked(10).filter(|(_, rest)| is_day(rest))?;
    let day: Day = day.parse().ok()?;
    let shorter = narratives(element, "").find_map(|(_, text)| {
        let date: EdtfDate = text.parse().ok()?;
        let is_shorter = date.earliest() < date.latest();
        (is_shorter && date.earliest() <= day && day <= date.latest()).then_some(text)
    });
    Some(shorter.unwrap_or_else(|| day.to_string()))
}

#[cfg(test)]
mod tests {
    use super::date;
    use crate::sheet::iati::element::Element;

    fn read(day: &str, narrative: &str) -> Option<String> {
        let mut element = Element::new("activity-date".to_owned());
        element.attributes.push(("iso-date".to_owned(), day.to_owned()));
        let text = narrative.to_owned();
        element.children.push(Element { text, ..Element::new("narrative".to_owned()) });
        date(&element)
    }

    #[test]
    fn a_narrative_can_say_that_only_the_month_is_known() {
        assert_eq!(read("2018-02-28", "2018-02").as_deref(), Some("2018-02"));
        assert_eq!(read("2018-02-28", "2018").as_deref(), Some("2018"));
        assert_eq!(read("2018-02-28", "2019").as_deref(), Some("2018-02-28"));
        assert_eq!(read("2018-02-28", "end of February").as_deref(), Some("2018-02-28"));
    }

    #[test]
    fn times_and_zones_are_passed_over_and_other_digits_are_no_date() {
        assert_eq!(read("2017-02-06+08:00", "").as_deref(), Some("2017-02-06"));
        assert_eq!(read("2017-02-06T00:00:00Z", "").as_deref(), Some("2017-02-06"));
        assert_eq!(read("20191900-01-01", ""), None);
        assert_eq!(read("2017-02-061", ""), None);
        assert_eq!(read("2017-02-30", ""), None);
        assert_eq!(read("é", ""), None);
    }
}
