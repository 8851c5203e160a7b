//! The binary in an environment without anything of this machine.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const BINARY: &str = env!("CARGO_BIN_EXE_mieux");

/// The binary in `folder` at 80 columns, for a user whose files are in `home`.
pub(super) fn mieux(folder: &Path, home: &Path) -> Command {
    scrubbed(Command::new(BINARY), folder, home)
}

/// A line of a shell, which finds the binary as `mieux`.
#[cfg(unix)]
pub(super) fn shell(line: &str, folder: &Path, home: &Path) -> Command {
    let mut command = scrubbed(Command::new("sh"), folder, home);
    let binary = Path::new(BINARY).parent().unwrap();
    command.env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", binary.display()));
    command.args(["-c", line]);
    command
}

/// Where journals are kept while tests run: never in the folder of the user who runs them.
pub(crate) fn state() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("state")
}

fn scrubbed(mut command: Command, folder: &Path, home: &Path) -> Command {
    command.current_dir(folder).env_clear().env("COLUMNS", "80");
    command.env("HOME", home).env("MIEUX_STATE_DIR", state());
    command
}

/// Standard output, standard error and the exit status as one text.
pub(crate) fn transcript(output: &Output) -> String {
    let mut text = String::from_utf8(output.stdout.clone()).unwrap();
    let errors = String::from_utf8(output.stderr.clone()).unwrap();
    if !errors.is_empty() {
        text.push_str("[stderr]\n");
        text.push_str(&errors);
    }
    text.push_str(&format!("[exit {}]\n", output.status.code().unwrap()));
    text
}
