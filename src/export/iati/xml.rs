//! XML as a tree of elements, and its text: two spaces a level, no text beside elements, UTF-8, LF.

use std::borrow::Cow;

/// What stands for a character that XML 1.0 forbids.
const REPLACEMENT: &str = "\u{fffd}";

/// An element. It has elements or text, never both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name.
    pub(super) name: Cow<'static, str>,
    /// Its attributes in their order.
    pub(super) attributes: Vec<(Cow<'static, str>, String)>,
    /// The elements in it.
    pub(super) children: Vec<Self>,
    /// Its text.
    pub(super) text: String,
}

impl Element {
    /// An empty element.
    pub(super) fn new(name: &'static str) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// An element with a text.
    pub(super) fn of_text(name: &'static str, text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::new(name) }
    }

    /// An empty element with a code.
    pub(super) fn of_code(name: &'static str, code: impl Into<String>) -> Self {
        Self::new(name).with("code", code)
    }

    /// The element with one attribute more.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name.into(), value.into()));
        self
    }

    /// The element with one attribute more, if it has a value.
    pub(super) fn with_some(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The element with more elements in it.
    pub(super) fn holding(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children);
        self
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The elements of this name in it.
    pub(super) fn each<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first element of this name in it.
    pub(super) fn first(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    fn write(&self, level: usize, out: &mut Text) {
        out.indent(level);
        self.write_start(out);
        if self.children.is_empty() && self.text.is_empty() {
            out.plain("/>\n");
            return;
        }
        out.plain(">");
        if self.children.is_empty() {
            out.escaped(&self.text, false);
        } else {
            out.plain("\n");
            self.children.iter().for_each(|child| child.write(level + 1, out));
            out.indent(level);
        }
        self.write_end(out);
    }

    /// Writes the name and the attributes.
    fn write_start(&self, out: &mut Text) {
        out.all(&["<", &self.name]);
        for (name, value) in &self.attributes {
            out.all(&[" ", name, "=\""]);
            out.escaped(value, true);
            out.plain("\"");
        }
    }

    fn write_end(&self, out: &mut Text) {
        out.all(&["</", &self.name, ">\n"]);
    }
}

/// The text of a document, to which elements are added one after the other, so that no more than one is in memory.
pub(super) struct Document {
    out: Text,
    root: Element,
}

impl Document {
    /// A document with this comment at its top; `root` is its root without what is in it.
    pub(super) fn new(comment: &str, root: Element) -> Self {
        let mut out = Text::default();
        out.plain("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- ");
        // Two hyphens would end the comment.
        out.allowed(&comment.replace("--", "- -"));
        out.plain(" -->\n");
        root.write_start(&mut out);
        out.plain(">\n");
        Self { out, root }
    }

    /// Adds an element to the root.
    pub(super) fn add(&mut self, element: &Element) {
        element.write(1, &mut self.out);
    }

    /// The text, and how many characters that XML does not allow were replaced in it.
    pub(super) fn finish(mut self) -> (String, usize) {
        self.root.write_end(&mut self.out);
        (self.out.text, self.out.replaced)
    }
}

#[derive(Default)]
struct Text {
    text: String,
    replaced: usize,
}

impl Text {
    fn plain(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn all(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.plain(part));
    }

    fn indent(&mut self, level: usize) {
        (0..level).for_each(|_| self.plain("  "));
    }

    /// Adds a text as it is, but for letters that are not allowed.
    fn allowed(&mut self, text: &str) {
        self.add(text, |_| None);
    }

    /// Adds a text that is read as it is.
    fn escaped(&mut self, text: &str, is_attribute: bool) {
        self.add(text, |letter| match letter {
            '&' => Some("&amp;"),
            '<' => Some("&lt;"),
            '>' => Some("&gt;"),
            '"' if is_attribute => Some("&quot;"),
            '\n' if is_attribute => Some("&#10;"),
            '\t' if is_attribute => Some("&#9;"),
            // A reader would take it for the end of a line.
            '\r' => Some("&#13;"),
            _ => None,
        });
    }

    /// Adds a text with what `escape` gives in the place of a letter.
    fn add(&mut self, text: &str, escape: impl Fn(char) -> Option<&'static str>) {
        let mut rest = 0;
        for (at, letter) in text.char_indices() {
            let is_allowed = matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
            let other = if is_allowed { escape(letter) } else { Some(REPLACEMENT) };
            if let Some(other) = other {
                self.replaced += usize::from(!is_allowed);
                self.all(&[&text[rest..at], other]);
                rest = at + letter.len_utf8();
            }
        }
        self.plain(&text[rest..]);
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};
    use quick_xml::events::{BytesStart, Event};
    use quick_xml::{Reader, XmlVersion};

    use super::{Document, Element};

    /// The root of a document. Text beside elements is taken for layout.
    pub(in crate::export::iati) fn parse(text: &str) -> Element {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let mut open = vec![Element::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => open.push(element(&start)),
                Event::End(_) => {
                    let mut closed = open.pop().unwrap();
                    if !closed.children.is_empty() {
                        closed.text.clear();
                    }
                    open.last_mut().unwrap().children.push(closed);
                }
                Event::Text(part) => open.last_mut().unwrap().text.push_str(&part.xml10_content()),
                Event::GeneralRef(name) => {
                    let letter = name.resolve_char_ref().unwrap().map(String::from);
                    let named =
                        || quick_xml::escape::resolve_predefined_entity(&name).unwrap().to_owned();
                    open.last_mut().unwrap().text.push_str(&letter.unwrap_or_else(named));
                }
                Event::Eof => return open.pop().unwrap().children.remove(0),
                _ => {}
            }
        }
    }

    fn element(start: &BytesStart<'_>) -> Element {
        let name = start.name().as_ref().to_owned();
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let name = attribute.key.as_ref().to_owned();
            (name.into(), attribute.normalized_value(XmlVersion::Implicit1_0).unwrap().into_owned())
        });
        Element { name: name.into(), attributes: attributes.collect(), ..Element::default() }
    }

    /// A whole document.
    pub(in crate::export::iati) fn document(
        comment: &str,
        root: Element,
        elements: &[Element],
    ) -> (String, usize) {
        let mut document = Document::new(comment, root);
        elements.iter().for_each(|element| document.add(element));
        document.finish()
    }

    fn written(text: &str) -> (String, usize) {
        let element = Element::of_text("narrative", text).with("code", text);
        document("A -- B", Element::new("title"), &[element])
    }

    #[test]
    fn what_means_something_to_xml_is_escaped() {
        let (text, replaced) = written("a]]>b & \"c\" <d>\u{7}");
        assert_eq!(replaced, 2);
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- A - - B -->\n<title>\n  \
             <narrative code=\"a]]&gt;b &amp; &quot;c&quot; &lt;d&gt;\u{fffd}\">a]]&gt;b &amp; \"c\" &lt;d&gt;\u{fffd}\
             </narrative>\n</title>\n"
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read_back(text in any::<String>(), marks in "[\u{0}-\u{20}<>&\"'\u{202e}\u{fffe}😀]{0,8}") {
            let text = format!("{text}{marks}x");
            let (document, replaced) = written(&text);
            let is_forbidden = |letter: char| {
                (letter < ' ' && !"\t\n\r".contains(letter)) || matches!(letter, '\u{fffe}' | '\u{ffff}')
            };
            let forbidden = text.chars().filter(|letter| is_forbidden(*letter)).count();
            prop_assert_eq!(replaced, 2 * forbidden);
            let expected: String =
                text.chars().map(|letter| if is_forbidden(letter) { '\u{fffd}' } else { letter }).collect();
            let title = parse(&document);
            let narrative = title.first("narrative").unwrap();
            prop_assert_eq!(&narrative.text, &expected);
            prop_assert_eq!(narrative.attribute("code"), Some(expected.as_str()));
        }
    }
}
