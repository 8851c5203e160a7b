//! How far an import has come, on a terminal only and from half a second on; and Ctrl-C, which takes back
//! what was begun.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use mieux::import::Progress;
use mieux::write::{Event, Plan, Writer};
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// How long nothing is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// What is shown of the work.
pub(super) struct Bar {
    bar: ProgressBar,
    began: Instant,
    is_shown: Cell<bool>,
}

impl Bar {
    /// For rows, of which nobody knows how many there are.
    pub(super) fn reading() -> Self {
        Self::new(ProgressBar::no_length(), "{spinner} {human_pos} rows read, {per_sec}")
    }

    /// For so many files; each is touched twice.
    pub(super) fn writing(files: usize) -> Self {
        let bar = ProgressBar::new(files as u64 * 2);
        Self::new(bar, "Writing {wide_bar} {percent} %, {per_sec}, {eta} left")
    }

    fn new(bar: ProgressBar, template: &str) -> Self {
        bar.set_draw_target(ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar, began: Instant::now(), is_shown: Cell::new(false) }
    }

    /// Shows how far reading has come.
    pub(super) fn at(&self, progress: Progress) {
        match progress {
            Progress::Row => self.step(),
            Progress::Checking(count) => {
                self.bar.set_position(count as u64);
                if let Ok(style) =
                    ProgressStyle::with_template("{spinner} checking {human_pos} rows")
                {
                    self.bar.set_style(style);
                }
            }
        }
    }

    /// Makes all changes of a plan, or none where Ctrl-C calls it off. A second Ctrl-C ends the program at
    /// once; the next command then completes the change.
    pub(super) fn commit(&self, writer: &Writer, plan: &Plan) -> anyhow::Result<()> {
        if plan.is_empty() {
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
        let written = writer.commit_unless(plan, &called_off, &mut tell);
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

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
