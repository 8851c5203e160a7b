//! What holds of any bytes at all: of the reader, of dates, of a file in a registry, of fields that a
//! registry adds, of foreign tables, files of IATI and mappings, of three versions of a record, of pages, of what an editor sends, and
//! of templates, rates and Word files that an office brings.
//!
//! The fuzz targets in `fuzz/` use this file as it stands, and `fuzz.rs` runs it over their corpora.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use clap::ValueEnum;
use mieux::check::{Options, Workspace, check_registry};
use mieux::conditions::{PrivateRates, cost};
use mieux::documents::{
    Asked, Paper, Reference, Subject, Template as PaperTemplate, context, docx, fill, html,
};
use mieux::edit::{Assignment, Known, edit};
use mieux::files::Memory;
use mieux::finding::{Finding, Severity};
use mieux::import::{Input, Mapping, RowEffect, Template, files_of_iati, plan};
use mieux::merge::{MarkStyle, Marks, merge as merged};
use mieux::model::{EdtfDate, FileKind, Kind, Language, Vocabularies};
use mieux::pages::{Destination, Part, World, read as read_page};
use mieux::query::Links;
use mieux::registry::{Config, FileId, Registry, registry_of_texts};
use mieux::render::{FindingFormat, FindingReport, Screen, Summary, page_html, write_findings};
use mieux::schema::{Schemas, extension_path};
use mieux::server::{Server, answer};
use mieux::sheet::{Cell, Format, Source, read_sheet};
use mieux::words::Words;
use mieux::yaml::{Node, Value, from_node, read, read_carefully};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::json;
use serde_yaml::Value as Other;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Every span lies in the text, on character boundaries, after the one before it and inside the one
/// of its parent.
pub(crate) fn check_spans(text: &str, node: &Node) -> Result<(), String> {
    if text.get(node.span.clone()).is_none() {
        return Err(format!("{:?} is no part of the text", node.span));
    }
    let keys_and_values =
        node.entries().iter().flat_map(|entry| [&entry.key_span, &entry.value.span]);
    let mut end = node.span.start;
    for span in node.items().iter().map(|item| &item.span).chain(keys_and_values) {
        if text.get(span.clone()).is_none() {
            return Err(format!("{span:?} is no part of the text"));
        }
        if span.start < end || node.span.end < span.end {
            return Err(format!("{span:?} is not in its place inside {:?}", node.span));
        }
        end = span.end;
    }
    let values = node.entries().iter().map(|entry| &entry.value);
    node.items().iter().chain(values).try_for_each(|child| check_spans(text, child))
}

/// The reader: a tree or a fault, places inside the text, and the same data as another reader where
/// both accept it.
pub(crate) fn reader(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let document = read(text);
    for fault in &document.faults {
        assert!(text.get(fault.span.clone()).is_some(), "{fault:?} is no part of the text");
    }
    assert!(document.faults.is_sorted_by_key(|fault| fault.span.start));
    let Some(root) = &document.root else {
        assert!(!document.faults.is_empty(), "no tree and no fault");
        return;
    };
    check_spans(text, root).unwrap_or_else(|error| panic!("{error} in {root:#?}"));
    // Without a line break at its end a text in block style has one for us and none for the other.
    let text = format!("{text}\n");
    let document = read(&text);
    let Some(root) = &document.root else { return };
    if !document.faults.is_empty() || is_read_differently(&text) {
        return;
    }
    if let Ok(other) = serde_yaml::from_str::<Other>(&text) {
        assert!(is_same(&text, root, &other), "{text:?}: {root:#?} is not {other:#?}");
    }
}

/// The quick reader of the house style: to the tree, spans and faults of the careful one, or handed
/// over to it.
pub(crate) fn readers(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let (quick, careful) = (read(text), read_carefully(text));
    // What is not a number is not equal to itself, and looks so.
    let is_same = quick == careful || format!("{quick:?}") == format!("{careful:?}");
    assert!(is_same, "{text:?}: {quick:#?} is not {careful:#?}");
}

/// Whether the other reader, which follows YAML 1.1, sees something that YAML 1.2 does not: a line
/// break, a key after each `?` within brackets, a value after a `:` that begins such a key, or a comment
/// where a block of text at the top of a file goes on in the first column.
fn is_read_differently(text: &str) -> bool {
    let is_key = |(at, _): (usize, &str)| {
        let is_blank = |letter: char| letter.is_ascii_whitespace();
        let before = text[..at].ends_with(|letter| is_blank(letter) || "[{,?:".contains(letter));
        let after = &text[at + 1..];
        before && (!after.starts_with(is_blank) || after.trim_start().starts_with(':'))
    };
    let is_block = text.trim_start().starts_with(['|', '>'])
        && ["\n#", "\r#"].iter().any(|comment| text.contains(comment));
    is_block
        || text.contains(['\u{85}', '\u{2028}', '\u{2029}', '\u{feff}'])
        || text.match_indices('?').any(is_key)
}

/// Whether both readers say the same, the core schema of YAML 1.2 aside, which the other one does
/// not follow to the letter.
fn is_same(text: &str, ours: &Node, other: &Other) -> bool {
    match (&ours.value, other) {
        (Value::List(items), Other::Sequence(others)) => {
            items.len() == others.len()
                && items.iter().zip(others).all(|(item, other)| is_same(text, item, other))
        }
        (Value::Map(entries), Other::Mapping(others)) => {
            entries.len() == others.len()
                && entries.iter().zip(others).all(|(entry, (key, value))| {
                    let is_same_key = key.as_str().is_none_or(|key| entry.key == key);
                    is_same_key && is_same(text, &entry.value, value)
                })
        }
        (Value::Null, Other::Null) => true,
        (Value::Bool(value), Other::Bool(other)) => value == other,
        (Value::String(value), Other::String(other)) => value == other,
        (Value::Integer(value), Other::Number(other)) => other.as_i64() == Some(*value),
        (Value::Float(value), Other::Number(other)) => {
            let other = other.as_f64().unwrap_or(f64::NAN);
            let is_near = (value - other).abs() <= f64::EPSILON * value.abs();
            is_near || value.to_bits() == other.to_bits() || value.is_nan() && other.is_nan()
        }
        // `012` and `+1` are numbers here and text there, `0b1` the other way round.
        (Value::Integer(_) | Value::Float(_), Other::String(other)) => {
            text[ours.span.clone()] == **other
        }
        (Value::String(value), Other::Number(_)) => text[ours.span.clone()] == **value,
        _ => false,
    }
}

/// Dates: what is read is printed again, stands for at least a day, and is before another date as
/// days are.
pub(crate) fn dates(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let dates: Vec<EdtfDate> = text.split(' ').filter_map(date).take(8).collect();
    for one in &dates {
        assert!(!one.is_certainly_before(*one), "{one} is before itself");
        for other in &dates {
            if !one.is_certainly_before(*other) {
                continue;
            }
            assert!(one.latest() < other.earliest());
            assert!(one.to_string() < other.to_string(), "{one} and {other}");
            assert!(!other.is_certainly_before(*one), "{one} and {other} are before each other");
            for third in dates.iter().filter(|third| other.is_certainly_before(**third)) {
                assert!(one.is_certainly_before(*third), "{one}, {other} and {third}");
            }
        }
    }
}

/// A text as a date, where it is one; the same whether it is typed with quotes in a file or without,
/// but for the years before 1000, which without quotes are short numbers.
fn date(text: &str) -> Option<EdtfDate> {
    let date = text.parse::<EdtfDate>();
    for typed in [text.to_owned(), format!("\"{text}\"")] {
        let Some(root) = read(&typed).root.filter(|root| root.span == (0..typed.len())) else {
            continue;
        };
        let is_meant = matches!(&root.value, Value::String(value) if value == text)
            || text.len() == 4
                && text.bytes().all(|byte| byte.is_ascii_digit())
                && !text.starts_with('0');
        if is_meant {
            assert_eq!(from_node::<EdtfDate>(&root).ok(), date.ok(), "{typed}");
        }
    }
    let date = date.ok()?;
    assert_eq!(date.to_string(), text);
    assert!(date.earliest() <= date.latest(), "{date}");
    Some(date)
}

/// Where the file of [`validate_file`] lies, by the remainder of its first byte.
const PATHS: [&str; 6] = [
    "actions/peru-iii.yaml",
    "activities/peru-iii/peru-iii-a01.yaml",
    "experts/exp-0001.yaml",
    "partners/pe/pe-dgsd.yaml",
    "published/regions.yaml",
    "vocabularies/themes.yaml",
];

/// A record that is plainly wrong: its finding must be there, whatever lies beside it.
const BAD: (&str, &str) = ("actions/bad.yaml", "id: bad\ntitle: {en: Bad}\ncolour: red\n");

/// The vocabularies that the fixtures of the rules are laid over.
static BASE: LazyLock<Vec<(PathBuf, Vec<u8>)>> = LazyLock::new(|| {
    let base = base();
    let files = fs::read_dir(base.join("vocabularies")).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        (path.strip_prefix(&base).unwrap().to_owned(), fs::read(&path).unwrap())
    });
    files.collect()
});

/// The folder of a registry with settings and vocabularies.
fn base() -> PathBuf {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut bases = project.map(|folder| folder.join("tests/rules/base"));
    bases.find(|base| base.is_dir()).unwrap()
}

/// A file in a registry: the first byte says of which kind, the others are its content.
pub(crate) fn validate_file(bytes: &[u8]) {
    let Some((first, content)) = bytes.split_first() else { return };
    let path = PATHS[usize::from(*first) % PATHS.len()];
    let mut files: Vec<(PathBuf, Vec<u8>)> =
        BASE.iter().filter(|(base, _)| base != Path::new(path)).cloned().collect();
    files.push((path.into(), content.to_vec()));
    files.push((BAD.0.into(), BAD.1.into()));
    let registry = registry_of_texts(Config::default(), files);
    let today = "2026-11-21".parse().ok().map(EdtfDate::earliest);
    let options = Options { strict: true, today, ..Options::default() };
    let findings = check_registry(&registry, &options).unwrap();
    assert_eq!(findings, check_registry(&registry, &options).unwrap(), "not twice the same");
    let mut errors_on_file = 0;
    let mut is_bad_found = false;
    for finding in &findings {
        let file = registry.file(finding.place.file);
        for (file, spot) in [Some(&finding.place), finding.related.as_ref().map(|(place, _)| place)]
            .into_iter()
            .flatten()
            .map(|place| (place.file, &place.spot))
        {
            let span = spot.span(registry.source(file));
            assert!(registry.text(file).get(span.clone()).is_some(), "{span:?} of {finding:#?}");
        }
        errors_on_file +=
            usize::from(file.below == Path::new(path) && finding.severity == Severity::Error);
        is_bad_found |= file.below == Path::new(BAD.0) && finding.rule == "unknown-field";
    }
    assert!(is_bad_found, "the finding on {} is lost", BAD.0);
    let is_lost = |id: FileId| registry.file(id).below == Path::new(path);
    if registry.unreadable().any(is_lost) {
        assert!(errors_on_file > 0, "the file is not read, and nothing says so");
    }
    check_formats(&registry, &findings);
}

/// Whatever a file holds, what is printed of it moves no cursor and forges no line.
fn check_formats(registry: &Registry, findings: &[Finding]) {
    let summary = Summary::new(Kind::ALL.map(|kind| registry.count(kind)), findings);
    let report = FindingReport::new(registry, findings, &summary);
    let formats = FindingFormat::value_variants().iter();
    let languages = [Language::En, Language::Es, Language::Fr];
    for (&format, language) in formats.flat_map(|one| languages.map(|own| (one, own))) {
        let mut out = Vec::new();
        let words = Words::of(language);
        let screen = Screen::plain();
        write_findings(format, report, &words, screen, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        match format {
            FindingFormat::Json
            | FindingFormat::Sarif
            | FindingFormat::Gitlab
            | FindingFormat::Rdjson => {
                serde_json::from_str::<serde_json::Value>(&text).unwrap();
                continue;
            }
            FindingFormat::Junit | FindingFormat::Checkstyle => check_xml(&text),
            FindingFormat::Human | FindingFormat::Short | FindingFormat::Github => {}
        }
        if let Some(raw) = text.chars().find(|letter| *letter != '\n' && is_raw(*letter)) {
            panic!("{format:?} prints {raw:?}: {text:?}");
        }
        let lines = text.lines().count();
        let commands = text.lines().filter(|line| is_command(line)).count();
        let meant = if format == FindingFormat::Github { annotations(findings) } else { 0 };
        assert_eq!(commands, meant, "{format:?} prints a line that is a command: {text}");
        let is_by_line = matches!(format, FindingFormat::Short | FindingFormat::Github);
        let more = usize::from(format == FindingFormat::Github && lines > meant);
        assert!(!is_by_line || lines == shown(findings) + more, "{text}");
    }
}

/// How many commands findings are to GitHub Actions: of each level at most ten, and one that counts the others.
fn annotations(findings: &[Finding]) -> usize {
    let mut counts: BTreeMap<FileId, (usize, bool)> = BTreeMap::new();
    let mut of_level = [0; 3];
    for finding in findings {
        let (count, has_more) = counts.entry(finding.place.file).or_default();
        *count += 1;
        *has_more |= finding.more > 0 || *count > 200;
        if *count <= 200 {
            of_level[usize::from(finding.severity == Severity::Warning)] += 1;
        }
    }
    of_level[2] = counts.values().filter(|(_, has_more)| *has_more).count();
    let commands: usize = of_level.iter().map(|count| count.min(&10)).sum();
    commands + usize::from(of_level.iter().any(|count| *count > 10))
}

/// The text is XML to its end.
fn check_xml(text: &str) {
    let mut reader = Reader::from_str(text);
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            Event::Empty(element) => {
                element.attributes().for_each(|one| drop(one.unwrap()));
            }
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{text}");
}

/// How many lines findings are: of each file so many, and one for all others of it.
fn shown(findings: &[Finding]) -> usize {
    let mut counts: BTreeMap<FileId, usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.place.file).or_default() += 1 + finding.more;
    }
    counts.values().map(|count| (*count).min(201)).sum()
}

/// What moves the cursor, or turns the direction of writing.
pub(crate) fn is_raw(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}')
        || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a runner of GitHub Actions takes this line for a command.
pub(crate) fn is_command(line: &str) -> bool {
    let command = line.trim_start().strip_prefix("::");
    command.is_some_and(|name| name.starts_with(|letter: char| letter.is_ascii_alphabetic()))
}

/// What the bytes of [`sheet`] are, by the remainder of the first one: a file of a format, or one part of
/// a workbook whose other parts are whole.
const TABLES: [(&str, Option<Format>); 11] = [
    ("", None),
    ("", Some(Format::Csv)),
    ("", Some(Format::Tsv)),
    ("", Some(Format::Json)),
    ("", Some(Format::JsonLines)),
    ("", Some(Format::Yaml)),
    ("content.xml", None),
    ("xl/worksheets/sheet1.xml", None),
    ("xl/workbook.xml", None),
    ("xl/styles.xml", None),
    ("xl/sharedStrings.xml", None),
];

/// A foreign table: the first byte says what it is, the second how it is read, the others are its content.
/// It comes to an end, as rows in order whose cells are what they promise, or as an error.
pub(crate) fn sheet(bytes: &[u8]) {
    let [what, how, content @ ..] = bytes else { return };
    let (part, format) = TABLES[usize::from(*what) % TABLES.len()];
    let bytes = if part.is_empty() { content.to_vec() } else { workbook(part, content) };
    let options = mieux::sheet::Options {
        format,
        header_rows: (how & 1 != 0).then_some(2),
        header_row: (how & 2 != 0).then_some(usize::from(how >> 4)),
        sheet: (how & 4 != 0).then(|| "1".to_owned()),
        encoding: (how & 8 != 0).then(|| "windows-1252".to_owned()),
        delimiter: None,
        skip_hidden: how & 1 == 0,
        path: (how & 2 != 0).then(|| if how & 16 == 0 { "." } else { "a.b" }.to_owned()),
        iati: None,
    };
    let source = Source::Bytes { name: "-", bytes };
    let mut last = 0;
    let result = read_sheet(&source, &options, &mut |columns, row| {
        assert!(row.number > last, "row {} comes after row {last}", row.number);
        last = row.number;
        assert!(!row.faults.is_empty() || row.cells.len() <= columns.len(), "{row:?}");
        let texts = row.cells.iter().filter_map(|cell| match cell {
            Cell::Text(text) => Some(text),
            _ => None,
        });
        for text in texts {
            assert!(!text.is_empty() && text.trim() == text, "{text:?}");
        }
        for position in row.faults.iter().filter_map(|(position, _)| *position) {
            assert!(!row.cells[position].is_empty());
        }
        ControlFlow::Continue(())
    });
    if let Err(error) = result {
        assert!(error.to_string().starts_with("cannot read `-"), "{error}");
    }
}

/// The registry that files of IATI are read for.
static READING_IATI: LazyLock<Registry> =
    LazyLock::new(|| registry_of_texts(Config::default(), BASE.clone()));

/// A file of IATI, and the partners that it brings: rows in order, or an error.
pub(crate) fn iati(bytes: &[u8]) {
    let mut inputs = vec![Input {
        kind: Kind::Action,
        name: "-".to_owned(),
        source: Source::Bytes { name: "-", bytes: bytes.to_vec() },
        mapping: Mapping::default(),
        layout: mieux::sheet::Options { format: Some(Format::Iati), ..Default::default() },
        links: Vec::new(),
    }];
    files_of_iati(&READING_IATI, &mut inputs, true);
    for Input { kind, source, layout, .. } in &inputs {
        let mut last = 0;
        let result = read_sheet(source, layout, &mut |columns, row| {
            assert!(row.number > last, "row {} comes after row {last}", row.number);
            last = row.number;
            assert!(row.cells.len() <= columns.len(), "{row:?}");
            ControlFlow::Continue(())
        });
        if let Err(error) = result {
            assert!(*kind == Kind::Action, "{error}");
            assert!(error.to_string().starts_with("cannot read `-"), "{error}");
        }
    }
}

/// A workbook of Excel or LibreOffice in which one part is replaced.
fn workbook(part: &str, content: &[u8]) -> Vec<u8> {
    let parts: &[(&str, &str)] = if part == "content.xml" {
        &[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "")]
    } else {
        &[
            (
                "_rels/.rels",
                r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
            ),
            (
                "xl/_rels/workbook.xml.rels",
                r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
            ),
            (
                "xl/workbook.xml",
                r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#,
            ),
            ("xl/sharedStrings.xml", "<sst><si><t>id</t></si><si><t>a</t></si></sst>"),
            (
                "xl/styles.xml",
                r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#,
            ),
            (
                "xl/worksheets/sheet1.xml",
                r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" s="1"><v>42867</v></c></row></sheetData></worksheet>"#,
            ),
        ]
    };
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(if *name == part { content } else { text.as_bytes() }).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A record that rows may change.
const FIRST: (&str, &str) = (
    "actions/first.yaml",
    "# The first.\nid: first\ntitle: {en: First}\nstatus: completed\ncountries: [PE] # one\nstart: 2019\nend: 2020\n",
);

/// A file that adds fields to actions: what is wrong with it is found, in the same places twice, and whatever is
/// left of it can be printed, asked for in a sheet, and set.
pub(crate) fn extension(bytes: &[u8]) {
    let path = extension_path(Kind::Action);
    let mut files: Vec<(PathBuf, Vec<u8>)> = BASE.iter().cloned().collect();
    files.extend([(path.clone(), bytes.to_vec()), (BAD.0.into(), BAD.1.into())]);
    let registry = registry_of_texts(Config::default(), files);
    let findings = check_registry(&registry, &Options::default()).unwrap();
    assert_eq!(
        findings,
        check_registry(&registry, &Options::default()).unwrap(),
        "not twice the same"
    );
    for finding in &findings {
        let file = finding.place.file;
        let span = finding.place.spot.span(registry.source(file));
        assert!(registry.text(file).get(span.clone()).is_some(), "{span:?} of {finding:#?}");
    }
    check_formats(&registry, &findings);
    let kind = FileKind::Record(Kind::Action);
    let is_valid = !findings.iter().any(|one| registry.file(one.place.file).below == path);
    let is_changed = registry.schemas != Schemas::default();
    let own: serde_json::Value = serde_json::from_slice(bytes).unwrap_or_default();
    let names = own["properties"].as_object().into_iter().flatten().map(|(name, _)| name);
    let shape = registry.shape(kind);
    for name in names.filter(|_| is_valid) {
        assert!(is_changed, "the fields are lost");
        assert!(shape.field(name).is_some(), "`{name}` is lost");
        for value in ["x", "[1, {a: b}]", "2017-05", "{en: x}"] {
            let Ok(given) = format!("{name}={value}").parse::<Assignment>() else { continue };
            let change = given.change(shape, Known::codes(&registry.vocabularies));
            let text = change.and_then(|change| edit("id: x\n", shape, &given.address, &change));
            if let Ok(text) = text {
                assert!(text.starts_with("id: x\n"), "{text}");
            }
        }
    }
    let template = Template::new(Kind::Action, &registry.schemas, &["en".to_owned()]);
    assert!(template.csv().is_ok());
    let schema = registry.schemas.text(kind);
    assert!(serde_json::from_str::<serde_json::Value>(schema).is_ok(), "{schema}");
}

/// What parts a mapping from its sheet in the bytes of [`mapping`].
const PART: &str = "\n---\n";

/// A mapping file and, behind a line of `---`, a sheet: the import comes to an end, every row is imported
/// or refused for a reason, and what it would write is what it means: imported once more, nothing changes.
pub(crate) fn mapping(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let (mapping, sheet) = text.split_once(PART).unwrap_or((text, ""));
    let Ok(mapping) = Mapping::read(mapping) else { return };
    let kind = mapping.kind.as_deref().and_then(Kind::named).unwrap_or(Kind::Action);
    let source = Source::Bytes { name: "x.csv", bytes: sheet.as_bytes().to_vec() };
    let layout = mieux::sheet::Options::default();
    let input =
        Input { kind, name: "x.csv".to_owned(), source, mapping, layout, links: Vec::new() };
    let inputs = [input];
    let options = mieux::import::Options { skip_bad: true, ..Default::default() };
    let mut files: BTreeMap<PathBuf, Vec<u8>> = BASE.iter().cloned().collect();
    files.insert(FIRST.0.into(), FIRST.1.into());
    let registry = registry_of_texts(Config::default(), files.clone().into_iter().collect());
    let nothing = Memory::default();
    let checked =
        |registry| Workspace::of_registry(&nothing, registry, &Options::default()).unwrap();
    let workspace = checked(registry);
    let Ok(outcome) = plan(&workspace, &inputs, &options, &mut |_| {}) else { return };
    let refused = outcome.refused();
    for row in &outcome.rows {
        assert!(!refused.contains(&(row.input, row.row)), "row {} is both", row.row);
        if let Some(text) = row.effect.text() {
            files.insert(row.below.clone(), text.as_bytes().to_vec());
        }
    }
    if outcome.is_refused_whole() {
        return;
    }
    let after = registry_of_texts(Config::default(), files.into_iter().collect());
    let again = plan(&checked(after), &inputs, &options, &mut |_| {}).unwrap();
    for row in &again.rows {
        let is_known = outcome.rows.iter().any(|known| known.row == row.row);
        assert!(!is_known || matches!(row.effect, RowEffect::Unchanged), "{row:#?} twice");
    }
}

/// Three versions of an action, with zero bytes between them: what is merged without a conflict is in order, and if one
/// side has changed nothing, the merge is the other one.
pub(crate) fn merge(bytes: &[u8]) {
    let texts: Option<Vec<&str>> =
        bytes.splitn(3, |byte| *byte == 0).map(|text| str::from_utf8(text).ok()).collect();
    let Some(&[base, ours, theirs]) = texts.as_deref() else { return };
    let shape = Schemas::built_in().shape(FileKind::Record(Kind::Action));
    let vocabularies = Vocabularies::default();
    let labels = ["ours", "base", "theirs"].map(str::to_owned);
    let marks = Marks { size: 7, labels, style: MarkStyle::Diff3 };
    if let Some(merge) = merged([base, ours, theirs], shape, &vocabularies) {
        let text = merge.text(&marks);
        assert!(!merge.conflicts().is_empty() || read(&text).faults.is_empty(), "{text:?}");
    }
    if let Some(merge) = merged([base, base, theirs], shape, &vocabularies) {
        assert_eq!(merge.text(&marks), theirs);
    }
    if let Some(merge) = merged([base, ours, base], shape, &vocabularies) {
        assert_eq!(merge.text(&marks), ours);
    }
}

/// The names of all elements that the HTML of a page can have.
const ELEMENTS: [&str; 26] = [
    "a",
    "blockquote",
    "br",
    "code",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    "div",
];

/// A page: parts in their places, findings in theirs, and HTML of known elements, whose links lead to known places.
pub(crate) fn page(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let page = read_page(text);
    for part in page.parts() {
        let span = match part {
            Part::LinkStart(link) => &link.span,
            Part::Figure(figure) => &figure.span,
            Part::Refused(refused) => &refused.span,
            Part::Markdown(_) | Part::LinkEnd => continue,
        };
        assert!(text.get(span.clone()).is_some_and(|part| !part.is_empty()), "{part:?}");
    }
    let anchors: BTreeSet<&str> = page.headings.iter().map(|one| one.anchor.as_str()).collect();
    assert_eq!(anchors.len(), page.headings.len(), "two headings have one anchor");
    let files = [
        ("pages/page.en.md", text.as_bytes()),
        ("actions/peru-iii.yaml", b"id: peru-iii\ntitle: {en: Peru III}\nstatus: completed\n"),
    ];
    let files = files.map(|(path, text)| (PathBuf::from(path), text.to_vec()));
    let registry = registry_of_texts(Config::default(), files.into());
    let findings = check_registry(&registry, &Options::default()).unwrap();
    for finding in findings {
        let span = finding.place.spot.span(registry.source(finding.place.file));
        assert!(registry.text(finding.place.file).get(span).is_some(), "{finding:?}");
    }
    let world = World::new(&registry);
    let Some((own, page)) = world.pages().next() else { return };
    let address = |to: &Destination| match to {
        Destination::Page { anchor, .. } => {
            Some(format!("#{}", anchor.as_deref().unwrap_or("top")))
        }
        _ => Some("place.html".to_owned()),
    };
    let html = page_html(&world, own, page.body(), &address);
    for tag in html.split('<').skip(1) {
        let tag = tag.strip_prefix('/').unwrap_or(tag);
        let end = tag.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(tag.len());
        assert!(ELEMENTS.contains(&&tag[..end]), "{tag:?} in {html:?}");
        let inside = tag[end..].split('>').next().unwrap_or_default();
        let attributes =
            inside.split('"').step_by(2).map(|name| name.trim_matches([' ', '=', '/']));
        for name in attributes.filter(|name| !name.is_empty()) {
            assert!(
                ["href", "id", "class", "start", "tabindex"].contains(&name),
                "{name:?} in {tag:?}"
            );
        }
        for link in inside.split("href=\"").skip(1) {
            let is_known = ["#", "place.html", "https://", "mailto:"]
                .iter()
                .any(|start| link.starts_with(start));
            assert!(is_known, "{link:?} in {html:?}");
        }
    }
    assert!(!html.contains(['\u{202e}', '\u{200f}', '\u{1b}']), "{html:?}");
}

/// The questions about a place of a text or about the whole of it.
const QUESTIONS: [&str; 12] = [
    "textDocument/codeAction",
    "textDocument/completion",
    "textDocument/definition",
    "textDocument/documentLink",
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/formatting",
    "textDocument/hover",
    "textDocument/inlayHint",
    "textDocument/prepareRename",
    "textDocument/references",
    "textDocument/rename",
];

/// What an editor sends: messages of the protocol, in which `{root}` is the address of a registry, and texts that are typed
/// into an action, about whose lines everything is asked. No answer is a failure, and every finding is in its text.
pub(crate) fn server(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let root = format!("file://{}", base().canonicalize().unwrap().display());
    let resources = json!({"documentChanges": true, "resourceOperations": ["create", "rename"]});
    let client = json!({"workspace": {"workspaceEdit": resources}});
    let params = json!({"processId": null, "rootUri": null, "capabilities": client});
    let options = mieux::server::Options { hints: true, ..Default::default() };
    let mut server = Server::new(serde_json::from_value(params).unwrap(), options);
    let uri = format!("{root}/actions/first.yaml");
    for (version, part) in text.split(PART).enumerate() {
        let message: serde_json::Value =
            serde_json::from_str(&part.replace("{root}", &root)).unwrap_or_default();
        let params = message["params"].clone();
        match message["method"].as_str() {
            Some(method) if message["id"].is_null() => server.take(method, params),
            Some(method) => ask(&server, method, &params),
            None => {
                let document =
                    json!({"uri": uri, "languageId": "mieux", "version": version, "text": part});
                server.take("textDocument/didOpen", json!({"textDocument": document}));
            }
        }
        for told in server.look() {
            let lines = part.split('\n').count();
            for one in told.diagnostics.iter().filter(|_| told.uri.0 == uri) {
                let (start, end) = (one.range.start, one.range.end);
                assert!((start.line, start.character) <= (end.line, end.character), "{one:?}");
                let is_typed = message["method"].is_null();
                assert!(!is_typed || (end.line as usize) < lines, "{one:?} in {lines} lines");
            }
        }
        server.complaints();
        if message["method"].is_null() {
            ask_everything(&server, &uri, part);
        }
    }
}

/// Asks everything at the end and in the middle of the first lines of a text.
fn ask_everything(server: &Server, uri: &str, text: &str) {
    for (line, row) in text.split('\n').enumerate().take(12) {
        let length = row.encode_utf16().count();
        for character in [length, length / 2] {
            let at = json!({"line": line, "character": character});
            let params = json!({
                "textDocument": {"uri": uri}, "position": at, "range": {"start": at, "end": at},
                "context": {"diagnostics": [], "includeDeclaration": true}, "newName": "second",
                "options": {"tabSize": 2, "insertSpaces": true},
            });
            QUESTIONS.iter().for_each(|method| ask(server, method, &params));
        }
    }
}

/// Asks something, which may be refused but must not fail.
fn ask(server: &Server, method: &str, params: &serde_json::Value) {
    const INTERNAL_ERROR: i32 = -32603;
    if let Err((code, reason)) = answer(server, method, params.clone()) {
        assert_ne!(code, INTERNAL_ERROR, "{method} {params}: {reason}");
    }
}

/// The largest paper that is also written as HTML and for Word, in bytes.
const SMALL_PAPER: usize = 1 << 16;

/// The action of the papers, with texts, dates, lists and much that is not known.
const PAPER: &[u8] = b"id: peru-iii\ntitle: {en: Peru III, es: Peru III}\nstatus: completed\ncountries: [PE]\nstart: 2017-05\n\
    partners: [{partner: pe-x, role: requester}]\nfact_sheet: {context: {en: 'Some [1] text'}, footnotes: [{en: A note}]}\n";

/// What a template can use: that of a fiche.
static CONTEXT: LazyLock<serde_json::Value> = LazyLock::new(|| {
    let files = vec![(PathBuf::from("actions/peru-iii.yaml"), PAPER.to_vec())];
    let registry = registry_of_texts(Config::default(), files);
    let subject = Subject::Record(Kind::Action, "peru-iii".to_owned());
    let given = vec![("signatory".to_owned(), "The <chair> | *of* it".to_owned())];
    let asked = Asked { paper: Paper::Fiche, subject, language: Language::En, given };
    context(&Links::new(&registry), &asked)
});

/// Any text as a template: a mistake in its place, or a paper whose blanks are told once, whose HTML has no element that acts, and
/// which Word opens.
pub(crate) fn template(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let template = PaperTemplate { name: "x.en.md".to_owned(), text: text.to_owned().into() };
    let filled = match fill(&template, &CONTEXT, Language::En) {
        Ok(filled) => filled,
        Err(error) => {
            assert!(error.line >= 1 && error.line <= text.matches('\n').count() + 1, "{error:?}");
            assert!(error.column >= 1 && error.column <= text.chars().count() + 1, "{error:?}");
            return;
        }
    };
    for (position, blank) in filled.blanks.iter().enumerate() {
        assert!(!filled.blanks[..position].contains(blank), "{blank:?} twice");
    }
    if filled.markdown.len() > SMALL_PAPER {
        return;
    }
    for language in [Language::En, Language::Es, Language::Fr] {
        let page = html(&filled.markdown, language);
        let body = page.split_once("<main").map_or("", |(_, body)| body);
        for tag in body.split('<').skip(1) {
            let tag = tag.strip_prefix('/').unwrap_or(tag);
            let end = tag.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(tag.len());
            let known = ["body", "html", "main", "span", "sup", "th"];
            assert!(ELEMENTS.contains(&&tag[..end]) || known.contains(&&tag[..end]), "{tag:?}");
        }
        check_word(&docx(&filled.markdown, "X", language, None).unwrap());
    }
}

/// The parts of an office's own file of which the bytes of [`reference`] can be one, each with what it is otherwise.
const OFFICE: [(&str, &str); 5] = [
    (
        "word/document.xml",
        "<w:document><w:sectPr><w:headerReference r:id='a'/><w:pgSz w:w='1'/></w:sectPr></w:document>",
    ),
    (
        "word/styles.xml",
        "<w:styles><w:style w:styleId='T1'><w:name w:val='heading 1'/></w:style></w:styles>",
    ),
    (
        "word/_rels/document.xml.rels",
        "<Relationships><Relationship Id='a' Type='/header' Target='header1.xml'/></Relationships>",
    ),
    ("word/header1.xml", "<w:hdr><w:p><a:blip r:embed='b' r:link='c'/></w:p></w:hdr>"),
    (
        "word/_rels/header1.xml.rels",
        "<Relationships><Relationship Id='b' Type='/image' Target='logo.png'/></Relationships>",
    ),
];

/// A Word file whose styles and headers a paper takes: the first byte says which part the others are. It is refused, or what comes
/// of it is a Word file in which nothing leads elsewhere but links.
pub(crate) fn reference(bytes: &[u8]) {
    let [which, content @ ..] = bytes else { return };
    let which = usize::from(*which) % (OFFICE.len() + 1);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (position, (path, text)) in OFFICE.iter().enumerate() {
        let bytes = if position == which { content } else { text.as_bytes() };
        archive.start_file(*path, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.start_file("word/logo.png", SimpleFileOptions::default()).unwrap();
    let office = archive.finish().unwrap().into_inner();
    let office = if which == OFFICE.len() { content } else { &office };
    let Ok(reference) = Reference::read(office) else { return };
    let markdown = "# A\n\n- b[^1]\n\n| c |\n| --- |\n| d |\n\n[^1]: e\n";
    check_word(&docx(markdown, "X", Language::Fr, Some(&reference)).unwrap());
}

/// A Word file whose parts are XML, each there once, and nothing leads elsewhere but links.
fn check_word(bytes: &[u8]) {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    archive.validate_header_consistency().unwrap();
    for position in 0..archive.len() {
        let mut part = archive.by_index(position).unwrap();
        let path = part.name().unwrap().into_owned();
        let mut text = String::new();
        if !path.ends_with(".xml") && !path.ends_with(".rels") {
            continue;
        }
        part.read_to_string(&mut text).unwrap();
        let mut reader = Reader::from_str(&text);
        while let event = reader.read_event().unwrap_or_else(|error| panic!("{error} in {path}"))
            && event != Event::Eof
        {
            assert!(!matches!(event, Event::DocType(_)), "{path} has a document type");
        }
        let rows = text.split("<Relationship ").skip(1);
        for row in rows.filter(|row| row.contains("\"External\"")) {
            assert!(row.contains("/hyperlink\""), "{row}");
            let is_address = ["\"http://", "\"https://", "\"mailto:"]
                .iter()
                .any(|start| row.contains(&format!("Target={start}")));
            assert!(is_address, "{row}");
        }
    }
}

/// Any text as the private rates and as the per diems of a registry: what it costs is the sum of its steps, and findings have their
/// places.
pub(crate) fn rates(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let activity =
        b"id: a01\nstart: 2027-03-10\nend: 2027-03-14\nplaces: [{city: Bogota, country: CO}]\n\
        experts: [{expert: exp-0001}, {expert: exp-0002, days: 0.5}]\n";
    let files = [("activities/a01.yaml", &activity[..]), ("vocabularies/per-diems.yaml", bytes)];
    let files = files.map(|(path, text)| (PathBuf::from(path), text.to_vec()));
    let registry = registry_of_texts(Config::default(), files.into());
    for finding in check_registry(&registry, &Options::default()).unwrap() {
        let span = finding.place.spot.span(registry.source(finding.place.file));
        assert!(registry.text(finding.place.file).get(span).is_some(), "{finding:?}");
    }
    let Some(activity) = registry.activities.first().map(|record| &record.body) else {
        return;
    };
    let private = PrivateRates::read(text);
    let cost = cost(&registry.vocabularies, private.as_ref(), activity, &activity.experts);
    for total in &cost.totals {
        let amounts = cost.lines.iter().filter_map(|line| line.amount.as_ref().ok());
        let mut same = amounts.filter(|amount| amount.currency == total.currency);
        let first = same.next().unwrap().clone();
        let sum = same.try_fold(first, |sum, amount| sum.plus(amount));
        assert_eq!(sum.as_ref(), Some(total));
    }
}
