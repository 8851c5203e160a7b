//! A database of SQLite, made in memory: the same tables give the same bytes.

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, MAIN_DB, params_from_iter};

use crate::export::sql::{BEGIN, closing, create, settings};
use crate::export::tables::{Cell, Table, Tables};
use crate::message;
use crate::message::ErrorWithCause;

/// The bytes of the database. The tables lose their rows: there is no room for both.
pub(super) fn of(tables: &mut Tables<'_>) -> Result<Vec<u8>, ErrorWithCause> {
    made(tables).map_err(|error| message!("export.sqlite").because(error))
}

/// What spares work that nobody needs: links are sound, and where something fails there is no database.
const IN_HASTE: &str =
    "PRAGMA foreign_keys = OFF;\nPRAGMA journal_mode = OFF;\nPRAGMA temp_store = MEMORY;\n";

fn made(tables: &mut Tables<'_>) -> rusqlite::Result<Vec<u8>> {
    let mut database = Connection::open_in_memory()?;
    database.execute_batch(&[IN_HASTE, &settings(), BEGIN].concat())?;
    for position in 0..tables.tables.len() {
        database.execute_batch(&create(tables, &tables.tables[position]))?;
        fill(&database, &mut tables.tables[position])?;
    }
    database.execute_batch(&closing(tables))?;
    Ok(database.serialize(MAIN_DB)?.to_vec())
}

fn fill(database: &Connection, table: &mut Table<'_>) -> rusqlite::Result<()> {
    let places = vec!["?"; table.columns.len()].join(", ");
    let mut insert = database.prepare(&format!("INSERT INTO {} VALUES ({places})", table.name))?;
    for row in std::mem::take(&mut table.rows) {
        insert.execute(params_from_iter(&row))?;
    }
    Ok(())
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}
