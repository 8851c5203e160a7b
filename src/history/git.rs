//! Runs `git`: in a clean environment, without a pager, without a lock, and with output that programs can read.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

use super::error::HistoryError;
use crate::message;

/// What a hook sets, which would lead git to another repository than that of the registry.
const CLEARED: [&str; 5] =
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"];

/// What git says if a partial clone lacks an object that git cannot fetch.
const LACKS: &str = "from promisor remote";

/// How many bytes of what git prints are read at once.
const READ_AT_ONCE: usize = 64 * 1024;

/// Git in a folder.
#[derive(Debug, Clone)]
pub(super) struct Git {
    folder: PathBuf,
    /// The index that a hook names; it is another one in `git commit -a`.
    index: Option<PathBuf>,
}

impl Git {
    pub(super) fn in_folder(folder: &Path) -> Self {
        let index = std::env::var_os("GIT_INDEX_FILE").map(PathBuf::from);
        // Relative to the folder in which git has started the hook, and not to that of the registry.
        let index = index.map(|path| std::path::absolute(&path).unwrap_or(path));
        Self { folder: folder.to_owned(), index }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    fn command(&self, args: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder);
        command.args(["-c", "core.quotePath=false", "-c", "color.ui=false"]);
        command.args(["-c", "log.showSignature=false", "--no-pager"]).args(args);
        CLEARED.iter().for_each(|name| {
            command.env_remove(name);
        });
        command
            .env_remove("GIT_INDEX_FILE")
            .env("LC_ALL", "C")
            .env("TZ", "UTC")
            .env("GIT_OPTIONAL_LOCKS", "0");
        command.env("GIT_TERMINAL_PROMPT", "0").stdin(Stdio::null());
        command
    }

    /// What git prints. `Ok(None)` if it ends with a status that is not 0 and this is no reason to give up.
    pub(super) fn answer(&self, args: &[&str]) -> Result<Option<Vec<u8>>, HistoryError> {
        let output = self.run(self.command(args))?;
        match output.status.code() {
            Some(0) => Ok(Some(output.stdout)),
            Some(_) => self.ensure_trusted(&output).map(|()| None),
            None => Err(failed(&output)),
        }
    }

    /// What git prints.
    pub(super) fn output(&self, args: &[&str]) -> Result<Vec<u8>, HistoryError> {
        let output = self.run(self.command(args))?;
        self.succeeded(output)
    }

    /// What git prints of the index that is being committed.
    pub(super) fn output_with_index(&self, args: &[&str]) -> Result<Vec<u8>, HistoryError> {
        let mut command = self.command(args);
        if let Some(index) = &self.index {
            command.env("GIT_INDEX_FILE", index);
        }
        let output = self.run(command)?;
        self.succeeded(output)
    }

    /// What git prints, and how it ends.
    pub(super) fn ended(&self, args: &[impl AsRef<OsStr>]) -> Result<Output, HistoryError> {
        self.run(self.command(args))
    }

    /// What git prints where it reads `input`.
    pub(super) fn filtered(
        &self,
        args: &[impl AsRef<OsStr>],
        input: String,
    ) -> Result<Vec<u8>, HistoryError> {
        self.streamed(self.command(args), input, |output| {
            let mut printed = Vec::new();
            output.read_to_end(&mut printed).map(|_| printed)
        })
    }

    /// What `read` makes of what git prints where it reads the ids of objects. What a partial clone lacks is fetched by
    /// [`Self::fetch`] alone: one by one takes seconds.
    pub(super) fn of_objects<T>(
        &self,
        args: &[impl AsRef<OsStr>],
        objects: String,
        read: impl FnOnce(&mut dyn BufRead) -> io::Result<T>,
    ) -> Result<T, HistoryError> {
        let mut command = self.command(args);
        command.env("GIT_NO_LAZY_FETCH", "1");
        self.streamed(command, objects, read)
    }

    /// What `read` makes of what git prints where it reads `input`. A thread writes, another one takes what git says is
    /// wrong: else the pipes fill.
    fn streamed<T>(
        &self,
        mut command: Command,
        input: String,
        read: impl FnOnce(&mut dyn BufRead) -> io::Result<T>,
    ) -> Result<T, HistoryError> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| not_started(&error))?;
        let (stdin, stdout, stderr) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take());
        thread::scope(|scope| {
            // If git ends early, its own words say why.
            scope.spawn(|| stdin.map(|mut stdin| stdin.write_all(input.as_bytes())));
            let words = scope.spawn(|| {
                let mut words = Vec::new();
                stderr.map(|mut stderr| stderr.read_to_end(&mut words));
                words
            });
            let read =
                stdout.map(|stdout| read(&mut BufReader::with_capacity(READ_AT_ONCE, stdout)));
            let status = child.wait().map_err(|error| not_started(&error))?;
            let stderr = words.join().unwrap_or_default();
            self.succeeded(Output { status, stdout: Vec::new(), stderr })?;
            let read = read.unwrap_or_else(|| Err(ErrorKind::BrokenPipe.into()));
            read.map_err(|_| HistoryError::new(message!("git.not-read")))
        })
    }

    /// Fetches these objects, and nothing that they lead to.
    pub(super) fn fetch(&self, remote: &str, objects: String) -> Result<(), HistoryError> {
        let args = ["-c", "fetch.negotiationAlgorithm=noop", "fetch", "--quiet", "--no-tags"];
        let args = [
            &args[..],
            &["--no-write-fetch-head", "--recurse-submodules=no", "--filter=blob:none"],
            &["--stdin", "--", remote],
        ];
        let fetched = self.filtered(&args.concat(), objects);
        fetched.map(drop).map_err(|_| HistoryError::new(message!("git.cannot-fetch")))
    }

    fn run(&self, mut command: Command) -> Result<Output, HistoryError> {
        command.output().map_err(|error| not_started(&error))
    }

    fn succeeded(&self, output: Output) -> Result<Vec<u8>, HistoryError> {
        if output.status.success() {
            return Ok(output.stdout);
        }
        self.ensure_trusted(&output)?;
        Err(failed(&output))
    }

    /// Git refuses a repository of somebody else, whose settings could start programs. We never override it.
    fn ensure_trusted(&self, output: &Output) -> Result<(), HistoryError> {
        let words = String::from_utf8_lossy(&output.stderr);
        let Some((_, after)) = words.split_once("dubious ownership in repository at '") else {
            return Ok(());
        };
        let path = after.split('\'').next().unwrap_or_default();
        Err(HistoryError::new(message!("git.not-trusted", path)))
    }
}

fn not_started(error: &io::Error) -> HistoryError {
    HistoryError::new(match error.kind() {
        ErrorKind::NotFound => message!("git.missing"),
        _ => message!("git.not-started", why = error.to_string()),
    })
}

/// That git has ended with a status that is not meant.
pub(super) fn failed(output: &Output) -> HistoryError {
    let words = last_error(&output.stderr);
    HistoryError::new(match output.status.code() {
        _ if words.contains(LACKS) => message!("git.cannot-fetch"),
        Some(status) => message!("git.failed", status = status.to_string(), words),
        None => message!("git.stopped", status = output.status.to_string()),
    })
}

/// What git says is wrong: its last error, behind which there can be advice, else its last words.
fn last_error(stderr: &[u8]) -> String {
    let words = String::from_utf8_lossy(stderr);
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let error = lines.iter().rev().find_map(|line| line.strip_prefix("fatal: "));
    error.or(lines.last().copied()).unwrap_or_default().to_owned()
}

/// A path as git prints it.
#[cfg(unix)]
pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    Path::new(OsStr::from_bytes(bytes)).to_owned()
}

/// A path as git prints it: UTF-8, on systems whose paths are not bytes.
#[cfg(not(unix))]
pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    Path::new(&*String::from_utf8_lossy(bytes)).to_owned()
}
