//! What the output goes to: how wide it is and whether it shows colour.

use std::io::IsTerminal;

use anstream::{AutoStream, ColorChoice};
use textwrap::{Options, WordSeparator, WordSplitter};

/// The width of running text where nothing limits it. Tables are as wide as their rows, so that each is one line.
pub(crate) const TEXT_WIDTH: usize = 80;

/// Width and colour of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Columns; `None` where nothing limits them, as in a pipe.
    pub width: Option<usize>,
    /// Whether to colour; follows `NO_COLOR`, `CLICOLOR_FORCE` and whether it is a terminal.
    pub color: bool,
    /// Whether signs beyond ASCII may be drawn; not where the locale says that there are none.
    pub unicode: bool,
}

impl Screen {
    /// The standard output. `COLUMNS` sets the width for terminals and pipes alike.
    #[must_use]
    pub fn stdout() -> Self {
        let stdout = std::io::stdout();
        let named = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let terminal = || {
            let size = terminal_size::terminal_size().filter(|_| stdout.is_terminal());
            size.map(|(width, _)| usize::from(width.0))
        };
        let color = !matches!(AutoStream::choice(&stdout), ColorChoice::Never);
        Self {
            width: named.or_else(terminal).map(|width: usize| width.max(20)),
            color,
            unicode: unicode(),
        }
    }

    /// An output without limits or colour.
    #[must_use]
    pub fn plain() -> Self {
        Self { width: None, color: false, unicode: true }
    }
}

/// Whether the locale has signs beyond ASCII, as one has that is not named: the first variable that is
/// set decides, as POSIX has it.
fn unicode() -> bool {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].map(|name| std::env::var(name).unwrap_or_default());
    set.iter().find(|locale| !locale.is_empty()).is_none_or(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

/// How text is wrapped: between words only, so that an address stays whole and can be clicked.
pub(crate) fn words_only<'o>(width: usize) -> Options<'o> {
    Options::new(width)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
}
