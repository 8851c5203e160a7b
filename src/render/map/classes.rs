//! Numbers in at most five classes.

/// How many classes there are at most.
pub(super) const MOST: usize = 5;

/// Classes of numbers, the lowest first: the lowest and the highest number of each.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Classes {
    ranges: Vec<(f64, f64)>,
}

impl Classes {
    /// Classes that have, as nearly as can be, the same number of countries each (quantiles). Equal numbers are in the same
    /// class, so that a few numbers have a class each.
    pub(super) fn of(mut numbers: Vec<f64>) -> Self {
        numbers.sort_by(f64::total_cmp);
        let mut ranges: Vec<(f64, f64, usize)> = Vec::new();
        for number in numbers {
            match ranges.last_mut() {
                Some((_, last, count)) if last.total_cmp(&number).is_eq() => *count += 1,
                _ => ranges.push((number, number, 1)),
            }
        }
        while ranges.len() > MOST {
            // The two neighbours that have the fewest countries become one.
            let together = |at: &usize| ranges[*at].2 + ranges[*at + 1].2;
            let Some(at) = (0..ranges.len() - 1).min_by_key(together) else { break };
            let (_, highest, count) = ranges.remove(at + 1);
            ranges[at] = (ranges[at].0, highest, ranges[at].2 + count);
        }
        Self { ranges: ranges.into_iter().map(|(lowest, highest, _)| (lowest, highest)).collect() }
    }

    /// The class of a number, from 0; nothing for a number that is none of theirs.
    pub(super) fn class(&self, number: f64) -> Option<usize> {
        self.ranges.iter().position(|(lowest, highest)| (*lowest..=*highest).contains(&number))
    }

    /// The lowest and the highest number of each class.
    pub(super) fn ranges(&self) -> &[(f64, f64)] {
        &self.ranges
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::proptest;

    use super::{Classes, MOST};

    #[test]
    fn few_numbers_have_a_class_each_and_many_share_them() {
        let classes = |numbers: &[f64]| Classes::of(numbers.to_vec()).ranges().to_vec();
        assert_eq!(classes(&[]), []);
        assert_eq!(classes(&[3.0, 1.0, 3.0]), [(1.0, 1.0), (3.0, 3.0)]);
        let many = [1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 3.0, 4.0, 6.0, 9.0];
        assert_eq!(classes(&many), [(1.0, 1.0), (2.0, 2.0), (3.0, 4.0), (6.0, 6.0), (9.0, 9.0)]);
    }

    proptest! {
        #[test]
        fn each_number_is_in_one_class_and_classes_follow_each_other(numbers in vec(1_u16..300, 0..260)) {
            let numbers: Vec<f64> = numbers.into_iter().map(f64::from).collect();
            let classes = Classes::of(numbers.clone());
            let mut distinct = numbers.clone();
            distinct.sort_by(f64::total_cmp);
            distinct.dedup();
            assert_eq!(classes.ranges().len(), distinct.len().min(MOST));
            assert!(classes.ranges().iter().all(|(lowest, highest)| lowest <= highest));
            assert!(classes.ranges().is_sorted_by(|(_, before), (lowest, _)| before < lowest));
            for number in &numbers {
                let within = |(lowest, highest): &&(f64, f64)| lowest <= number && number <= highest;
                assert_eq!(classes.ranges().iter().filter(within).count(), 1);
                assert!(classes.class(*number).is_some());
            }
            assert_eq!(classes.class(0.0), None);
        }
    }
}
