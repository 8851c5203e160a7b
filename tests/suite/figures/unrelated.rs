//! What a record changes that has nothing to do with a figure: nothing.

use mieux::query::Query;
use mieux::report::Report;
use mieux::table::Row;
use proptest::prelude::{prop_assert_eq, proptest};

use super::selections::selections;
use super::worlds::{Files, file, registry, worlds};
use super::{code, counts, dimensions, printed, report_of};

/// The files with an action elsewhere, its activities, its expert and its partner.
fn with_another(files: &Files) -> Files {
    let with = "partners:\n  - partner: zz-office\n    role: zz\nresults:\n  - kind: zz\n    level: zz\n    \
                date: \"2031\"\n";
    let action = "status: completed\ncountries: [zz]\nthemes: [zz]\nareas: [zz]\nphase: zz\n\
                  good_practices: [10]\nstart: \"2031-05-01\"\nend: \"2032\"\n";
    let activity = "action: zz\nstatus: held\nkind: zz\nstart: \"2031-05-02\"\nend: \"2031-05-03\"\n\
                    places:\n  - country: zz\n\
                    experts:\n  - expert: exp-zz\n";
    let more = [
        file("actions", "zz", &format!("{action}{with}")),
        file("activities", "a-before-all", &format!("{activity}{with}")),
        file("activities", "zz-after-all", &format!("{activity}{with}")),
        file("experts", "exp-zz", "origin: zz\nsector: zz\nlanguages:\n  - language: zz\n"),
        file("partners", "zz-office", "name:\n  en: Office\nkind: zz\n"),
    ];
    files.iter().cloned().chain(more).collect()
}

/// The rows that the new records have nothing to do with; their status is one that others have.
fn other_rows(report: &Report) -> Vec<&Row> {
    let is_theirs =
        |code: &str| ["zz", "10", "completed"].contains(&code) || code.starts_with("203");
    report.tables[0].rows.iter().filter(|row| !is_theirs(code(row))).collect()
}

proptest! {
    #[test]
    fn a_record_elsewhere_changes_nothing_of_a_selection_that_does_not_pick_it(
        files in worlds(),
        mut wanted in selections(),
    ) {
        wanted.to = wanted.to.or_else(|| "2030".parse().ok());
        let reports = [registry(&files), registry(&with_another(&files))]
            .map(|registry| printed(&report_of(&registry, &wanted, None, true)));
        prop_assert_eq!(&reports[0], &reports[1]);
    }

    #[test]
    fn a_record_elsewhere_changes_no_row_but_its_own(
        files in worlds(),
        dimension in dimensions(),
    ) {
        let wanted = Query::default();
        let [before, after] = [registry(&files), registry(&with_another(&files))]
            .map(|registry| report_of(&registry, &wanted, Some(dimension), false));
        prop_assert_eq!(other_rows(&before), other_rows(&after));
        let [all, more] = [before, after].map(|report| counts(&report));
        for ((before, after), added) in all.into_iter().zip(more).zip([1, 2, 1, 1, 1]) {
            prop_assert_eq!(before + added, after);
        }
    }
}
