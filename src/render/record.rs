//! One record for people: every field under the title that its schema gives it, codes with their
//! labels, references with the names of what they point to.

use std::io::{self, Write};

use anstyle::Style;

use super::{Screen, visible, words_only};
use crate::model::{FileId, FileKind, Kind, Record, Registry, Text};
use crate::query::Links;
use crate::schema::{Meaning, Shape, shape};
use crate::yaml::{Node, Value, from_node, to_json};

/// Writes a record as JSON, as its file has it.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_record_json(root: &Node, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &to_json(root))?;
    writeln!(out)
}

/// Writes a record for people, and below it what points to it.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_record(
    registry: &Registry,
    file: FileId,
    language: &str,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let source = registry.file(file);
    let Some(root) = &source.root else {
        return Ok(());
    };
    let links = Links::new(registry);
    let mut page = Page { links: &links, language, screen, out };
    let heading = ["title", "name"].iter().find_map(|field| page.text(root.get(field)?));
    let id = source.stated_id().map_or_else(|| source.stem().into_owned(), str::to_owned);
    let bold = page.bold();
    writeln!(page.out, "{bold}{}{bold:#}", visible(&heading.unwrap_or_else(|| id.clone())))?;
    writeln!(
        page.out,
        "{} {} in {}\n",
        source.kind.name(),
        visible(&id),
        visible(&source.path.to_string_lossy())
    )?;
    for entry in root.entries().iter().filter(|entry| entry.key != "id") {
        page.field(shape(source.kind).field(&entry.key), &entry.key, &entry.value, 0)?;
    }
    for (heading, records) in related(&links, source.kind, &id) {
        page.related(heading, &records)?;
    }
    Ok(())
}

/// What points to the record, by how.
fn related<'r>(
    links: &Links<'r>,
    kind: FileKind,
    id: &str,
) -> Vec<(&'static str, Vec<(Kind, &'r str)>)> {
    let registry = links.registry;
    let actions = || registry.actions.iter().map(|Record { body, .. }| body);
    let all = |kind, ids: Vec<&'r str>| ids.into_iter().map(|id| (kind, id)).collect::<Vec<_>>();
    let groups = match kind {
        FileKind::Record(Kind::Action) => {
            let own = links.activities_of(id).iter().map(|activity| activity.id.as_str()).collect();
            let later =
                actions().filter(|action| action.follows.iter().any(|earlier| earlier == id));
            vec![
                ("Activities", all(Kind::Activity, own)),
                (
                    "Followed by",
                    all(Kind::Action, later.map(|action| action.id.as_str()).collect()),
                ),
            ]
        }
        FileKind::Record(Kind::Expert) => {
            vec![("Involved in", all(Kind::Action, links.actions_of_expert(id).collect()))]
        }
        FileKind::Record(Kind::Partner) => {
            let with = actions()
                .filter(|action| action.partners.iter().any(|partner| partner.partner == id));
            let parts = registry.partners.iter().map(|Record { body, .. }| body);
            let parts = parts.filter(|partner| partner.parent.as_deref() == Some(id));
            vec![
                ("Partner of", all(Kind::Action, with.map(|action| action.id.as_str()).collect())),
                ("Parts", all(Kind::Partner, parts.map(|partner| partner.id.as_str()).collect())),
            ]
        }
        _ => Vec::new(),
    };
    groups.into_iter().filter(|(_, records)| !records.is_empty()).collect()
}

struct Page<'p> {
    links: &'p Links<'p>,
    language: &'p str,
    screen: Screen,
    out: &'p mut dyn Write,
}

impl Page<'_> {
    fn bold(&self) -> Style {
        if self.screen.color { Style::new().bold() } else { Style::new() }
    }

    /// A field with its value, `depth` levels in.
    fn field(
        &mut self,
        shape: Option<&Shape>,
        key: &str,
        node: &Node,
        depth: usize,
    ) -> io::Result<()> {
        let title = shape.map_or(key, Shape::title);
        if let Some(text) = self.one_line(shape, node) {
            return self.line(title, &text, depth);
        }
        let bold = self.bold();
        writeln!(self.out, "{}{bold}{}{bold:#}", "  ".repeat(depth), visible(title))?;
        match &node.value {
            Value::List(items) => {
                let shape = shape.and_then(Shape::items);
                for (index, item) in items.iter().enumerate() {
                    self.item(shape, index + 1, item, depth + 1)?;
                }
                Ok(())
            }
            _ => self.fields(shape, node, depth + 1),
        }
    }

    /// An item of a list: on one line where it fits there, else its fields below its number.
    fn item(
        &mut self,
        shape: Option<&Shape>,
        number: usize,
        node: &Node,
        depth: usize,
    ) -> io::Result<()> {
        if let Some(text) = self.one_line(shape, node) {
            return self.paragraph(&format!("{number}. "), &text, depth);
        }
        writeln!(self.out, "{}{number}.", "  ".repeat(depth))?;
        self.fields(shape, node, depth + 1)
    }

    fn fields(&mut self, shape: Option<&Shape>, node: &Node, depth: usize) -> io::Result<()> {
        for entry in node.entries() {
            let below = shape.and_then(|shape| shape.field(&entry.key));
            self.field(below, &entry.key, &entry.value, depth)?;
        }
        Ok(())
    }

    /// A value that is one text: a scalar, a text by language, a list of scalars, or a reference
    /// with a role.
    fn one_line(&self, shape: Option<&Shape>, node: &Node) -> Option<String> {
        match &node.value {
            Value::Map(entries) => {
                if let Some(text) = self.text(node) {
                    return Some(text);
                }
                let (first, rest) = entries.split_first()?;
                let of = |key: &str| shape.and_then(|shape| shape.field(key));
                let reference = matches!(of(&first.key)?.meaning(), Some(Meaning::Reference(_)));
                let short =
                    rest.len() <= 1 && rest.iter().all(|entry| entry.value.scalar_text().is_some());
                if !reference || !short {
                    return None;
                }
                let target = self.scalar(of(&first.key), &first.value)?;
                Some(match rest.first() {
                    Some(role) => format!("{target}: {}", self.scalar(of(&role.key), &role.value)?),
                    None => target,
                })
            }
            Value::List(items) => {
                let shape = shape.and_then(Shape::items);
                let references =
                    matches!(shape.and_then(Shape::meaning), Some(Meaning::Reference(_)));
                let texts: Option<Vec<String>> =
                    items.iter().map(|item| self.scalar(shape, item)).collect();
                texts.filter(|_| !references).map(|texts| texts.join("; "))
            }
            _ => self.scalar(shape, node),
        }
    }

    /// A scalar with the name of what it stands for.
    fn scalar(&self, shape: Option<&Shape>, node: &Node) -> Option<String> {
        let written = node.scalar_text()?;
        Some(match shape.and_then(Shape::meaning) {
            Some(Meaning::Code(vocabulary)) => {
                let label =
                    self.links.registry.vocabularies.label(vocabulary, &written, self.language);
                if label == written { written.clone() } else { format!("{label} ({written})") }
            }
            Some(Meaning::Reference(kind)) => self.named(*kind, &written),
            Some(Meaning::Text) | None => written,
        })
    }

    /// A record's id with its name.
    fn named(&self, kind: Kind, id: &str) -> String {
        let vocabularies = &self.links.registry.vocabularies;
        let activities = self.links.registry.activities.iter();
        let name = match kind {
            Kind::Action => self.links.action(id).map(|action| action.title.show(self.language)),
            Kind::Activity => {
                let mut activities = activities.filter(|activity| activity.body.id == id);
                activities.next().map(|activity| activity.body.title.show(self.language))
            }
            Kind::Expert => {
                let origin = self.links.expert(id).and_then(|expert| expert.origin.as_deref());
                origin.map(|code| vocabularies.label("countries", code, self.language))
            }
            Kind::Partner => self.links.partner(id).map(|partner| partner.name.show(self.language)),
        };
        match name.filter(|name| !name.is_empty()) {
            Some(name) => format!("{id}  {name}"),
            None => id.to_owned(),
        }
    }

    /// The best text of a map of languages; one in another language than asked for says which.
    fn text(&self, node: &Node) -> Option<String> {
        let keys = node.entries();
        if keys.is_empty() || keys.iter().any(|entry| entry.key.len() != 2) {
            return None;
        }
        let text: Text = from_node(node).ok()?;
        let (language, best) = text.best(self.language)?;
        Some(if language == self.language {
            best.to_owned()
        } else {
            format!("{best} [{language}]")
        })
    }

    fn line(&mut self, title: &str, text: &str, depth: usize) -> io::Result<()> {
        let bold = self.bold();
        let title = visible(title);
        let width = self.screen.width.unwrap_or(100);
        let indent = "  ".repeat(depth);
        if indent.len() + title.len() + 2 + text.len() <= width {
            return writeln!(self.out, "{indent}{bold}{title}:{bold:#} {}", visible(text));
        }
        writeln!(self.out, "{indent}{bold}{title}{bold:#}")?;
        self.paragraph("", text, depth + 1)
    }

    fn paragraph(&mut self, before: &str, text: &str, depth: usize) -> io::Result<()> {
        let indent = "  ".repeat(depth);
        let first = format!("{indent}{before}");
        let rest = format!("{indent}{}", " ".repeat(before.len()));
        let options = words_only(self.screen.width.unwrap_or(100))
            .initial_indent(&first)
            .subsequent_indent(&rest);
        writeln!(self.out, "{}", textwrap::fill(&visible(text), options))
    }

    fn related(&mut self, heading: &str, records: &[(Kind, &str)]) -> io::Result<()> {
        let bold = self.bold();
        writeln!(self.out, "{bold}{heading}{bold:#}")?;
        for (kind, id) in records {
            let text = self.named(*kind, id);
            self.paragraph("", &text, 1)?;
        }
        Ok(())
    }
}
