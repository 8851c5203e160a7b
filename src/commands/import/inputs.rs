//! Which sheets are imported, as what, and how they are read.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::bail;
use mieux::import::{Input, Link, Mapping, guess};
use mieux::message;
use mieux::message::Value;
use mieux::model::Kind;
use mieux::registry::Registry;
use mieux::schema::Schemas;
use mieux::sheet::{Format, Options, Source};
use mieux::words::kind_called;

use super::export;

/// What is imported.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Input")]
pub(crate) struct InputArgs {
    /// Kind of the records and sheet, such as `actions a.csv`
    ///
    /// For several sheets: `partners p.csv actions a.csv`. `-` reads the standard input. What `mieux export`
    /// has written as JSON Lines or as a workbook needs no kind.
    #[arg(value_name = "KIND FILE|EXPORT", required_unless_present_any = ["guess", "template"])]
    words: Vec<String>,
    /// Mapping file, which names the fields of the columns
    ///
    /// Repeat the option to give one for each kind.
    #[arg(long, value_name = "FILE")]
    map: Vec<PathBuf>,
    /// Sheet with the items of a list, one row for each
    ///
    /// The column `id` names the record: `--link experts.csv`, `--link experts=FILE` or
    /// `--link actions.experts=FILE`.
    #[arg(long, value_name = "[LIST=]FILE")]
    link: Vec<String>,
    /// Format of the sheet [default: detected]
    #[arg(long, value_enum, value_name = "FORMAT")]
    input_format: Option<Format>,
    /// Sheet of a workbook, by name or number [default: first with rows]
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// Row of the headings, counted from 1 [default: detected]
    #[arg(long, value_name = "ROW")]
    header_row: Option<usize>,
    /// Separator of the cells of a text file [default: detected]
    #[arg(long, value_name = "SIGN")]
    delimiter: Option<char>,
    /// Skip hidden rows and columns of a workbook
    #[arg(long)]
    skip_hidden: bool,
    /// Place of the list in JSON or YAML, such as `data.grants`
    ///
    /// It may also be a map of records by id. `.` is the top, which by default is a list or one record.
    #[arg(long, value_name = "KEYS")]
    path: Option<String>,
    /// Encoding of a text file, such as utf-8 [default: detected]
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
}

impl InputArgs {
    /// The sheets of records with these schemas, with their mappings; standard input is read to its end.
    pub(super) fn read(&self, schemas: &Schemas) -> anyhow::Result<Vec<Input<'_>>> {
        if let [path] = self.words.as_slice()
            && let Some(inputs) = export::inputs(Path::new(path), schemas)?
        {
            return Ok(inputs);
        }
        let mut inputs = Vec::new();
        for pair in self.words.chunks(2) {
            let [kind, file] = pair else {
                bail!(match kind_called(&pair[0]) {
                    Some(_) => message!("import.no-file", kind = &pair[0]),
                    None => message!("import.kind-first", file = &pair[0]),
                });
            };
            let kind = self::kind(kind)?;
            let name = if file == "-" { "standard input" } else { file };
            inputs.push(Input {
                kind,
                name: name.to_owned(),
                source: source(file)?,
                mapping: Mapping::default(),
                layout: self.layout(),
                links: Vec::new(),
            });
        }
        if self.words.iter().skip(1).step_by(2).filter(|file| *file == "-").count() > 1 {
            bail!(message!("import.stdin-twice"));
        }
        for path in &self.map {
            self.add_mapping(path, &mut inputs)?;
        }
        for link in &self.link {
            add_link(link, &mut inputs, schemas)?;
        }
        Ok(inputs)
    }

    /// The workbook of an export that is imported whole.
    pub(super) fn workbook(&self) -> Option<&Path> {
        let [path] = self.words.as_slice() else { return None };
        Some(Path::new(path)).filter(|path| export::is_workbook(path))
    }

    /// The sheets of an exported workbook that are not read.
    pub(super) fn sheets_not_read(&self, schemas: &Schemas) -> anyhow::Result<Vec<String>> {
        match self.words.as_slice() {
            [path] => export::sheets_not_read(Path::new(path), schemas),
            _ => Ok(Vec::new()),
        }
    }

    fn layout(&self) -> Options {
        Options {
            format: self.input_format,
            sheet: self.sheet.clone(),
            header_row: self.header_row,
            header_rows: None,
            delimiter: self.delimiter,
            skip_hidden: self.skip_hidden,
            path: self.path.clone(),
            encoding: self.encoding.clone(),
            iati: None,
        }
    }

    /// The only kind that is named.
    pub(super) fn kind(&self) -> anyhow::Result<Kind> {
        match self.words.as_slice() {
            [name] => kind(name),
            _ => bail!(message!("import.template-kind")),
        }
    }

    /// A mapping file for a sheet, as far as its headings and cells tell.
    pub(super) fn guess(&self, file: &Path, registry: &Registry) -> anyhow::Result<String> {
        let kind = match self.words.as_slice() {
            [] => None,
            [name] => Some(kind(name)?),
            _ => bail!(message!("import.guess-arguments")),
        };
        let name = file.to_string_lossy();
        let source = source(&name)?;
        Ok(guess(&name, &source, &self.layout(), kind, registry)?)
    }

    /// Gives a mapping to the sheets that it is for.
    fn add_mapping(&self, path: &Path, inputs: &mut [Input<'_>]) -> anyhow::Result<()> {
        let shown = || path.display();
        let text = std::fs::read_to_string(path)
            .map_err(|error| message!("import.cannot-read", path = shown()).because(error))?;
        let mapping = Mapping::read(&text)
            .map_err(|cause| message!("import.mapping-file", path = shown(), cause))?;
        let kind = match &mapping.kind {
            Some(name) => Some(Kind::named(name).ok_or_else(|| {
                let kinds = Value::one_of(Kind::ALL.map(Kind::name));
                message!("import.mapping-kind", path = shown(), name, kinds)
            })?),
            None => None,
        };
        let is_only_one = inputs.len() == 1 && self.map.len() == 1;
        let mut count = 0;
        for input in inputs.iter_mut() {
            if kind.is_some_and(|kind| kind == input.kind) || (kind.is_none() && is_only_one) {
                if input.mapping != Mapping::default() {
                    let kind = input.kind.plural();
                    bail!(message!("import.second-mapping", path = shown(), kind));
                }
                input.mapping = mapping.clone();
                count += 1;
            }
        }
        match (kind, count) {
            (_, 1..) => Ok(()),
            (Some(kind), _) => {
                let kind = kind.plural();
                bail!(message!("import.mapping-unused", path = shown(), kind))
            }
            (None, _) => bail!(message!("import.mapping-without-kind", path = shown())),
        }
    }
}

/// What people call lists of persons.
const PERSONS: [&str; 8] = [
    "participants",
    "participantes",
    "participant",
    "attendees",
    "asistentes",
    "persons",
    "people",
    "personnes",
];

fn kind(name: &str) -> anyhow::Result<Kind> {
    let unknown = || match PERSONS.contains(&name.to_lowercase().as_str()) {
        true => message!("import.list-of-persons"),
        false => {
            message!(
                "import.unknown-kind",
                name,
                kinds = Value::one_of(Kind::ALL.map(Kind::plural))
            )
        }
    };
    Ok(kind_called(name).ok_or_else(unknown)?)
}

/// A sheet by the name of its file, or standard input.
fn source(file: &str) -> anyhow::Result<Source<'_>> {
    if file != "-" {
        return Ok(Source::File(Path::new(file).into()));
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| message!("import.cannot-read-stdin").because(error))?;
    Ok(Source::Bytes { name: "standard input", bytes })
}

/// Gives a sheet of items to the records that have such a list.
fn add_link<'i>(link: &'i str, inputs: &mut [Input<'i>], schemas: &Schemas) -> anyhow::Result<()> {
    let (name, file) = match link.split_once('=') {
        Some((name, file)) => (name.to_owned(), file),
        None => {
            let stem = Path::new(link).file_stem().map(|stem| stem.to_string_lossy().into_owned());
            (stem.unwrap_or_default(), link)
        }
    };
    // The name of a kind comes before that of a list, which can be below a map: `actions.fact_sheet.impact`.
    let whose = name.split_once('.').and_then(|(kind, list)| Some((Kind::named(kind)?, list)));
    let list = whose.map_or(name.as_str(), |(_, list)| list);
    let mut able: Vec<&mut Input<'i>> = inputs
        .iter_mut()
        .filter(|input| {
            whose.is_none_or(|(kind, _)| kind == input.kind) && input.has_list(schemas, list)
        })
        .collect();
    if let Some(other) = able.iter().find(|input| input.kind != able[0].kind) {
        let (one, other) = (able[0].kind.plural(), other.kind.plural());
        bail!(message!("import.link-of-two", one, other, list, file));
    }
    if let [one, _, ..] = able.as_slice() {
        bail!(message!("import.link-of-several", kind = one.kind.plural(), file));
    }
    let Some(input) = able.first_mut() else {
        bail!(message!("import.unknown-list", name, file));
    };
    let (name, source) = (file.to_owned(), source(file)?);
    input.links.push(Link { list: list.to_owned(), name, source, sheet: None });
    Ok(())
}
