//! The tables that link records with codes and with each other, and those of the lists of records.

use super::field::{
    Field, Item, code, date, date_or_flag, first, flag, last, number, owner, owner_of, position,
    real, table, text, words, words_or,
};
use super::source::{Source, items_of};
use super::table::{Cell, Column, Table, Type};
use crate::model::Kind;
use crate::query::OPERATIONAL;

/// The lists of codes and ids of an action with their tables: the list, the table, its column, what that refers to.
const CODES: [(&str, &str, &str, &str); 7] = [
    ("/countries", "action_countries", "country", "countries"),
    ("/participating_countries", "action_participating_countries", "country", "countries"),
    ("/themes", "action_themes", "theme", "themes"),
    ("/areas", "action_areas", "area", "areas"),
    ("/principles", "action_principles", "principle", "principles"),
    ("/good_practices", "action_good_practices", "good_practice", "good_practices"),
    ("/follows", "action_follows", "follows", "actions"),
];

/// The tables of links and lists.
pub(super) fn links<'r>(source: &Source<'_, 'r>) -> Vec<Table<'r>> {
    let mut tables: Vec<Table> = CODES.into_iter().map(|list| codes(source, list)).collect();
    tables.push(action_regions(source));
    tables.extend(of_actions(source));
    tables.extend(of_activities(source));
    if !source.is_public() {
        tables.push(affiliations(source));
    }
    tables.push(results(source));
    tables.extend(sources(source));
    tables.extend([identifiers(source), former_ids(source)]);
    tables
}

fn codes<'r>(
    source: &Source<'_, 'r>,
    (place, name, column, to): (&str, &str, &'static str, &'static str),
) -> Table<'r> {
    let key: &[&str] = match column {
        "country" => &["action", "country"],
        "theme" => &["action", "theme"],
        "area" => &["action", "area"],
        "principle" => &["action", "principle"],
        "good_practice" => &["action", "good_practice"],
        _ => &["action", "follows"],
    };
    let own = code(column, "", to).required().indexed();
    let own = if to == "good_practices" { own.numeric() } else { own };
    let fields = [owner("action", "actions"), own, position()];
    table(name, key, &fields, source.items(Kind::Action, place), source.language())
}

/// The operational regions of an action: those of its countries, and those that its record states.
fn action_regions<'r>(source: &Source<'_, 'r>) -> Table<'r> {
    let columns = vec![
        Column::text("action").references("actions").required(),
        Column::text("region").references("regions").required().indexed(),
        Column::new("stated", Type::Flag).required(),
    ];
    let links = source.dataset.links;
    let rows = source.dataset.actions.iter().flat_map(|entry| {
        let action = entry.body;
        links.regions_of_action(OPERATIONAL, action).into_iter().map(|region| {
            let is_stated = action.regions.iter().any(|stated| stated == region);
            vec![
                Cell::text(action.id.as_str()),
                Cell::text(region),
                Cell::Integer(is_stated.into()),
            ]
        })
    });
    Table::new("action_regions", &["action", "region"], columns).with(rows)
}

/// A table of a list of a kind: the record, which of the list it is, and what an item says.
fn listed<'r>(
    source: &Source<'_, 'r>,
    kind: Kind,
    name: &str,
    list: &str,
    more: &[Field],
) -> Table<'r> {
    let key: &[&str] = match kind {
        Kind::Action => &["action", "position"],
        Kind::Expert => &["expert", "position"],
        _ => &["activity", "position"],
    };
    let fields = [&[owner(kind.name(), kind.plural()), position()], more].concat();
    table(name, key, &fields, source.items(kind, list), source.language())
}

fn partner_and_role() -> [Field; 2] {
    let partner = code("partner", "/partner", "partners").required().indexed();
    [partner, code("role", "/role", "roles")]
}

fn expert() -> Field {
    code("expert", "/expert", "experts").required().indexed()
}

fn of_actions<'r>(source: &Source<'_, 'r>) -> Vec<Table<'r>> {
    let listed = |name, list, fields: &[Field]| listed(source, Kind::Action, name, list, fields);
    let mut tables = vec![listed("action_partners", "/partners", &partner_and_role())];
    if !source.is_public() {
        tables.push(listed("action_experts", "/experts", &[expert(), words("role", "/role")]));
    }
    let changes = [
        text("date", "/date"),
        first("date_from", "/date"),
        last("date_to", "/date"),
        words("reason", "/reason"),
    ];
    let initiatives = [
        words("name", "/name"),
        words("organisation", "/organisation"),
        words("relation", "/relation"),
        text("link", "/link"),
    ];
    let budgets = [
        text("period_from", "/from"),
        text("period_to", "/to"),
        real("value", "/value"),
        text("currency", "/currency"),
        text("status", "/status"),
    ];
    tables.extend([
        listed("action_design_changes", "/design_changes", &changes),
        listed("action_initiatives", "/complementary_initiatives", &initiatives),
        listed("action_budgets", "/budgets", &budgets),
    ]);
    tables
}

fn of_activities<'r>(source: &Source<'_, 'r>) -> Vec<Table<'r>> {
    let listed = |name, list, fields: &[Field]| listed(source, Kind::Activity, name, list, fields);
    let places = [text("city", "/city"), code("country", "/country", "countries")];
    let mut tables = vec![
        listed("activity_places", "/places", &places),
        listed("activity_partners", "/partners", &partner_and_role()),
    ];
    if !source.is_public() {
        let fields = [expert(), words("role", "/role"), real("days", "/days")];
        tables.push(listed("activity_experts", "/experts", &fields));
    }
    tables
}

/// The employers of experts.
fn affiliations<'r>(source: &Source<'_, 'r>) -> Table<'r> {
    let fields = [
        code("partner", "/partner", "partners").indexed(),
        words("organisation", "/organisation"),
        words("role", "/role"),
        text("period_from", "/from"),
        text("period_to", "/to"),
        first("first_day", "/from"),
        last("last_day", "/to"),
        flag("current", "/current"),
    ];
    listed(source, Kind::Expert, "expert_affiliations", "/affiliations", &fields)
}

/// A table with rows of several kinds of records: a column for each kind, of which one has a value.
fn of_kinds<'r>(
    source: &Source<'_, 'r>,
    name: &str,
    kinds: &[Kind],
    fields: &[Field],
    items: impl Iterator<Item = Item<'r>>,
) -> Table<'r> {
    let owners = kinds.iter().copied().map(owner_of);
    let fields: Vec<Field> = [number()].into_iter().chain(owners).chain(fields.to_vec()).collect();
    let table = table(name, &["id"], &fields, items, source.language());
    Table { owners: kinds.iter().map(|kind| kind.name()).collect(), ..table }
}

fn results<'r>(source: &Source<'_, 'r>) -> Table<'r> {
    let kinds = [Kind::Action, Kind::Activity];
    let fields = [
        position(),
        code("kind", "/kind", "output_kinds"),
        words_or("title", "/title", "/kind"),
        text("level", "/level").one_of(&["output", "outcome", "impact"]),
        text("date", "/date"),
        first("date_from", "/date"),
        last("date_to", "/date"),
        date_or_flag("adopted", "/adopted"),
        date("adopted_on", "/adopted"),
        first("adopted_from", "/adopted"),
        last("adopted_to", "/adopted"),
        words("adopted_by", "/adopted_by"),
        text("reference", "/reference"),
        text("link", "/link"),
        text("source", "/source"),
        words("note", "/note"),
    ];
    let items = kinds.into_iter().flat_map(|kind| source.items(kind, "/results"));
    of_kinds(source, "results", &kinds, &fields, items)
}

/// The sources of the records, and the fields that each supports or contradicts.
fn sources<'r>(source: &Source<'_, 'r>) -> [Table<'r>; 2] {
    let kinds: Vec<Kind> = source.kinds().collect();
    let items = || kinds.iter().flat_map(|kind| source.items(*kind, "/sources"));
    let fields =
        [position(), text("source", "/source"), text("as_of", "/as_of"), words("note", "/note")];
    let columns = vec![
        Column::integer("source").references("sources").required(),
        Column::text("field").required(),
        Column::new("differs", Type::Flag).required(),
    ];
    let rows = items().enumerate().flat_map(|(index, item)| {
        let fields = [("/supports", 0), ("/differs", 1)].into_iter();
        fields.flat_map(move |(list, differs)| {
            let names = items_of(item.clone(), list).filter_map(|name| name.value.text());
            names.map(move |name| {
                vec![Cell::count(index + 1), Cell::text(name), Cell::Integer(differs)]
            })
        })
    });
    let of_fields = Table::new("source_fields", &["source", "field", "differs"], columns);
    [of_kinds(source, "sources", &kinds, &fields, items()), of_fields.with(rows)]
}

/// What lists of others call the records.
fn identifiers<'r>(source: &Source<'_, 'r>) -> Table<'r> {
    let kinds = [Kind::Partner, Kind::Action];
    let fields =
        [position(), text("scheme", "/scheme").required(), text("value", "/value").required()];
    let items = kinds.into_iter().flat_map(|kind| source.items(kind, "/identifiers"));
    of_kinds(source, "identifiers", &kinds, &fields, items)
}

/// The ids that records had before.
fn former_ids<'r>(source: &Source<'_, 'r>) -> Table<'r> {
    let columns = ["kind", "former_id", "id"].map(|name| Column::text(name).required());
    let rows = source.kinds().flat_map(|kind| {
        let items = source.items(kind, "/former_ids");
        items.map(move |item| {
            let former = item.value.text().unwrap_or_default();
            vec![Cell::text(kind.name()), Cell::text(former), Cell::text(item.owner)]
        })
    });
    Table::new("former_ids", &["kind", "former_id"], columns.to_vec()).with(rows)
}
