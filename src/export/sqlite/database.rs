//! A database of SQLite, made in memory: the same tables give the same bytes.

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, MAIN_DB, params_from_iter};

use crate::export::sql::{BEGIN, closing, create, settings};
use crate::export::tables::{Cell, Table, Tables};
use crate::message;
use crate::message::ErrorWithCause;

/// The bytes of the database.
pub(super) fn of(tables: &Tables<'_>) -> Result<Vec<u8>, ErrorWithCause> {
    made(tables).map_err(|error| message!("export.sqlite").because(error))
}

fn made(tables: &Tables<'_>) -> rusqlite::Result<Vec<u8>> {
    let mut database = Connection::open_in_memory()?;
    database.execute_batch(&(settings() + BEGIN))?;
    for table in &tables.tables {
        database.execute_batch(&create(tables, table))?;
        fill(&database, table)?;
    }
    database.execute_batch(&closing(tables))?;
    Ok(database.serialize(MAIN_DB)?.to_vec())
}

fn fill(database: &Connection, table: &Table<'_>) -> rusqlite::Result<()> {
    let places = vec!["?"; table.columns.len()].join(", ");
    let mut insert = database.prepare(&format!("INSERT INTO {} VALUES ({places})", table.name))?;
    for row in &table.rows {
        insert.execute(params_from_iter(row))?;
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
