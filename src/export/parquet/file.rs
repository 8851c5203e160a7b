//! A file of Parquet, written one row group after the other.

use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::data_type::{BoolType, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::Result;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type as SchemaNode, TypePtr};

use super::columns::{Column, Single, Type};
use super::leaf::{Leaf, Values};
use super::shred::{Misfits, Record, Shredder};
use crate::export::about::About;

/// The bytes of a file with these columns and records, so many records in each row group.
pub(super) fn file<'r>(
    name: &str,
    columns: &[Column],
    rows: usize,
    records: impl Iterator<Item = Record<'r>>,
    about: &About,
    misfits: &mut Misfits,
) -> Result<Vec<u8>> {
    let facts = about.facts().map(|(name, fact)| KeyValue::new(name.to_owned(), fact.to_owned()));
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_key_value_metadata(Some(facts.collect()))
        .build();
    let root = SchemaNode::group_type_builder(name).with_fields(nodes(columns)?).build()?;
    let mut file = SerializedFileWriter::new(Vec::new(), Arc::new(root), Arc::new(properties))?;
    let mut shredder = Shredder::of_file(columns);
    let mut records = records.peekable();
    while records.peek().is_some() {
        for record in records.by_ref().take(rows) {
            shredder.add_record(&record, misfits);
        }
        write_group(&mut file, &mut shredder)?;
    }
    file.into_inner()
}

/// Writes the records that the columns have as a row group.
fn write_group(file: &mut SerializedFileWriter<Vec<u8>>, shredder: &mut Shredder) -> Result<()> {
    let mut group = file.next_row_group()?;
    for leaf in shredder.leaves() {
        let Some(mut column) = group.next_column()? else { break };
        let Leaf { values, definitions, repetitions, .. } = &*leaf;
        let (definitions, repetitions) = (Some(&definitions[..]), Some(&repetitions[..]));
        match values {
            Values::Texts(values) => {
                column.typed::<ByteArrayType>().write_batch(values, definitions, repetitions)
            }
            Values::Integers(values) => {
                column.typed::<Int64Type>().write_batch(values, definitions, repetitions)
            }
            Values::Numbers(values) => {
                column.typed::<DoubleType>().write_batch(values, definitions, repetitions)
            }
            Values::Flags(values) => {
                column.typed::<BoolType>().write_batch(values, definitions, repetitions)
            }
            Values::Days(values) => {
                column.typed::<Int32Type>().write_batch(values, definitions, repetitions)
            }
        }?;
        column.close()?;
        leaf.clear();
    }
    group.close()?;
    Ok(())
}

fn nodes(columns: &[Column]) -> Result<Vec<TypePtr>> {
    columns.iter().map(|column| node(&column.name, &column.kind)).collect()
}

/// A column in the schema of the file. Everything is optional, so that registries with other rules can be read together.
fn node(name: &str, kind: &Type) -> Result<TypePtr> {
    let node = match kind {
        Type::Single(kind) => {
            let (physical, logical) = match kind {
                Single::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
                Single::Json => (Physical::BYTE_ARRAY, Some(LogicalType::Json)),
                Single::Integer => (Physical::INT64, None),
                Single::Number => (Physical::DOUBLE, None),
                Single::Flag => (Physical::BOOLEAN, None),
                Single::FirstDay | Single::LastDay => (Physical::INT32, Some(LogicalType::Date)),
            };
            let node =
                SchemaNode::primitive_type_builder(name, physical).with_logical_type(logical);
            node.with_repetition(Repetition::OPTIONAL).build()
        }
        Type::Fields(columns) => SchemaNode::group_type_builder(name)
            .with_fields(nodes(columns)?)
            .with_repetition(Repetition::OPTIONAL)
            .build(),
        // The names of the two levels below a list are those of the standard.
        Type::List(items) => {
            let list = SchemaNode::group_type_builder("list")
                .with_fields(vec![node("element", items)?])
                .with_repetition(Repetition::REPEATED)
                .build()?;
            SchemaNode::group_type_builder(name)
                .with_fields(vec![Arc::new(list)])
                .with_logical_type(Some(LogicalType::List))
                .with_repetition(Repetition::OPTIONAL)
                .build()
        }
    };
    node.map(Arc::new)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::{About, Column, Misfits, Record, Single, Type, file};
    use crate::export::parquet::columns::Source;
    use crate::export::value::{Hidden, Shown};
    use crate::yaml::{Node, read};
    use parquet::file::reader::{FileReader as _, SerializedFileReader};

    #[test]
    fn each_row_group_has_its_own_records() {
        let column = |name: &str, kind| {
            let from = Source::Field(name.to_owned());
            Column { name: name.to_owned(), from, kind }
        };
        let tags = Type::List(Box::new(Type::Single(Single::Text)));
        let columns = [column("number", Type::Single(Single::Integer)), column("tags", tags)];
        let text = |number: usize| format!("number: {number}\ntags: [{}]\n", "a, ".repeat(number));
        let trees: Vec<Node> = (0..5).map(|number| read(&text(number)).root.unwrap()).collect();
        let hidden = Hidden { internal: true, experts: false };
        let records = trees.iter().map(|tree| Record {
            shown: Shown::of(None, tree, hidden),
            registry: "",
            path: String::new(),
            commit: None,
            place: None,
        });
        let mut misfits = Misfits::new();
        let bytes = file("numbers", &columns, 2, records, &About::default(), &mut misfits);
        let mut stored = tempfile::tempfile().unwrap();
        stored.write_all(&bytes.unwrap()).unwrap();
        let reader = SerializedFileReader::new(stored).unwrap();
        let rows: Vec<i64> =
            reader.metadata().row_groups().iter().map(|group| group.num_rows()).collect();
        assert_eq!(rows, [2, 2, 1]);
        let read: Vec<String> = reader.into_iter().map(|row| row.unwrap().to_string()).collect();
        assert_eq!(read[0], "{number: 0, tags: []}");
        assert_eq!(read[4], "{number: 4, tags: [\"a\", \"a\", \"a\", \"a\"]}");
    }
}
