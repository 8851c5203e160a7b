//! The text of a mapping file that is proposed.

use std::fmt::Write as _;

use super::extra_rows::ExtraRows;
use super::headings::{Named, plain};
use super::roster::Roster;
use super::sample::{self, Sample};
use super::seen::Seen;
use super::written::{DOUBT, quoted};
use crate::import::columns::target::Target;
use crate::import::columns::value::with_level;
use crate::model::{Kind, Vocabulary, folded, language_code};
use crate::registry::Registry;
use crate::schema::{Meaning, Shape};

/// The fields of the first time for which an expert says whether they can be deployed.
const AVAILABLE_FROM: &str = "availability[0].from";
const AVAILABLE_TO: &str = "availability[0].to";
const AVAILABLE: &str = "availability[0].available";

/// The field for the legal ground on which data on an expert are held.
const BASIS: &str = "consent.basis";

/// Headings of columns with the codes of IATI, and the status that each code stands for.
const IATI_STATUS: [&str; 3] = ["activity status", "activity status code", "iati status"];
const IATI_STATUSES: [(&str, &str); 6] = [
    ("1", "preparation"),
    ("2", "implementation"),
    ("3", "results"),
    ("4", "completed"),
    ("5", "cancelled"),
    ("6", "on-hold"),
];

/// The most codes of a list that are named.
const MOST_CODES: usize = 12;

/// What a mapping file is made of.
pub(super) struct Page<'p> {
    /// The name of the sheet.
    pub(super) name: &'p str,
    pub(super) kind: Kind,
    /// What its records may hold.
    pub(super) shape: &'p Shape,
    pub(super) seen: &'p Seen,
    /// The field of each column, where its heading names one.
    pub(super) fields: &'p [Option<Named>],
    pub(super) samples: &'p [Sample],
    /// What goes to `private/`, of a list of experts.
    pub(super) roster: Option<&'p Roster>,
    pub(super) registry: &'p Registry,
}

impl Page<'_> {
    pub(super) fn text(&self) -> String {
        let mut text = String::from("#:schema schemas/mapping.schema.json\n");
        let _ = writeln!(
            text,
            "# A draft for {}. Check it, first the lines marked `# ?`. Then:",
            self.name
        );
        let _ = writeln!(
            text,
            "#   mieux import {} {} --map THIS_FILE --dry-run",
            self.kind.plural(),
            self.name
        );
        let _ = writeln!(text, "kind = {}", quoted(self.kind.name()));
        self.layout(&mut text);
        self.dates(&mut text);
        self.ignored(&mut text);
        self.extra_rows(&mut text);
        if let Some(roster) = self.roster {
            roster.write(&mut text, |at| self.name_of(at));
        }
        self.constants(&mut text);
        self.columns(&mut text);
        text
    }

    fn layout(&self, text: &mut String) {
        self.seen.write_layout(text);
        if !self.has("id")
            && let Some(title) = self.key()
        {
            let _ = writeln!(
                text,
                "# No column has ids: a row finds its record by this field.\nkey = {}",
                quoted(&title)
            );
        }
    }

    fn has(&self, field: &str) -> bool {
        self.fields.iter().flatten().any(|named| named.field == field)
    }

    /// The title or name that tells the rows apart.
    fn key(&self) -> Option<String> {
        let names = self.kind.name_fields();
        let columns = self.fields.iter().zip(self.samples);
        let mut titles =
            columns.filter_map(|(named, sample)| Some((&named.as_ref()?.field, sample)));
        let (field, _) = titles.find(|(field, sample)| {
            names.iter().any(|name| field.starts_with(&format!("{name}."))) && sample.is_distinct()
        })?;
        Some(field.clone())
    }

    /// The patterns that the dates of the sheet fit, as far as they are not written by ISO 8601.
    fn dates(&self, text: &mut String) {
        let columns = self.targets().filter(|(_, target)| target.shape.is_date());
        let dates: Vec<&str> =
            columns.flat_map(|(position, _)| self.samples[position].texts()).collect();
        let found = sample::date_patterns(&dates);
        if found.patterns.is_empty() {
            return;
        }
        if let Some(unclear) = &found.unclear {
            let _ = writeln!(text, "# {unclear}");
        }
        let patterns: Vec<String> =
            found.patterns.iter().map(|pattern| quoted(&pattern.to_string())).collect();
        let doubt = if found.unclear.is_some() { DOUBT } else { "" };
        let _ = writeln!(text, "dates = [{}]{doubt}", patterns.join(", "));
    }

    fn ignored(&self, text: &mut String) {
        let ignored: Vec<String> = (0..self.fields.len())
            .filter(|at| self.fields[*at].is_none() && self.roster.is_none_or(|own| !own.has(*at)))
            .filter_map(|at| Some(quoted(&self.name_of(at)?)))
            .collect();
        if !ignored.is_empty() {
            *text +=
                "# These columns are not imported. If one has a field, give it a line below.\n";
            let _ = writeln!(text, "ignore = [{}]{DOUBT}", ignored.join(", "));
        }
    }

    /// What every row says: that an expert with dates of availability can be deployed then, and the legal ground
    /// for the data, which nobody can guess.
    fn constants(&self, text: &mut String) {
        let has_dates = [AVAILABLE_FROM, AVAILABLE_TO].iter().any(|field| self.has(field));
        let has_basis = self.roster.is_none() || self.has(BASIS);
        if has_dates || !has_basis {
            *text += "\n[constants]\n";
        }
        if has_dates {
            let _ = writeln!(text, "{} = true", quoted(AVAILABLE));
        }
        if !has_basis {
            let bases =
                Target::named(BASIS, self.shape).map(|basis| basis.shape.options().join(", "));
            let _ = writeln!(
                text,
                "# The legal ground for keeping data on these people. Remove the `#` and write one in place of CODE:\n# \
                 {}\n# {} = \"CODE\"{DOUBT}",
                bases.unwrap_or_default(),
                quoted(BASIS)
            );
        }
    }

    fn extra_rows(&self, text: &mut String) {
        let extra = ExtraRows::of(&self.seen.rows);
        let test = |(column, cell): &(usize, String), how: &str| {
            let column = quoted(&self.name_of(*column)?);
            Some(format!("{{ column = {column}, {how} = {} }}", quoted(cell)))
        };
        let skip: Vec<String> = extra.skip.iter().filter_map(|skip| test(skip, "value")).collect();
        if !skip.is_empty() {
            let _ = writeln!(text, "skip = [{}]{DOUBT}", skip.join(", "));
        }
        if let Some(end) = extra.end.as_ref().and_then(|end| test(end, "starts")) {
            let _ = writeln!(text, "end = [{end}]{DOUBT}");
        }
    }

    /// How the mapping names a column: by its heading, or by its letter where several have that heading and
    /// not the same field, or it has none. Nothing for a column without a heading in a list of items.
    fn name_of(&self, position: usize) -> Option<String> {
        let columns = &self.seen.columns;
        let own = &columns[position];
        let field = |at: usize| self.fields[at].as_ref().map(|named| &named.field);
        let is_other = |at: usize| {
            folded(&columns[at].heading) == folded(&own.heading) && field(at) != field(position)
        };
        if !own.heading.is_empty() && !(0..columns.len()).any(is_other) {
            return Some(own.heading.clone());
        }
        let is_used = !own.heading.is_empty() || self.samples[position].texts().next().is_some();
        is_used.then(|| own.letter.clone())
    }

    fn targets(&self) -> impl Iterator<Item = (usize, Target)> {
        let fields = self.fields.iter().enumerate();
        fields.filter_map(|(position, named)| {
            Some((position, Target::named(&named.as_ref()?.field, self.shape).ok()?))
        })
    }

    fn columns(&self, text: &mut String) {
        *text += "\n[columns]\n";
        let (mut tables, mut written) = (String::new(), Vec::new());
        for (position, target) in self.targets() {
            let Some(name) = self.name_of(position).filter(|name| !written.contains(name)) else {
                continue;
            };
            let is_sure = self.fields[position].as_ref().is_some_and(|named| named.is_sure);
            let doubt = if is_sure { "" } else { DOUBT };
            let (list, mut unknown) = self.written(position, &target);
            let iati = self.iati(position, &target);
            unknown.retain(|value| !iati.iter().any(|(code, _)| code == value));
            let list = match list.as_slice() {
                [] => None,
                [sign] => Some(sign.clone()),
                signs => Some(format!("[{}]", signs.join(", "))),
            };
            let field = quoted(&target.name);
            if unknown.is_empty() && iati.is_empty() {
                let meant = match list {
                    Some(list) => format!("{{ field = {field}, list = {list} }}"),
                    None => field,
                };
                let _ = writeln!(text, "{} = {meant}{doubt}", quoted(&name));
            } else {
                let _ = writeln!(tables, "\n[columns.{}]{doubt}\nfield = {field}", quoted(&name));
                if let Some(list) = list {
                    let _ = writeln!(tables, "list = {list}");
                }
                if !iati.is_empty() {
                    let _ = writeln!(
                        tables,
                        "# Codes of the IATI list ActivityStatus, and what they stand for here.\n[columns.{}.values]",
                        quoted(&name)
                    );
                    for (code, status) in &iati {
                        let _ = writeln!(tables, "{} = {}{DOUBT}", quoted(code), quoted(status));
                    }
                }
                if !unknown.is_empty() {
                    self.values(&mut tables, &name, &target, &unknown, iati.is_empty());
                }
            }
            written.push(name);
        }
        *text += &tables;
    }

    /// The separators of a list, where it is not `;`, and the values that are no codes.
    fn written(&self, position: usize, target: &Target) -> (Vec<String>, Vec<String>) {
        let vocabulary = self.vocabulary(target);
        let is_known = |text: &str| match (vocabulary, &target.level) {
            (Some(known), _) => known.resolve(text).is_some(),
            (None, Some(level)) => {
                let language = with_level(text, level).map_or(text, |(language, _)| language);
                language_code(language).is_some()
            }
            (None, None) => false,
        };
        let sample = &self.samples[position];
        let signs = if target.is_list { sample.separators(is_known) } else { vec![] };
        let unknown = match vocabulary {
            None => vec![],
            Some(_) => {
                let all =
                    if signs.is_empty() && target.is_list { vec![";"] } else { signs.clone() };
                sample.items(&all, is_known).into_iter().filter(|item| !is_known(item)).collect()
            }
        };
        (signs.into_iter().map(quoted).collect(), unknown)
    }

    /// What the codes of IATI in a column of statuses stand for, as far as the registry has these statuses.
    fn iati(&self, position: usize, target: &Target) -> Vec<(&'static str, &'static str)> {
        let heading = plain(&self.seen.columns[position].heading);
        let mut texts = self.samples[position].texts();
        let is_code = |text: &str| IATI_STATUSES.iter().any(|(code, _)| *code == text);
        if !IATI_STATUS.contains(&heading.as_str()) || texts.any(|text| !is_code(text)) {
            return Vec::new();
        }
        let known = self.vocabulary(target);
        let is_status = |code: &str| known.is_some_and(|known| known.resolve(code).is_some());
        IATI_STATUSES.into_iter().filter(|(_, status)| is_status(status)).collect()
    }

    fn vocabulary(&self, target: &Target) -> Option<&Vocabulary> {
        match target.shape.meaning() {
            Some(Meaning::Code(name)) => self.registry.vocabularies.get(name),
            _ => None,
        }
    }

    /// The values that are no codes, each on a line that does nothing until somebody completes it.
    fn values(
        &self,
        text: &mut String,
        name: &str,
        target: &Target,
        unknown: &[String],
        has_table: bool,
    ) {
        let Some(vocabulary) = self.vocabulary(target) else { return };
        let codes: Vec<String> =
            vocabulary.terms.iter().map(|term| term.code.to_string()).collect();
        let codes = match codes.len() {
            ..=MOST_CODES => codes.join(", "),
            _ => format!("`mieux list {}` prints them", vocabulary.id),
        };
        let _ = writeln!(
            text,
            "# These values are no codes, so that the import refuses their rows. Remove the `#` and"
        );
        let _ =
            writeln!(text, "# write a code in place of CODE, or \"\" for nothing. Codes: {codes}");
        if has_table {
            let _ = writeln!(text, "[columns.{}.values]", quoted(name));
        }
        for value in unknown {
            let _ = writeln!(text, "# {} = \"CODE\"{DOUBT}", quoted(value));
        }
    }
}
