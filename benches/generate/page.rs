//! The text of a record in the house style: block style, two blanks, short lists of codes on one
//! line, long text folded at column 100, what other readers would mistake in quotes.

const WIDTH: usize = 100;

/// A record as it is being written.
pub(super) struct Page {
    text: String,
    depth: usize,
    /// Whether the next line is the first of an item.
    item: bool,
    /// The fields at the top so far.
    fields: Vec<&'static str>,
}

impl Page {
    /// A page whose file lies so many folders below the registry.
    pub(super) fn new(kind: &str, folders: usize) -> Self {
        let up = "../".repeat(folders + 1);
        let text = format!("# yaml-language-server: $schema={up}schemas/{kind}.schema.json\n");
        Self { text, depth: 0, item: false, fields: Vec::new() }
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// The fields at the top that are there, of those that sources are asked for.
    pub(super) fn supported(&self) -> Vec<&'static str> {
        let of_people =
            |field: &&&str| !["id", "action", "kind", "notes", "phase"].contains(*field);
        self.fields.iter().filter(of_people).copied().collect()
    }

    /// A line that says something to people only.
    pub(super) fn comment(&mut self, words: &str) {
        self.text.push_str(&format!("{}# {words}\n", "  ".repeat(self.depth)));
    }

    /// A scalar that stands as it is.
    pub(super) fn line(&mut self, key: &'static str, value: &str) {
        self.key(key);
        self.text.push_str(&format!(" {}\n", quoted(value)));
    }

    /// A number or a truth.
    pub(super) fn bare(&mut self, key: &'static str, value: impl ToString) {
        self.key(key);
        self.text.push_str(&format!(" {}\n", value.to_string()));
    }

    /// A scalar with a word behind it that the data does not hold.
    pub(super) fn commented(&mut self, key: &'static str, value: &str, words: &str) {
        self.key(key);
        self.text.push_str(&format!(" {}  # {words}\n", quoted(value)));
    }

    /// Text in two languages.
    pub(super) fn text(&mut self, key: &'static str, en: &str, es: &str) {
        self.below(key, |page| page.languages(en, es));
    }

    /// What stands in such a text, or is one as the item of a list.
    pub(super) fn languages(&mut self, en: &str, es: &str) {
        self.prose("en", en);
        self.prose("es", es);
    }

    /// A list of codes: on one line where it fits there.
    pub(super) fn codes(&mut self, key: &'static str, codes: &[impl AsRef<str>]) {
        self.key(key);
        let codes: Vec<String> = codes.iter().map(|code| quoted(code.as_ref())).collect();
        let line = format!(" [{}]\n", codes.join(", "));
        if 2 * self.depth + key.len() + line.len() <= WIDTH {
            self.text.push_str(&line);
            return;
        }
        let indent = "  ".repeat(self.depth + 1);
        self.text.push('\n');
        for code in codes {
            self.text.push_str(&format!("{indent}- {code}\n"));
        }
    }

    /// A map, whose fields `fill` writes.
    pub(super) fn below(&mut self, key: &'static str, fill: impl FnOnce(&mut Self)) {
        self.key(key);
        self.text.push('\n');
        self.depth += 1;
        fill(self);
        self.depth -= 1;
    }

    /// A list of maps: `fill` writes the fields of one.
    pub(super) fn items<T>(
        &mut self,
        key: &'static str,
        items: impl IntoIterator<Item = T>,
        mut fill: impl FnMut(&mut Self, T),
    ) {
        let mut items = items.into_iter().peekable();
        if items.peek().is_none() {
            return;
        }
        self.below(key, |page| {
            page.depth += 1;
            for item in items {
                page.item = true;
                fill(page, item);
            }
            page.depth -= 1;
        });
    }

    fn key(&mut self, key: &'static str) {
        if self.depth == 0 {
            self.fields.push(key);
        }
        let depth = self.depth - usize::from(self.item);
        let dash = if std::mem::take(&mut self.item) { "- " } else { "" };
        self.text.push_str(&format!("{}{dash}{key}:", "  ".repeat(depth)));
    }

    /// Words: on the line of their key where they fit there, else folded below it.
    fn prose(&mut self, key: &'static str, words: &str) {
        let line = quoted(words);
        if 2 * self.depth + key.len() + 2 + line.chars().count() <= WIDTH {
            return self.line(key, words);
        }
        self.key(key);
        self.text.push_str(" >-");
        let indent = "  ".repeat(self.depth + 1);
        let mut column = WIDTH;
        for word in words.split(' ') {
            let length = word.chars().count();
            if column + 1 + length > WIDTH {
                self.text.push_str(&format!("\n{indent}{word}"));
                column = indent.len() + length;
            } else {
                self.text.push_str(&format!(" {word}"));
                column += 1 + length;
            }
        }
        self.text.push('\n');
    }
}

/// A scalar, in quotes where a reader of YAML 1.1 or 1.2 would take it for something else.
fn quoted(text: &str) -> String {
    let is_word = ["NO", "no", "yes", "on", "off", "y", "n"].contains(&text);
    let is_day = text.len() == 10 && text.starts_with(|letter: char| letter.is_ascii_digit());
    let is_marked = text.contains(": ") || text.contains(" #") || text.starts_with('"');
    if is_word || is_day || is_marked { format!("\"{text}\"") } else { text.to_owned() }
}
