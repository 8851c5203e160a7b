//! The examples at the end of the help of each command. A test runs them all.

use clap::builder::StyledStr;
use clap::builder::styling::Styles;

/// Examples as the last part of a help: of each what it does, and the line to type.
pub(crate) fn examples(lines: &[(&str, &str)]) -> StyledStr {
    let styles = Styles::styled();
    let heading = styles.get_header();
    let mut text = format!("{heading}Examples:{heading:#}");
    for (what, line) in lines {
        text += &format!("\n  # {what}\n  {line}");
    }
    text.into()
}
