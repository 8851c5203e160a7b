//! The tables as SQL, for SQLite: what `sqlite3 mieux.db < mieux.sql` reads, and what the file of SQLite is made by.

use super::dataset::Dataset;
use super::file::{Export, ExportFile};
use super::tables::{Cell, Column, SCHEMA, Table, Tables, Type, tables};

/// The views of figures. Each line with the word `expert` is about experts and nothing else, so that the public gets
/// the other lines.
const VIEWS: &str = include_str!("views.sql");

/// `MIEU` in ASCII: by which `file` and others know such a database.
const APPLICATION: i64 = 0x4d49_4555;

/// The tables in whose texts words can be searched.
const SEARCHED: [(&str, &str); 3] =
    [("actions", "action"), ("activities", "activity"), ("partners", "partner")];

/// A dataset as a file of SQL.
#[must_use]
pub fn sql(dataset: &Dataset<'_>) -> Export {
    let tables = tables(dataset);
    let file = ExportFile::new("mieux.sql", text(&tables));
    Export { notes: tables.notes(), ..Export::of(vec![file]) }
}

/// The statements that make empty tables, with their indexes and views.
#[must_use]
pub fn schema(tables: &Tables<'_>) -> String {
    let created = tables.tables.iter().map(|table| create(tables, table)).collect::<String>();
    [settings(), created, indexes(tables), search(), views(tables)].join("\n")
}

/// The statements that make the tables and fill them, in one transaction.
fn text(tables: &Tables<'_>) -> String {
    let mut sql = settings() + BEGIN;
    for table in &tables.tables {
        sql += &create(tables, table);
        for row in &table.rows {
            sql.extend(["INSERT INTO ", &table.name, " VALUES ("]);
            for (position, cell) in row.iter().enumerate() {
                sql.push_str(if position == 0 { "" } else { ", " });
                add_literal(&mut sql, cell);
            }
            sql.push_str(");\n");
        }
    }
    sql + &closing(tables)
}

/// What comes before the tables are made. Links are checked when all rows are there: a partner may come before the one
/// that it is part of.
pub(super) const BEGIN: &str = "BEGIN;\nPRAGMA defer_foreign_keys = ON;\n";

/// What a database is set to before anything is in it.
pub(super) fn settings() -> String {
    format!(
        "PRAGMA page_size = 4096;\nPRAGMA user_version = {SCHEMA};\nPRAGMA application_id = {APPLICATION};\n"
    )
}

/// What comes after the rows. Nothing was deleted, so that there is no page to give back.
pub(super) fn closing(tables: &Tables<'_>) -> String {
    indexes(tables) + &search() + &fill() + &views(tables) + "COMMIT;\n"
}

/// The statement that makes a table.
pub(super) fn create(tables: &Tables<'_>, table: &Table<'_>) -> String {
    let mut lines: Vec<String> =
        table.columns.iter().map(|column| definition(tables, table, column)).collect();
    if table.id().is_none() {
        lines.push(format!("PRIMARY KEY ({})", table.key.join(", ")));
    }
    if !table.owners.is_empty() {
        let is_there = |name: &&str| format!("({name} IS NOT NULL)");
        let counted: Vec<String> = table.owners.iter().map(is_there).collect();
        lines.push(format!("CHECK ({} = 1)", counted.join(" + ")));
    }
    format!("CREATE TABLE {} (\n  {}\n);\n", table.name, lines.join(",\n  "))
}

fn definition(tables: &Tables<'_>, table: &Table<'_>, column: &Column) -> String {
    let name = quoted(column.name);
    let mut parts = vec![name.clone()];
    let kind = match column.kind {
        Type::Text | Type::Day | Type::List => "TEXT",
        Type::Integer | Type::Flag => "INTEGER",
        Type::Real => "REAL",
    };
    parts.push(kind.to_owned());
    if table.id() == Some(column.name) {
        parts.push("PRIMARY KEY".to_owned());
    }
    if column.is_required {
        parts.push("NOT NULL".to_owned());
    }
    if let Some((other, key)) =
        column.references.and_then(|other| Some((other, tables.get(other)?.id()?)))
    {
        // Datasette reads no key that is not named.
        parts.push(format!("REFERENCES {other} ({key})"));
    }
    if column.kind == Type::Flag {
        parts.push(format!("CHECK ({name} IN (0, 1))"));
    } else if !column.options.is_empty() {
        parts.push(format!("CHECK ({name} IN ('{}'))", column.options.join("', '")));
    } else if let Some(minimum) = column.minimum {
        parts.push(format!("CHECK ({name} >= {minimum})"));
    }
    parts.join(" ")
}

/// The name of a column. One of them is a word of SQL.
fn quoted(name: &str) -> String {
    if name == "end" { format!("\"{name}\"") } else { name.to_owned() }
}

fn indexes(tables: &Tables<'_>) -> String {
    let indexes = tables.tables.iter().flat_map(|table| {
        let name = &table.name;
        let columns = table.columns.iter().filter(|column| column.is_indexed);
        columns.map(move |Column { name: column, .. }| {
            format!("CREATE INDEX {name}_{column} ON {name} ({column});\n")
        })
    });
    indexes.collect()
}

/// The tables for searching. They hold words in all languages, without accents, and not the texts themselves; their
/// rows have the numbers of those of the table.
fn search() -> String {
    let tables = SEARCHED.map(|(table, _)| {
        format!(
            "CREATE VIRTUAL TABLE {table}_fts USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');\n"
        )
    });
    tables.concat()
}

/// The statements that fill the tables for searching: with ids, and all texts of the records.
fn fill() -> String {
    let tables = SEARCHED.map(|(table, owner)| {
        let texts = format!(
            "SELECT group_concat(text, char(10)) FROM (SELECT text FROM texts WHERE {owner} = r.id ORDER BY id)"
        );
        format!(
            "INSERT INTO {table}_fts (rowid, text) SELECT r.rowid, r.id || char(10) || coalesce(({texts}), '') \
             FROM {table} r ORDER BY r.rowid;\n\
             INSERT INTO {table}_fts ({table}_fts) VALUES ('optimize');\n"
        )
    });
    tables.concat()
}

fn views(tables: &Tables<'_>) -> String {
    let is_shown = |line: &&str| !tables.is_public || !line.contains("expert");
    VIEWS.lines().filter(is_shown).map(|line| format!("{line}\n")).collect()
}

/// Adds a cell as SQL writes it. A text ends at a zero byte for some readers, so that one is added by its number.
fn add_literal(sql: &mut String, cell: &Cell<'_>) {
    match cell {
        Cell::Null => sql.push_str("NULL"),
        Cell::Integer(number) => sql.push_str(&number.to_string()),
        Cell::Real(number) => sql.push_str(&format!("{number:?}")),
        Cell::Text(text) => {
            let plain = text.replace('\'', "''").replace('\0', "' || char(0) || '");
            sql.extend(["'", &plain, "'"]);
        }
    }
}
