//! Long output on a terminal goes through a pager, as that of git does.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::mem;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::SIGINT;
use signal_hook::{flag, low_level};

/// Where the user names a pager: the first variable that is set decides.
const VARIABLES: [&str; 2] = ["MIEUX_PAGER", "PAGER"];

/// The pager of a user who names none: it ends by itself if everything fits, and keeps colours.
const USUAL: &str = "less -FRX";

/// The standard output of a command, shown when it is flushed: by a pager if it is longer than the terminal.
#[derive(Debug, Default)]
pub(crate) struct Paged {
    text: Vec<u8>,
}

impl Paged {
    /// Whether the standard output is a terminal, for which alone there is a pager.
    pub(crate) fn is_possible() -> bool {
        io::stdout().is_terminal()
    }
}

impl Write for Paged {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.text.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        let text = mem::take(&mut self.text);
        if is_long(&text) && pager().is_some_and(|pager| is_shown_by(pager, &text)) {
            return Ok(());
        }
        let mut stdout = io::stdout().lock();
        stdout.write_all(&text)?;
        stdout.flush()
    }
}

/// Whether a text leaves no room for the next prompt.
fn is_long(text: &[u8]) -> bool {
    let lines = text.iter().filter(|byte| **byte == b'\n').count();
    terminal_size::terminal_size().is_some_and(|(_, height)| lines >= usize::from(height.0))
}

/// The pager that the environment names. Nothing in a folder that somebody else has written chooses it: a relative
/// path would lead there, and so would a relative entry of `PATH`.
fn pager() -> Option<Command> {
    let named = VARIABLES.iter().find_map(|name| env::var(name).ok());
    let words = shlex::split(named.as_deref().unwrap_or(USUAL))?;
    let (program, args) = words.split_first()?;
    if program == "cat" {
        return None;
    }
    let mut command = Command::new(absolute(Path::new(program))?);
    command.args(args);
    // As git does: what a pager needs to show colours.
    for (name, value) in [("LESS", "FRX"), ("LV", "-c")] {
        if env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    Some(command)
}

/// The path of a program, if it does not depend on the working folder.
fn absolute(program: &Path) -> Option<PathBuf> {
    if program.is_absolute() {
        return Some(program.to_owned());
    }
    let is_name = program.components().count() == 1;
    let path = env::var_os("PATH").filter(|_| is_name)?;
    let mut paths = env::split_paths(&path).filter(|folder| folder.is_absolute());
    paths.find_map(|folder| {
        let path = folder.join(program).with_extension(env::consts::EXE_EXTENSION);
        path.is_file().then_some(path)
    })
}

/// Whether the pager has shown the text. If it cannot be started, or fails, the text is still to be shown.
fn is_shown_by(mut pager: Command, text: &[u8]) -> bool {
    // Ctrl-C is for the pager, as every other key is.
    let interrupted = flag::register(SIGINT, Arc::new(AtomicBool::new(false)));
    let ended = pager.stdin(Stdio::piped()).spawn().and_then(|mut child| {
        if let Some(mut input) = child.stdin.take() {
            // A reader who leaves early closes the pipe.
            let _ = input.write_all(text);
        }
        child.wait()
    });
    if let Ok(interrupted) = interrupted {
        low_level::unregister(interrupted);
    }
    ended.is_ok_and(|status| status.success())
}
