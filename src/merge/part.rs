//! The text of a merge: parts that are agreed on, and conflicts.

/// A part of the merged text, in whole lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// What both sides agree on.
    Text(String),
    /// Where they do not.
    Conflict(Conflict),
}

/// The lines of the three texts for a field that the two sides want to be different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Conflict {
    /// The names that lead to the field, such as `partners.role`.
    pub(super) field: String,
    pub(super) base: String,
    pub(super) ours: String,
    pub(super) theirs: String,
}

impl Part {
    /// An agreed text; nothing if it is empty.
    pub(super) fn text(text: impl Into<String>) -> Vec<Self> {
        let text = text.into();
        if text.is_empty() { Vec::new() } else { vec![Self::Text(text)] }
    }
}

/// How conflicts are shown in a text, as git shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// How many letters a mark has.
    pub size: usize,
    /// The names of ours, base and theirs.
    pub labels: [String; 3],
    /// Which versions are shown.
    pub style: MarkStyle,
}

/// Which versions of a conflict are shown: `merge.conflictStyle` of git.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MarkStyle {
    /// Ours and theirs.
    #[default]
    Merge,
    /// Ours, base and theirs.
    Diff3,
    /// The same, without the lines that ours and theirs have in common at both ends.
    Zdiff3,
}

impl Marks {
    /// The parts as one text, with marks around the versions of each conflict.
    pub(super) fn write(&self, parts: &[Part]) -> String {
        let mut text = String::new();
        for part in parts {
            match part {
                Part::Text(agreed) => text.push_str(agreed),
                Part::Conflict(conflict) => self.write_conflict(conflict, &mut text),
            }
        }
        text
    }

    fn write_conflict(&self, conflict: &Conflict, text: &mut String) {
        let Conflict { base, ours, theirs, .. } = conflict;
        let (mut above, mut below) = (0, 0);
        if self.style == MarkStyle::Zdiff3 {
            let lines = |text: &str| text.split_inclusive('\n').map(str::len).collect::<Vec<_>>();
            let common = ours.split_inclusive('\n').zip(theirs.split_inclusive('\n'));
            let same = common.take_while(|(ours, theirs)| ours == theirs);
            above = same.map(|(line, _)| line.len()).sum();
            let least = ours.len().min(theirs.len()) - above;
            for length in lines(&ours[above..]).into_iter().rev() {
                let end = below + length;
                if end > least || !ends_with_line(theirs, &ours[ours.len() - end..]) {
                    break;
                }
                below = end;
            }
        }
        let [our_label, base_label, their_label] = &self.labels;
        text.push_str(&ours[..above]);
        self.mark('<', our_label, text);
        text.push_str(&ours[above..ours.len() - below]);
        if self.style != MarkStyle::Merge {
            self.mark('|', base_label, text);
            text.push_str(base);
        }
        self.mark('=', "", text);
        text.push_str(&theirs[above..theirs.len() - below]);
        self.mark('>', their_label, text);
        text.push_str(&ours[ours.len() - below..]);
    }

    fn mark(&self, sign: char, label: &str, text: &mut String) {
        text.extend(std::iter::repeat_n(sign, self.size));
        if !label.is_empty() {
            text.push(' ');
            text.push_str(label);
        }
        text.push('\n');
    }
}

/// Whether a text ends with these whole lines.
fn ends_with_line(text: &str, lines: &str) -> bool {
    let above = text.strip_suffix(lines);
    above.is_some_and(|above| above.is_empty() || above.ends_with('\n'))
}
