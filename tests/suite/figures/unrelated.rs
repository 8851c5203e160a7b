//! What a record changes that has nothing to do with a figure: nothing.

use mieux::report::{Report, Row};
use proptest::prelude::{prop_assert_eq, proptest};
use proptest::sample::select;

use super::selections::selections;
use super::worlds::{ELSEWHERE, Files, file, registry, worlds};
use super::{DIMENSIONS, asked, code, printed};

/// The files with an action elsewhere, its activities, its expert and its partner.
fn with_another(files: &Files) -> Files {
    let deployed = "experts:\n  - expert: exp-zz\npartners:\n  - partner: zz-office\n";
    let action = "status: completed\ncountries: [zz]\nthemes: [zz]\nareas: [zz]\nphase: zz\n\
                  start: \"2031\"\nend: \"2032\"\n";
    let activity = "action: zz\nstatus: held\nkind: course\nstart: \"2031\"\n";
    let more = [
        file("actions", ELSEWHERE, &format!("{action}{deployed}")),
        file("activities", "a-before-all", &format!("{activity}{deployed}")),
        file("activities", "zz-after-all", &format!("{activity}{deployed}")),
        file("experts", "exp-zz", "origin: zz\n"),
        file("partners", "zz-office", "name:\n  en: Office\n"),
    ];
    files.iter().cloned().chain(more).collect()
}

/// The rows of a report that stand for groups known before.
fn other_rows(report: &Report) -> Vec<&Row> {
    let rows = report.tables[0].rows.iter();
    rows.filter(|row| !["zz", "2031"].contains(&code(row))).collect()
}

proptest! {
    #[test]
    fn a_record_elsewhere_changes_nothing_of_a_selection_that_does_not_pick_it(
        files in worlds(),
        mut wanted in selections(),
    ) {
        wanted.to = wanted.to.or_else(|| "2030".parse().ok());
        let reports = [registry(&files), registry(&with_another(&files))]
            .map(|registry| printed(&asked(&registry, &wanted, None, true)));
        prop_assert_eq!(&reports[0], &reports[1]);
    }

    #[test]
    fn a_record_elsewhere_changes_no_row_but_its_own(
        files in worlds(),
        dimension in select(&DIMENSIONS[..]),
    ) {
        let wanted = Default::default();
        let [before, after] = [registry(&files), registry(&with_another(&files))]
            .map(|registry| asked(&registry, &wanted, Some(dimension), false));
        let [rows, changed] = [&before, &after].map(other_rows);
        // Its status is one that others have.
        if dimension == mieux::report::Dimension::Status {
            let others = |rows: &[&Row]| -> Vec<Row> {
                rows.iter().filter(|row| code(row) != "completed").map(|&row| row.clone()).collect()
            };
            prop_assert_eq!(others(&rows), others(&changed));
        } else {
            prop_assert_eq!(rows, changed);
            let [all, more] = [before, after].map(|report| report.counts);
            prop_assert_eq!(all.projects + 1, more.projects);
            prop_assert_eq!(all.activities + 2, more.activities);
            prop_assert_eq!(all.experts + 1, more.experts);
            prop_assert_eq!(all.countries + 1, more.countries);
            prop_assert_eq!(all.partners + 1, more.partners);
        }
    }
}
