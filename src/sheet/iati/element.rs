//! An element of XML, with what was kept of it.

/// An element with what was kept of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Element {
    pub(super) name: String,
    /// Attributes that are not empty, without blanks around them.
    pub(super) attributes: Vec<(String, String)>,
    pub(super) text: String,
    pub(super) children: Vec<Self>,
}

impl Element {
    pub(super) fn new(name: String) -> Self {
        Self { name, ..Self::default() }
    }

    /// The value of an attribute, if it is not empty.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The elements of this name in it.
    pub(super) fn each<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// Whether an element of this name is in it, at any depth.
    pub(super) fn has(&self, name: &str) -> bool {
        self.children.iter().any(|child| child.name == name || child.has(name))
    }

    /// About how many bytes it takes, without its children.
    pub(super) fn size(&self) -> usize {
        let attributes = self.attributes.iter().map(|(name, value)| name.len() + value.len() + 48);
        self.name.len() + self.text.len() + attributes.sum::<usize>() + 96
    }
}
