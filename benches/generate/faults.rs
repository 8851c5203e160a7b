//! Faults that somebody might make: each is an edit of a good record that one rule finds at one line.

use super::world::Part;

/// A file to be written, line by line.
pub(super) struct Draft {
    /// Its path below the registry.
    pub(super) path: String,
    /// Its lines, without their ends.
    pub(super) lines: Vec<String>,
    /// Whether it is saved in Latin-1 and not in UTF-8.
    pub(super) latin_1: bool,
}

/// A kind of fault.
pub(super) struct FaultKind {
    /// The rule that finds it.
    pub(super) rule: &'static str,
    /// The kinds of record that it is put into.
    pub(super) of: &'static [Of],
    /// Makes the fault, and says in which line, from 0; `None` where the record has no place for it.
    pub(super) make: fn(&mut Draft) -> Option<usize>,
}

/// A kind of record that faults are put into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Action,
    Activity,
    Expert,
    Partner,
}

impl Of {
    pub(super) fn is(self, part: Part) -> bool {
        matches!(
            (self, part),
            (Self::Action, Part::Action)
                | (Self::Activity, Part::Activity(_))
                | (Self::Expert, Part::Expert(_))
                | (Self::Partner, Part::Partner)
        )
    }
}

const fn kind(
    rule: &'static str,
    of: &'static [Of],
    make: fn(&mut Draft) -> Option<usize>,
) -> FaultKind {
    FaultKind { rule, of, make }
}

/// Every kind, several of them in two forms.
///
/// Whole actions stay readable: their activities, partners and experts look bad without them.
pub(super) const KINDS: &[FaultKind] = &[
    kind("duplicate-id", &[Of::Activity], |draft| {
        let id = draft.value("id: ")?;
        let number: usize = id.rsplit_once("-a")?.1.parse().ok()?;
        let twin = id.replace(&format!("-a{number:02}"), &format!("-a{:02}", number - 1));
        draft.path = draft.path.replace(&format!("/{id}.yaml"), &format!("/zzz/{twin}.yaml"));
        draft.swap("id: ", &twin).filter(|_| number.is_multiple_of(2))
    }),
    kind("duplicate-item", &[Of::Action], |draft| draft.repeat_item("areas: [")),
    kind("duplicate-item", &[Of::Expert], |draft| draft.repeat_item("  scope: [")),
    kind("duplicate-key", &[Of::Activity, Of::Partner], |draft| draft.repeat("kind: ")),
    kind("empty-value", &[Of::Activity], |draft| draft.swap("  - city: ", "\"\"")),
    kind("empty-value", &[Of::Expert], |draft| draft.swap("themes: ", "[]")),
    kind("end-before-start", &[Of::Activity], |draft| {
        let (start, end) = (draft.value("start: ")?, draft.value("end: ")?);
        draft.swap("start: ", &end);
        draft.swap("end: ", &start)
    }),
    kind("end-before-start", &[Of::Expert], |draft| draft.swap("    to: ", "1961")),
    kind("id-differs-from-file-name", &[Of::Activity], |draft| {
        let other = format!("{}9", draft.value("id: ")?);
        draft.swap("id: ", &other)
    }),
    kind("malformed-date", &[Of::Activity], |draft| draft.swap("start: ", "2017-13")),
    kind("malformed-date", &[Of::Expert], |draft| draft.swap("  given: ", "May 2008")),
    kind("malformed-id", &[Of::Activity], |draft| draft.swap("  - expert: ", "exp_0001")),
    kind("malformed-value", &[Of::Expert], |draft| draft.swap("  - language: ", "Spanish")),
    kind("missing-field", &[Of::Activity, Of::Partner], |draft| {
        let line = draft.find("kind: ")?;
        draft.lines.remove(line);
        draft.find("id: ")
    }),
    kind("missing-source", &[Of::Activity, Of::Expert, Of::Partner], |draft| {
        let start = draft.find("sources:")?;
        let is_own = |line: &&String| line.starts_with(' ');
        let length = 1 + draft.lines[start + 1..].iter().take_while(is_own).count();
        draft.lines.drain(start..start + length);
        draft.find("id: ")
    }),
    kind("not-utf8", &[Of::Activity, Of::Partner], |draft| {
        draft.latin_1 = true;
        draft.lines.iter().position(|line| !line.is_ascii())
    }),
    kind("out-of-range", &[Of::Activity], |draft| draft.swap("    days: ", "0")),
    kind("stray-record", &[Of::Activity], |draft| {
        draft.path.push_str(".old");
        Some(0)
    }),
    kind("unknown-code", &[Of::Action], |draft| draft.swap("areas: ", "[border-controls]")),
    kind("unknown-code", &[Of::Activity], |draft| draft.swap("kind: ", "workshops-and-more")),
    kind("unknown-code", &[Of::Expert], |draft| draft.swap("origin: ", "ZZ")),
    kind("unknown-field", &[Of::Action, Of::Activity, Of::Expert, Of::Partner], |draft| {
        draft.insert("id: ", "colour: blue")
    }),
    kind("unknown-reference", &[Of::Activity], |draft| draft.swap("  - expert: ", "exp-99999999")),
    kind("unknown-reference", &[Of::Activity], |draft| draft.swap("  - partner: ", "pe-nobody")),
    kind("unsupported-yaml", &[Of::Activity], |draft| draft.put_before("kind: ", "&kind ")),
    kind("unsupported-yaml", &[Of::Expert], |draft| draft.put_before("sector: ", "!word ")),
    kind("unsupported-yaml", &[Of::Partner], |draft| {
        draft.lines.extend(["---".to_owned(), "id: second".to_owned()]);
        Some(draft.lines.len() - 2)
    }),
    kind("unused-exception", &[Of::Activity, Of::Expert, Of::Partner], |draft| {
        let lines = ["allow:", "  - rule: missing-source", "    reason: It has one by now"];
        draft.lines.extend(lines.map(str::to_owned));
        Some(draft.lines.len() - 2)
    }),
    kind("value-not-in-list", &[Of::Activity], |draft| draft.swap("status: ", "done")),
    kind("value-not-in-list", &[Of::Expert], |draft| draft.swap("roster: ", "busy")),
    kind("wrong-type", &[Of::Activity], |draft| draft.swap("online: ", "\"yes\"")),
    kind("wrong-type", &[Of::Expert], |draft| draft.swap("themes: ", "horizontal")),
    kind("yaml-syntax", &[Of::Activity, Of::Partner], |draft| draft.put_before("kind: ", "a: ")),
    kind("yaml-syntax", &[Of::Expert], |draft| draft.put_before("origin: ", "@")),
];

impl Draft {
    /// The first line that begins so.
    fn find(&self, start: &str) -> Option<usize> {
        self.lines.iter().position(|line| line.starts_with(start))
    }

    /// What stands behind the beginning of the first such line.
    fn value(&self, start: &str) -> Option<String> {
        Some(self.lines[self.find(start)?][start.len()..].to_owned())
    }

    /// Puts another value into the first such line.
    fn swap(&mut self, start: &str, value: &str) -> Option<usize> {
        let line = self.find(start)?;
        self.lines[line] = format!("{start}{value}");
        Some(line)
    }

    /// Puts something before the value of the first such line.
    fn put_before(&mut self, start: &str, what: &str) -> Option<usize> {
        let value = self.value(start)?;
        self.swap(start, &format!("{what}{value}"))
    }

    /// Puts a line below the first such line.
    fn insert(&mut self, start: &str, line: &str) -> Option<usize> {
        let at = self.find(start)? + 1;
        self.lines.insert(at, line.to_owned());
        Some(at)
    }

    /// Writes the first such line twice.
    fn repeat(&mut self, start: &str) -> Option<usize> {
        let line = self.lines[self.find(start)?].clone();
        self.insert(start, &line)
    }

    /// Writes the first item of a list on one line again behind the last.
    fn repeat_item(&mut self, start: &str) -> Option<usize> {
        let list = self.value(start)?;
        let items = list.strip_suffix(']')?;
        let first = items.split(", ").next()?;
        self.swap(start, &format!("{items}, {first}]"))
    }
}
