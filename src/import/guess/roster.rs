//! What the mapping of a list of experts says of its private columns.

use std::fmt::Write as _;

use super::personal::{is_key, private_field};
use super::sample::Sample;
use super::seen::Seen;
use super::written::{DOUBT, quoted};

/// The columns of a list of experts that go to `private/`.
pub(super) struct PrivateColumns {
    /// The columns that tell people apart, and whether these are the numbers of an office.
    key: Vec<usize>,
    is_sure: bool,
    /// The fields of the private file, by column.
    fields: Vec<(usize, &'static str)>,
}

impl PrivateColumns {
    /// Finds the columns among those that fill no field of a record, of which `is_free` tells; `None` where no
    /// column identifies people.
    pub(super) fn find(
        seen: &Seen,
        samples: &[Sample],
        is_free: impl Fn(usize) -> bool,
    ) -> Option<Self> {
        let free = || (0..seen.columns.len()).filter(|at| is_free(*at));
        let heading = |at: usize| seen.columns[at].heading.as_str();
        let mut fields: Vec<(usize, &'static str)> = Vec::new();
        for at in free() {
            let Some(field) = private_field(heading(at)) else { continue };
            let is_list = ["emails", "phones"].contains(&field);
            if is_list || !fields.iter().any(|(_, known)| *known == field) {
                fields.push((at, field));
            }
        }
        let number = free().find(|at| is_key(heading(*at)));
        if let Some(number) = number {
            return Some(Self { key: vec![number], is_sure: true, fields });
        }
        let of = |field: &str| fields.iter().find(|(_, own)| *own == field).map(|(at, _)| *at);
        // An address tells people apart, and changes less often than a name is written in another way.
        let address = of("emails").filter(|at| samples[*at].is_distinct());
        let names = ["name", "given_name", "family_name", "emails", "phones"];
        let key = address.map_or_else(
            || names.iter().filter_map(|name| of(name)).collect::<Vec<_>>(),
            |at| vec![at],
        );
        (!key.is_empty()).then_some(Self { key, is_sure: false, fields })
    }

    /// Whether a column goes to `private/`.
    pub(super) fn has(&self, column: usize) -> bool {
        self.key.contains(&column) || self.fields.iter().any(|(at, _)| *at == column)
    }

    /// The lines of the mapping; `name_of` tells how it names a column.
    pub(super) fn write(&self, text: &mut String, name_of: impl Fn(usize) -> Option<String>) {
        let names = |at: &usize| Some(quoted(&name_of(*at)?));
        let keys: Vec<String> = self.key.iter().filter_map(names).collect();
        *text += "\n# What identifies people goes to private/experts/ID.yaml, never into a record.\n[private]\n";
        if !self.is_sure {
            *text += "# The key tells people apart. If the list numbers them, name that column.\n";
        }
        let doubt = if self.is_sure { "" } else { DOUBT };
        let _ = match keys.as_slice() {
            [key] => writeln!(text, "key = {key}{doubt}"),
            keys => writeln!(text, "key = [{}]{doubt}", keys.join(", ")),
        };
        *text += "\n[private.columns]\n";
        for (at, field) in &self.fields {
            if let Some(name) = names(at) {
                let _ = writeln!(text, "{name} = {}", quoted(field));
            }
        }
    }
}
