//! How far an import has come, on a terminal only and from half a second on; and Ctrl-C, which takes back
//! what was begun.

use std::cell::Cell;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use mieux::change::{Changes, Session};
use mieux::import::Progress;
use mieux::message;
use mieux::message::Message;
use mieux::store::Event;
use mieux::words::Words;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// How long nothing is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// What is shown of the work.
pub(super) struct Bar<'w> {
    words: &'w Words,
    bar: ProgressBar,
    began: Instant,
    is_shown: Cell<bool>,
}

impl<'w> Bar<'w> {
    /// For rows, of which nobody knows how many there are.
    pub(super) fn reading(words: &'w Words) -> Self {
        let line = message!("import.reading", rows = "{human_pos}", speed = "{speed}");
        Self::new(ProgressBar::no_length(), &turning(&line, words), words)
    }

    /// For so many files; each is touched twice.
    pub(super) fn writing(files: usize, words: &'w Words) -> Self {
        let bar = ProgressBar::new(files as u64 * 2);
        let (percent, speed, left) = ("{percent}", "{speed}", "{eta}");
        let line = message!("import.writing", bar = "{wide_bar}", percent, speed, left);
        Self::new(bar, &line.in_words(words), words)
    }

    fn new(bar: ProgressBar, line: &str, words: &'w Words) -> Self {
        bar.set_draw_target(ProgressDrawTarget::hidden());
        bar.set_style(style(line));
        Self { words, bar, began: Instant::now(), is_shown: Cell::new(false) }
    }

    /// Shows how far reading has come.
    pub(super) fn at(&self, progress: Progress) {
        match progress {
            Progress::Row => self.step(),
            Progress::Checking(count) => {
                self.bar.set_position(count as u64);
                let line = message!("import.checking", rows = "{human_pos}");
                self.bar.set_style(style(&turning(&line, self.words)));
                // Nobody tells how far that has come, but it goes on.
                self.bar.enable_steady_tick(PATIENCE);
            }
        }
    }

    /// Writes all changes, or none if Ctrl-C calls it off. A second Ctrl-C ends the program at once; the
    /// next command that writes then completes the change.
    pub(super) fn commit(&self, session: &Session<'_>, changes: Changes) -> anyhow::Result<()> {
        if changes.is_empty() {
            return Ok(());
        }
        let called_off = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            flag::register_conditional_default(signal, Arc::clone(&called_off))?;
            flag::register(signal, Arc::clone(&called_off))?;
        }
        let mut tell = |event: Event<'_>| {
            if let Event::Touching(_) = event {
                self.step();
            }
        };
        let written = session.commit(changes, &called_off, &mut tell);
        self.bar.finish_and_clear();
        Ok(written?)
    }

    fn step(&self) {
        self.bar.inc(1);
        if !self.is_shown.get() && self.began.elapsed() > PATIENCE {
            self.is_shown.set(true);
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

/// A line after a sign that turns while the work goes on.
fn turning(line: &Message, words: &Words) -> String {
    format!("{{spinner}} {}", line.in_words(words))
}

/// What a line says; `speed` is in whole steps a second.
fn style(template: &str) -> ProgressStyle {
    let style = ProgressStyle::with_template(template);
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    style.with_key("speed", |state: &ProgressState, out: &mut dyn fmt::Write| {
        // Where it cannot be shown the work goes on.
        let _ = write!(out, "{:.0}", state.per_sec());
    })
}

impl Drop for Bar<'_> {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
