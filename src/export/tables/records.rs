//! The tables of the records themselves: partners, actions, activities, experts, and published figures.

use super::field::{
    Field, Item, code, first, flag, integer, last, list, number, of, position, real, table, text,
    words, words_or, year,
};
use super::source::Source;
use super::table::{Cell, Column, Table};
use crate::export::jsonl::{ShownClaim, claims as shown_claims};
use crate::model::Kind;
use crate::report::{Dimension, Division, Figure, Presentation, Request, report};
use crate::table::Cell as ReportCell;

/// The tables of the records. For the public, where experts come from is in the place of the experts.
pub(super) fn records<'r>(source: &Source<'_, 'r>) -> Vec<Table<'r>> {
    let experts = match source.is_public() {
        true => expert_origins(source),
        false => experts(source),
    };
    vec![partners(source), experts, actions(source), activities(source), claims(source)]
}

fn of_kind<'r>(source: &Source<'_, 'r>, kind: Kind, fields: &[Field]) -> Table<'r> {
    table(kind.plural(), &["id"], fields, source.records(kind), source.language())
}

fn partners<'r>(source: &Source<'_, 'r>) -> Table<'r> {
    let fields = [
        text("id", "/id"),
        words_or("name", "/name", "/id").required(),
        text("acronym", "/acronym"),
        code("kind", "/kind", "partner_kinds"),
        code("country", "/country", "countries"),
        code("region", "/region", "regions"),
        code("parent", "/parent", "partners"),
        text("website", "/website"),
    ];
    of_kind(source, Kind::Partner, &fields)
}

/// Pseudonymous: a record for each mention in a source.
fn experts<'r>(source: &Source<'_, 'r>) -> Table<'r> {
    let fields = [
        text("id", "/id"),
        code("origin", "/origin", "countries"),
        code("sector", "/sector", "sectors"),
        list("themes", "/themes", ""),
        list("areas", "/areas", ""),
        list("languages", "/languages", "/language"),
    ];
    of_kind(source, Kind::Expert, &fields)
}

fn actions<'r>(source: &Source<'_, 'r>) -> Table<'r> {
    let fields = [
        text("id", "/id"),
        words_or("title", "/title", "/id").required(),
        code("status", "/status", "statuses"),
        code("phase", "/phase", "phases"),
        text("start", "/start"),
        text("end", "/end"),
        list("countries", "/countries", ""),
        list("themes", "/themes", ""),
        list("areas", "/areas", ""),
        list("regions", "/regions", ""),
        list("participating_countries", "/participating_countries", ""),
        list("principles", "/principles", ""),
        list("good_practices", "/good_practices", ""),
        first("start_from", "/start"),
        last("start_to", "/start"),
        year("start_year", "/start"),
        first("end_from", "/end"),
        last("end_to", "/end"),
        year("end_year", "/end"),
        text("request_received", "/request/received"),
        text("request_channel", "/request/channel"),
        text("request_addressee", "/request/addressee"),
        text("request_answered", "/request/answered"),
        text("fiche_date", "/fiche/date"),
        text("fiche_reference", "/fiche/reference"),
        text("approval_decision", "/approval/decision"),
        text("approval_date", "/approval/date"),
        words("objective", "/objective"),
    ];
    of_kind(source, Kind::Action, &fields)
}

fn activities<'r>(source: &Source<'_, 'r>) -> Table<'r> {
    let fields = [
        text("id", "/id"),
        words_or("title", "/title", "/id").required(),
        code("action", "/action", "actions").indexed(),
        code("kind", "/kind", "activity_kinds"),
        text("status", "/status").one_of(&["planned", "held", "cancelled"]),
        text("start", "/start"),
        text("end", "/end"),
        flag("online", "/online"),
        integer("participants_total", "/participants/total"),
        integer("participants_women", "/participants/women"),
        integer("participants_men", "/participants/men"),
        text("participants_qualifier", "/participants/qualifier"),
        first("start_from", "/start"),
        last("start_to", "/start"),
        year("start_year", "/start"),
        first("end_from", "/end"),
        last("end_to", "/end"),
    ];
    of_kind(source, Kind::Activity, &fields)
}

/// The figures that the programme published.
fn claims<'r>(source: &Source<'_, 'r>) -> Table<'r> {
    let items = shown_claims(source.dataset).map(|ShownClaim { file, position, claim }| Item {
        value: claim,
        kind: None,
        owner: file,
        position,
    });
    let fields = [
        number(),
        of("file"),
        position(),
        code("metric", "/metric", "metrics"),
        real("value", "/value"),
        real("out_of", "/out_of"),
        text("unit", "/unit"),
        text("qualifier", "/qualifier"),
        text("period_from", "/period/from"),
        text("period_to", "/period/to"),
        text("as_of", "/as_of"),
        code("region", "/scope/region", "regions"),
        code("country", "/scope/country", "countries"),
        code("phase", "/scope/phase", "phases"),
        code("action", "/scope/action", "actions"),
        words("scope_group", "/scope/group"),
        text("scope_from", "/scope/from"),
        text("scope_to", "/scope/to"),
        text("source", "/source"),
        words("note", "/note"),
    ];
    table("claims", &["id"], &fields, items, source.language())
}

/// How many experts come from each country, where that are enough that no row is about a person: as a public report
/// says it.
fn expert_origins<'r>(source: &Source<'_, 'r>) -> Table<'r> {
    let dataset = source.dataset;
    let request = Request {
        selection: dataset.selection.clone(),
        division: Division { by: vec![Dimension::Origin], ..Division::default() },
        figures: vec![Figure::Experts],
        presentation: Presentation { public: true, ..Presentation::default() },
        ..Request::default()
    };
    let report = report(dataset.registry, &request);
    let column = Figure::Experts.name();
    let rows = report.tables.iter().flat_map(|table| {
        let position = table.columns.iter().position(|own| own.name == column);
        let cells = move |row: &Vec<ReportCell>| match (row.first(), row.get(position?)) {
            (Some(ReportCell::Term { code, .. }), Some(ReportCell::Number(count))) => {
                Some((code.clone(), *count))
            }
            _ => None,
        };
        table.rows.iter().filter_map(cells)
    });
    // The rest, and those of whom no source says it, are no countries.
    let rows = rows.filter(|(code, _)| dataset.links.is_country(code));
    let columns = vec![
        Column::text("origin").references("countries"),
        Column { minimum: Some(1), ..Column::integer("experts") }.required(),
    ];
    let rows = rows.map(|(code, count)| vec![Cell::text(code), Cell::count(count)]);
    Table::new("expert_origins", &["origin"], columns).with(rows)
}
