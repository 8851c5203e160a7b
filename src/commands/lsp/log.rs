//! What is noted of a conversation: which messages came and how long they took, and where the program failed. Never what
//! is in a message.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::panic;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use lsp_server::RequestId;
use mieux::message;
use mieux::render::visible;

/// The file that `--log` names, if it names one.
pub(super) struct Log(Option<File>);

impl Log {
    /// Opens the file, to write behind what is in it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn open(path: Option<&Path>) -> anyhow::Result<Self> {
        let file = path.map(|path| {
            let file = OpenOptions::new().append(true).create(true).open(path);
            file.map_err(|error| {
                message!("target.cannot-write", path = path.display()).because(error)
            })
        });
        Ok(Self(file.transpose()?))
    }

    /// Does the work that a message asks for, and notes how long it took.
    pub(super) fn timed<T>(
        &self,
        method: &str,
        id: Option<&RequestId>,
        work: impl FnOnce() -> T,
    ) -> T {
        let began = Instant::now();
        let done = work();
        let id = id.map_or_else(String::new, |id| format!(" {id}"));
        let took = began.elapsed().as_secs_f64() * 1000.0;
        self.note(format_args!("{}{id} {took:.1} ms", visible(method)));
        done
    }

    /// Adds a line. A log that can no longer be written is no reason to stop.
    fn note(&self, line: fmt::Arguments<'_>) {
        if let Some(mut file) = self.0.as_ref() {
            let _ = file.write_all(format!("{line}\n").as_bytes());
        }
    }
}

/// From now on, a panic is noted in the log and on standard error by its place in the program. Its own message is left
/// out: it can contain text of a record.
pub(super) fn note_panics(log: &Arc<Log>) {
    let log = Arc::clone(log);
    panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map_or_else(String::new, |place| format!(" at {place}"));
        let line = format!("mieux {} failed{place}", env!("CARGO_PKG_VERSION"));
        log.note(format_args!("{line}"));
        let _ = writeln!(anstream::stderr(), "{line}");
    }));
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Log;

    #[test]
    fn a_line_names_the_message_and_its_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        let log = Log::open(Some(&path)).unwrap();
        assert_eq!(log.timed("textDocument/hover", Some(&7.into()), || 3), 3);
        Log::open(Some(&path)).unwrap().timed("a\nb\u{1b}", None, || ());
        let lines = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = lines.lines().collect();
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines[0].starts_with("textDocument/hover 7 "), "{lines:?}");
        assert!(!lines[1].contains('\u{1b}'), "{lines:?}");
        assert!(Log::open(Some(folder.path())).is_err());
    }
}
