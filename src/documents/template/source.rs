//! The text of a template.

use std::borrow::Cow;

/// A template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// What messages call it: the path of its file, or its name.
    pub name: String,
    /// Its text.
    pub text: Cow<'static, str>,
}
