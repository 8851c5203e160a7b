//! The text of a mapping file that is proposed.

use std::fmt::Write as _;

use super::extra_rows::ExtraRows;
use super::headings::Named;
use super::roster::PrivateColumns;
use super::sample::{self, Sample};
use super::seen::Seen;
use super::values::Values;
use super::written::{DOUBT, quoted};
use crate::import::columns::target::Target;
use crate::model::{Kind, Roster, folded};
use crate::registry::Registry;
use crate::schema::Shape;

/// The fields of the first time for which an expert says whether they can be deployed.
const AVAILABLE_FROM: &str = "availability[0].from";
const AVAILABLE_TO: &str = "availability[0].to";
const AVAILABLE: &str = "availability[0].available";

/// The field for where an expert is on the roster.
const ROSTER: &str = "roster";

/// The field for the legal ground on which data on an expert are held.
const BASIS: &str = "consent.basis";

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
    pub(super) roster: Option<&'p PrivateColumns>,
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

    /// What every row says: that an expert with dates of availability can be deployed then, where the people of a
    /// list are on the roster, and the legal ground for the data, which nobody can guess.
    fn constants(&self, text: &mut String) {
        let has_dates = [AVAILABLE_FROM, AVAILABLE_TO].iter().any(|field| self.has(field));
        let is_open = |field: &str| self.roster.is_some() && !self.has(field);
        if has_dates || is_open(ROSTER) || is_open(BASIS) {
            *text += "\n[constants]\n";
        }
        if has_dates {
            let _ = writeln!(text, "{} = true", quoted(AVAILABLE));
        }
        let options = |field| {
            let target = Target::named(field, self.shape);
            target.map(|target| target.shape.options().join(", ")).unwrap_or_default()
        };
        if is_open(ROSTER) {
            let _ = writeln!(
                text,
                "# Where these people are on the roster: {}.\n{} = {}{DOUBT}",
                options(ROSTER),
                quoted(ROSTER),
                quoted(Roster::Active.name())
            );
        }
        if is_open(BASIS) {
            let _ = writeln!(
                text,
                "# The legal ground for keeping data on these people. Remove the `#` and write one in place of CODE:\n# \
                 {}\n# {} = \"CODE\"{DOUBT}",
                options(BASIS),
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
            let heading = &self.seen.columns[position].heading;
            let values = Values::of(heading, &self.samples[position], &target, self.registry);
            let (field, quoted_name) = (quoted(&target.name), quoted(&name));
            let list = values.list();
            if values.are_clear() {
                let meant = match list {
                    Some(list) => format!("{{ field = {field}, list = {list} }}"),
                    None => field,
                };
                let _ = writeln!(text, "{quoted_name} = {meant}{doubt}");
            } else {
                let _ = writeln!(tables, "\n[columns.{quoted_name}]{doubt}\nfield = {field}");
                if let Some(list) = list {
                    let _ = writeln!(tables, "list = {list}");
                }
                values.write(&mut tables, &quoted_name);
            }
            written.push(name);
        }
        *text += &tables;
    }
}
