//! The whole and its parts: rows and totals, a selection split and joined.

use std::collections::BTreeSet;

use mieux::query::{Links, Query, pick};
use mieux::registry::Registry;
use mieux::report::{Dimension, Figures};
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::{Index, select};

use super::selections::{FIELDS, selections};
use super::worlds::{registry, worlds};
use super::{counts, dimensions, numbers, report_of};

/// Every record behind every figure of a selection, under the name of the figure.
fn records(registry: &Registry, wanted: &Query) -> BTreeSet<(&'static str, String)> {
    let selection = wanted.resolve(registry).unwrap();
    let links = Links::new(registry);
    let picked = pick(&links, &selection);
    let figures = Figures::of(&links, &selection, &picked);
    let projects = figures.projects.iter().map(|one| ("projects", one.id.as_str()));
    let activities = figures.activities.iter().map(|one| ("activities", one.id.as_str()));
    let experts = figures.experts.iter().map(|id| ("experts", *id));
    let countries = figures.countries.iter().map(|code| ("countries", *code));
    let partners = figures.partners.iter().map(|id| ("partners", *id));
    let all = projects.chain(activities).chain(experts).chain(countries).chain(partners);
    all.map(|(figure, id)| (figure, id.to_owned())).collect()
}

/// The selection with these codes for an option.
fn with(wanted: &Query, option: &'static str, codes: &[&str]) -> Query {
    let mut wanted = wanted.clone();
    wanted.names.insert(option, codes.iter().map(|&code| code.to_owned()).collect());
    wanted
}

/// Whether an option selects by a status on another day: that an action had one of two statuses can be known
/// where it is not known which.
fn is_of_a_day(wanted: &Query, option: &str) -> bool {
    wanted.as_of.is_some() && option == "status"
}

proptest! {
    #[test]
    fn a_total_is_no_less_than_its_largest_row_and_no_more_than_their_sum(
        files in worlds(),
        wanted in selections(),
        dimension in dimensions(),
    ) {
        let registry = registry(&files);
        let report = report_of(&registry, &wanted, Some(dimension), false);
        let table = &report.tables[0];
        let rows: Vec<_> = table.rows.iter().map(|row| numbers(table, row)).collect();
        for (figure, total) in numbers(table, table.total.as_ref().unwrap()) {
            let of_rows = || rows.iter().filter_map(|row| row.get(figure));
            let largest = *of_rows().max().unwrap_or(&0);
            let sum: usize = of_rows().sum();
            prop_assert!(largest <= total, "{figure}: a row has {largest}, the total {total}");
            // A country that belongs to no region stands in no row of regions; what comes from several
            // projects or deployments may come from one in each row; members are of all regions.
            let is_of_regions = ["countries", "countries-reached"].contains(&figure);
            let is_of_several = figure.starts_with("repeat-") || figure.ends_with("coverage-stated");
            if !(is_of_several || dimension == Dimension::Region && is_of_regions) {
                prop_assert!(total <= sum, "{figure}: the rows add up to {sum}, the total is {total}");
            }
        }
    }

    #[test]
    fn a_selection_that_is_split_and_joined_is_the_same(
        files in worlds(),
        wanted in selections(),
        (option, codes) in select(&FIELDS[..]),
        at in any::<Index>(),
    ) {
        let registry = registry(&files);
        let (left, right) = codes.split_at(1 + at.index(codes.len() - 1));
        let [left, right, whole] =
            [left, right, codes].map(|codes| records(&registry, &with(&wanted, option, codes)));
        let joined: BTreeSet<_> = left.union(&right).cloned().collect();
        if is_of_a_day(&wanted, option) {
            prop_assert!(joined.is_subset(&whole));
        } else {
            prop_assert_eq!(joined, whole);
        }
    }

    #[test]
    fn a_union_is_no_more_than_the_sum_of_its_parts_and_no_less_than_any(
        files in worlds(),
        wanted in selections(),
        (option, codes) in select(&FIELDS[..]),
        at in any::<Index>(),
    ) {
        let registry = registry(&files);
        let (left, right) = codes.split_at(1 + at.index(codes.len() - 1));
        let [left, right, whole] = [left, right, codes].map(|codes| {
            counts(&report_of(&registry, &with(&wanted, option, codes), None, false))
        });
        for ((left, right), whole) in left.into_iter().zip(right).zip(whole) {
            let is_certain = !is_of_a_day(&wanted, option);
            prop_assert!(!is_certain || whole <= left + right, "{whole} is more than {left} and {right}");
            prop_assert!(whole >= left.max(right), "{whole} is less than {left} or {right}");
        }
    }
}
