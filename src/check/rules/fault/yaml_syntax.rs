//! `yaml-syntax`: the text of a file is not YAML.

use crate::check::context::FaultContext;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::an;
use crate::finding::Severity;
use crate::yaml::{Fault, FaultKind, Span};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "yaml-syntax",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("yaml_syntax.md"),
    check: Check::Fault(check),
};

/// What to do where the parser says these words; the first that fits.
const HELP: [(&str, &str); 16] = [
    ("recursion limit", "nest lists and maps less deeply"),
    ("tabs disallowed", "indent with blanks and not with a tab"),
    ("found a tab", "indent with blanks and not with a tab"),
    (
        "mapping values",
        "put text with `: ` in it in quotes, or correct the indentation of this line",
    ),
    ("expected ':'", "write `name: value`, with a blank after the `:`"),
    (
        "trailing content",
        "put the whole text in double quotes; a double quote within is written `\\\"`",
    ),
    ("escape character", "in double quotes a `\\` is written `\\\\`"),
    ("unexpected character: `\\u", "remove this character, which cannot be seen"),
    ("unexpected character", "put text that begins with this character in quotes"),
    ("comment or line break", "put text that begins with `>` or `|` in quotes"),
    ("quoted scalar", "close the quote that begins here"),
    ("bracket", "see whether each `[` and `{` has its `]` and `}`"),
    ("invalid indentation", "close the `[` or `{`, or indent what belongs to it further"),
    ("expected key", "indent this line as far as those that it belongs with"),
    ("expected '-'", "indent this line as far as those that it belongs with"),
    ("comments must", "write a blank before the `#`, or put the text with it in quotes"),
];

/// What to do where none of these fits.
const OTHERWISE: &str = "look at this line and the one above for a missing `:`, quote or bracket, \
                         or another indentation; text with `: ` or ` #` in it goes in quotes";

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    let (message, help) = match &fault.kind {
        FaultKind::Syntax(words) => {
            let help = help(&context.source.text, &fault.span, words);
            // Our own words on a file that the parser never saw need no more.
            let is_sentence = words.starts_with("the file ") || words.starts_with("the text ");
            match is_sentence {
                true => (words.clone(), help),
                false => (format!("this is not YAML: {words}"), help),
            }
        }
        FaultKind::Empty => (
            format!("the file says nothing: it should hold {}", an(context.file.kind)),
            "write the record, or remove the file",
        ),
        _ => return,
    };
    findings.push(RULE.finding(context.place(fault), message, Some(help.to_owned())));
}

fn help(text: &str, at: &Span, words: &str) -> &'static str {
    let before = &text[..at.start];
    let line = &text[before.rfind('\n').map_or(0, |newline| newline + 1)..];
    if ["<<<<<<< ", "=======\n", ">>>>>>> "].iter().any(|mark| line.starts_with(mark)) {
        return "a merge has left two versions: keep one, and remove the lines with the marks";
    }
    if words.starts_with("invalid indentation") && text[at.start..].starts_with(['"', '\'']) {
        return "close the quote that begins here";
    }
    HELP.iter().find(|(part, _)| words.contains(part)).map_or(OTHERWISE, |(_, help)| help)
}
