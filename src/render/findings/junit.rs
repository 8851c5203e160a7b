//! JUnit XML, which most CI servers show as test results: a suite for each kind of file, a case for each file with
//! findings, and one case for all files without.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::Summary;
use super::entry::{Entry, Level};
use super::xml;
use crate::model::Kind;
use crate::render::visible;

/// The suite of all files that are no records, such as vocabularies and settings.
const OTHERS: &str = "other files";

/// The findings on one file.
struct Case<'e> {
    path: &'e str,
    entries: Vec<&'e Entry<'e>>,
}

/// The cases of one kind of file.
struct Suite<'e> {
    name: &'static str,
    cases: Vec<Case<'e>>,
    /// How many files have no findings.
    clean: usize,
}

impl Case<'_> {
    fn errors(&self) -> impl Iterator<Item = &&Entry<'_>> {
        self.entries.iter().filter(|entry| entry.level == Level::Error)
    }

    fn fails(&self) -> bool {
        self.errors().next().is_some()
    }

    /// All findings, a line or two each.
    fn text(&self) -> String {
        let lines = self.entries.iter().map(|entry| {
            let rule = entry.rule.map(|rule| format!("[{rule}] ")).unwrap_or_default();
            format!("{}:{}: {rule}{}", entry.at.start.line, entry.at.start.column, entry.text())
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

impl Suite<'_> {
    fn tests(&self) -> usize {
        self.cases.len() + usize::from(self.clean > 0)
    }

    fn failures(&self) -> usize {
        self.cases.iter().filter(|case| case.fails()).count()
    }
}

/// `kinds` has the kind of record that each entry is about; `None` for other files.
pub(super) fn write(
    entries: &[Entry<'_>],
    kinds: &[Option<Kind>],
    summary: &Summary,
    out: &mut dyn Write,
) -> io::Result<()> {
    let suites = suites(entries, kinds, summary);
    let mut writer = xml::document(out)?;
    let tests: usize = suites.iter().map(Suite::tests).sum();
    let failures: usize = suites.iter().map(Suite::failures).sum();
    let counts = [("tests", tests.to_string()), ("failures", failures.to_string())];
    let report = writer.create_element("testsuites").with_attribute(("name", "mieux"));
    let report = report.with_attributes(borrowed(&counts));
    report.write_inner_content(|writer| suites.iter().try_for_each(|one| suite(writer, one)))?;
    writeln!(writer.into_inner())
}

fn suites<'e>(
    entries: &'e [Entry<'e>],
    kinds: &[Option<Kind>],
    summary: &Summary,
) -> Vec<Suite<'e>> {
    let of_kind = |kind: Option<Kind>| {
        let mut cases: Vec<Case<'e>> = Vec::new();
        for (entry, own) in entries.iter().zip(kinds) {
            if *own != kind {
                continue;
            }
            match cases.iter_mut().find(|case| case.path == entry.at.path) {
                Some(case) => case.entries.push(entry),
                None => cases.push(Case { path: &entry.at.path, entries: vec![entry] }),
            }
        }
        cases
    };
    let kinds = Kind::ALL.map(|kind| {
        let cases = of_kind(Some(kind));
        let clean = summary.of(kind).saturating_sub(cases.len());
        Suite { name: kind.plural(), cases, clean }
    });
    let others = Suite { name: OTHERS, cases: of_kind(None), clean: 0 };
    kinds.into_iter().chain([others]).filter(|suite| suite.tests() > 0).collect()
}

fn suite(writer: &mut Writer<&mut dyn Write>, suite: &Suite<'_>) -> io::Result<()> {
    let counts = [("tests", suite.tests().to_string()), ("failures", suite.failures().to_string())];
    let element = writer.create_element("testsuite").with_attribute(("name", suite.name));
    element.with_attributes(borrowed(&counts)).write_inner_content(|writer| {
        suite.cases.iter().try_for_each(|one| case(writer, suite.name, one))?;
        if suite.clean > 0 {
            let name = format!("{} without problems", suite.clean);
            let element =
                writer.create_element("testcase").with_attribute(("classname", suite.name));
            element.with_attribute(("name", name.as_str())).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn case(writer: &mut Writer<&mut dyn Write>, suite: &str, case: &Case<'_>) -> io::Result<()> {
    let path = visible(case.path);
    let attributes = [("classname", suite), ("name", &path), ("file", &path)];
    let element = writer.create_element("testcase").with_attributes(attributes);
    let text = case.text();
    let text = BytesText::new(&text);
    element.write_inner_content(|writer| {
        match case.errors().next() {
            Some(first) => {
                let kind = first.rule.unwrap_or_default();
                let attributes = [("message", first.message.as_str()), ("type", kind)];
                let failure = writer.create_element("failure").with_attributes(attributes);
                failure.write_text_content(text)?;
            }
            None => {
                writer.create_element("system-out").write_text_content(text)?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

fn borrowed<'a>(attributes: &'a [(&'a str, String)]) -> impl Iterator<Item = (&'a str, &'a str)> {
    attributes.iter().map(|(name, value)| (*name, value.as_str()))
}
