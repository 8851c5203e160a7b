//! Nothing that a public report withholds can be computed from it, whatever the registry.

use std::fmt::Write as _;

use clap::ValueEnum as _;
use mieux::query::{Query, Selection};
use mieux::registry::{Registry, load_records};
use mieux::report::{Dimension, Division, Figure, Over, Presentation, Request, Sort, report};
use mieux::table::{Cell, Row, Table};
use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};
use proptest::sample::{select, subsequence};

use super::code;
use super::solver::{Knowledge, Place, Printed, found};
use super::worlds::{COUNTRIES, Files, PHASES, THEMES, file, period, registry, shared, some};
use crate::common::project;

/// Fewer experts are withheld.
const FLOOR: usize = 3;

/// The tables of experts divided by these.
fn tables(registry: &Registry, division: Division, presentation: Presentation) -> Vec<Table> {
    let figures = vec![Figure::Experts];
    report(registry, &Request { division, figures, presentation, ..Request::default() }).tables
}

fn by(dimensions: &[Dimension]) -> Division {
    Division { by: dimensions.to_vec(), ..Division::default() }
}

fn public() -> Presentation {
    Presentation { public: true, ..Presentation::default() }
}

fn number(cell: &Cell) -> Option<usize> {
    match cell {
        Cell::Number(number) => Some(*number),
        Cell::Withheld => None,
        other => panic!("{other:?} is no count"),
    }
}

fn printed(table: &Table) -> Printed {
    let rows = table.rows.iter().chain(&table.total);
    rows.map(|row| row[1..].iter().map(number).collect()).collect()
}

/// Whether the groups of a dimension have nobody in common.
fn adds_up(registry: &Registry, dimension: Dimension) -> bool {
    let table = &tables(registry, by(&[dimension]), Presentation::default())[0];
    let numbers: Vec<usize> = printed(table).into_iter().flatten().flatten().collect();
    let (total, parts) = numbers.split_last().unwrap();
    // Of so few that there are no rows, nothing adds up.
    *total >= FLOOR && parts.iter().sum::<usize>() == *total
}

/// The places of what a cross table withholds, and of what can be computed of it nevertheless, where
/// these are dimensions whose groups add up.
fn withheld_and_found(
    registry: &Registry,
    [rows, columns]: [Dimension; 2],
    [rows_add_up, columns_add_up]: [bool; 2],
) -> [Vec<Place>; 2] {
    let table = printed(&tables(registry, by(&[rows, columns]), public())[0]);
    let cells = table.iter().enumerate().flat_map(|(row, cells)| {
        cells.iter().enumerate().map(move |(column, cell)| ((row, column), *cell))
    });
    let (withheld, shown): (Vec<_>, Vec<_>) = cells.partition(|(_, cell)| cell.is_none());
    assert!(shown.iter().all(|(_, cell)| *cell >= Some(FLOOR)), "{rows:?} {columns:?}: {table:?}");
    let withheld = withheld.into_iter().map(|(place, _)| place).collect();
    [withheld, found_in(&table, Knowledge { rows_add_up, columns_add_up })]
}

/// What can be computed of a table. One without rows or columns is that of few experts, and tells
/// nothing at all.
fn found_in(table: &Printed, knowledge: Knowledge) -> Vec<Place> {
    if table.len() > 1 && table[0].len() > 1 {
        return found(table, knowledge);
    }
    assert!(table.iter().flatten().all(Option::is_none), "{table:?}");
    Vec::new()
}

/// Each pair once: the table on its side says the same.
#[test]
fn no_cell_that_a_cross_table_of_the_shipped_registry_withholds_is_found() {
    let registry = load_records(&project("registry")).unwrap();
    let dimensions: Vec<(Dimension, bool)> = Dimension::value_variants()
        .iter()
        .map(|dimension| (*dimension, adds_up(&registry, *dimension)))
        .collect();
    let (mut tried, mut number) = (0, 0);
    for (position, (rows, rows_add_up)) in dimensions.iter().enumerate() {
        for (columns, columns_add_up) in &dimensions[position + 1..] {
            let add_up = [*rows_add_up, *columns_add_up];
            let [withheld, found] = withheld_and_found(&registry, [*rows, *columns], add_up);
            assert_eq!(found, [], "{rows:?} {columns:?}");
            (tried, number) = (tried + 1, number + withheld.len());
        }
    }
    assert!(tried >= 78 && number > 0, "{number} withheld in {tried} tables");
}

/// Registries with up to forty experts, each in one or two of a few actions and activities.
fn peopled() -> impl Strategy<Value = Files> {
    let actions = prop::collection::vec(
        (some("countries", &COUNTRIES), some("themes", &THEMES), select(&PHASES[..]), period()),
        3,
    );
    let origin = prop::option::weighted(0.9, select(&COUNTRIES[..]));
    let sector = prop::option::of(select(&["public", "private"][..]));
    let languages = subsequence(vec!["en", "es", "fr"], 0..3);
    let expert = (origin, sector, languages, subsequence(vec![0, 1, 2, 3, 4, 5], 1..3));
    (actions, prop::collection::vec(expert, 0..40)).prop_map(|(actions, experts)| {
        let mut texts: Vec<String> = Vec::new();
        for (countries, themes, phase, period) in actions {
            let more = format!("{countries}{themes}{period}");
            texts.push(format!("status: completed\nphase: {phase}\n{more}experts:\n"));
        }
        for action in 0..3 {
            texts.push(format!("action: a{action}\nkind: course\nstart: 201{action}\nexperts:\n"));
        }
        let mut files: Files = shared().collect();
        for (at, (origin, sector, languages, involved)) in experts.into_iter().enumerate() {
            let mut about = origin.map_or_else(String::new, |code| format!("origin: {code}\n"));
            about.extend(sector.map(|code| format!("sector: {code}\n")));
            for (position, language) in languages.iter().enumerate() {
                let list = ["", "languages:\n"][usize::from(position == 0)];
                let _ = writeln!(about, "{list}  - language: {language}");
            }
            files.push(file("experts", &format!("person-{at}"), &about));
            for text in involved {
                let _ = writeln!(texts[text], "  - expert: person-{at}");
            }
        }
        let named = ["a0", "a1", "a2", "e0", "e1", "e2"].into_iter().zip(texts);
        files.extend(named.map(|(id, text)| {
            let kind = if id.starts_with('a') { "actions" } else { "activities" };
            file(kind, id, text.trim_end_matches("experts:\n"))
        }));
        files
    })
}

/// What a table withholds and tells, row by row, in its order.
fn rows_of(table: &Table) -> Vec<(String, Option<usize>)> {
    let row = |row: &Row| (code(row).to_owned(), number(&row[1]));
    table.rows.iter().map(row).collect()
}

proptest! {
    #[test]
    fn no_cell_that_a_cross_table_withholds_is_found(
        files in peopled(),
        rows in select(Dimension::value_variants()),
        columns in select(Dimension::value_variants()),
    ) {
        let registry = registry(&files);
        let add_up = [rows, columns].map(|dimension| adds_up(&registry, dimension));
        let [_, found] = withheld_and_found(&registry, [rows, columns], add_up);
        prop_assert_eq!(found, []);
    }

    #[test]
    fn no_row_that_is_withheld_is_found(
        files in peopled(),
        rows in select(Dimension::value_variants()),
    ) {
        let registry = registry(&files);
        let table = printed(&tables(&registry, by(&[rows]), public())[0]);
        // One column that holds everybody.
        let table: Printed = table.into_iter().map(|row| vec![row[0], row[0]]).collect();
        let knowledge =
            Knowledge { rows_add_up: adds_up(&registry, rows), columns_add_up: true };
        prop_assert_eq!(found_in(&table, knowledge), []);
    }

    #[test]
    fn the_order_of_what_is_withheld_says_nothing(
        files in peopled(),
        rows in select(Dimension::value_variants()),
        by_figure in select(Figure::all()),
        descending in any::<bool>(),
    ) {
        let registry = registry(&files);
        let sort = Some(Sort { by: Some(by_figure), descending });
        let sorted = Presentation { sort, ..public() };
        let withheld = |presentation| {
            let mut rows = rows_of(&tables(&registry, by(&[rows]), presentation)[0]);
            rows.retain(|(_, number)| number.is_none());
            rows
        };
        let of_experts = [Figure::Experts, Figure::ExpertDays, Figure::ExpertsNonEu];
        if of_experts.contains(&by_figure) {
            prop_assert_eq!(withheld(sorted.clone()), withheld(public()));
        }
        // What does not say anything about experts may put them in order.
        let mut both = [withheld(sorted), withheld(public())];
        both.iter_mut().for_each(|rows| rows.sort());
        prop_assert_eq!(&both[0], &both[1]);
    }

    #[test]
    fn the_first_rows_of_two_reports_do_not_tell_one_that_is_withheld(
        files in peopled(),
        rows in select(Dimension::value_variants()),
        first in 1..4_u32,
    ) {
        let registry = registry(&files);
        let sort = Some(Sort { by: Some(Figure::Experts), descending: true });
        let top = |top| {
            let presentation = Presentation { sort, top: Some(top), ..public() };
            rows_of(&tables(&registry, by(&[rows]), presentation)[0])
        };
        let rows = top(first);
        let others = rows.iter().find(|(code, _)| code == "(others)");
        let is_any_withheld = rows.iter().any(|(_, number)| number.is_none());
        if let Some((_, others)) = others {
            prop_assert!(!is_any_withheld || others.is_none(), "{rows:?}");
        }
    }

    #[test]
    fn a_series_tells_of_no_few_who_came(files in peopled()) {
        let registry = registry(&files);
        let over = Some(Over::Year);
        let division = Division { over, cumulative: true, ..Division::default() };
        let table = &tables(&registry, division, public())[0];
        let mut cells: Vec<(String, Option<usize>)> = rows_of(table);
        let is_whole = cells.iter().all(|(code, _)| !code.is_empty());
        cells.retain(|(code, number)| !code.is_empty() && number.is_some());
        let mut numbers: Vec<Option<usize>> = cells.into_iter().map(|(_, number)| number).collect();
        let total = number(&table.total.as_ref().unwrap()[1]);
        if numbers.last() != Some(&total) || !is_whole {
            numbers.push(total);
        }
        for pair in numbers.windows(2) {
            prop_assert!(pair[1].is_none_or(|more| pair[0].unwrap() + FLOOR <= more), "{numbers:?}");
        }
    }

    #[test]
    fn rows_of_experts_are_those_of_many(
        files in peopled(),
        rows in select(&[Dimension::Origin, Dimension::Sector, Dimension::Language][..]),
    ) {
        let table = &tables(&registry(&files), by(&[rows]), public())[0];
        let is_many = |(code, number): &(String, Option<usize>)| {
            number.is_some_and(|number| number >= FLOOR) || code == "(others)"
        };
        prop_assert!(rows_of(table).iter().all(is_many), "{:?}", rows_of(table));
    }

    #[test]
    fn a_selection_of_few_experts_has_no_rows_and_no_figures(
        files in peopled(),
        origin in select(&COUNTRIES[..]),
        rows in select(Dimension::value_variants()),
    ) {
        let registry = registry(&files);
        let mut wanted = Query::default();
        wanted.names.insert("origin", vec![origin.to_owned()]);
        let selection: Selection = wanted.resolve(&registry).unwrap();
        let presentation = Presentation { list: true, ..public() };
        let request = Request { selection, presentation, ..Request::default() };
        let report_of = |request: &Request| report(&registry, request);
        let overview = report_of(&Request { presentation: Presentation::default(), ..request.clone() });
        let experts = overview.figures.iter().find(|one| one.name == "experts").unwrap();
        for division in [Division::default(), by(&[rows])] {
            let shown = report_of(&Request { division, ..request.clone() });
            let records = shown.tables.iter().filter(|table| table.name == "records");
            prop_assert_eq!(records.map(|table| table.rows.len()).sum::<usize>(), 0);
            if number(&experts.value) < Some(FLOOR) {
                prop_assert!(shown.tables.iter().all(|table| table.rows.is_empty()));
                prop_assert!(shown.figures.iter().all(|one| one.value == Cell::Withheld));
                prop_assert!(shown.figures.iter().all(|one| one.known.is_none()));
            }
        }
    }
}
