//! What all commands share: their common options, and how they end.

use std::cell::{Cell, OnceCell};
use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use mieux::cache::Index;
use mieux::change::Session;
use mieux::check::{Options, Workspace, load_with_errors};
use mieux::files::{Files, Folder, find_registry};
use mieux::message;
use mieux::message::{Message, Value};
use mieux::model::{FileKind, Language};
use mieux::registry::{LateFiles, Registry, SourceFile, language_of, load_records, read_registry};
use mieux::render::{Screen, visible, write_markdown};
use mieux::store::{self, Event, Pending, Recovered, RegistryFolder, Wait, Writer};
use mieux::words::Words;

use crate::at::AtArgs;
use crate::color::When;
use crate::speaker;

/// Options that every command has.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Globals {
    /// Run as if started in DIR
    #[arg(short = 'C', global = true, value_name = "DIR")]
    working_folder: Option<PathBuf>,
    /// Registry folder [default: nearest one above, or ./registry]
    ///
    /// By default, the nearest folder above the current one that contains mieux.toml, else ./registry.
    #[arg(long, global = true, value_name = "DIR", env = "MIEUX_REGISTRY", hide_env_values = true)]
    registry: Option<PathBuf>,
    /// Language of messages and labels [default: detected]
    ///
    /// By default, `lang` in mieux.toml, else the language of your system (LC_ALL, LANG), else English.
    #[arg(long, global = true, value_enum, env = "MIEUX_LANG", hide_env_values = true)]
    lang: Option<Language>,
    /// Print results and errors only
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Also print what is read, and how long it takes
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    verbose: bool,
    /// When to use colour [default: auto]
    ///
    /// `always` and `never` override NO_COLOR and CLICOLOR_FORCE.
    #[arg(long = "color", global = true, value_name = "WHEN", value_enum, default_value_t = When::Auto, hide_default_value = true)]
    _color: When,
    /// Do not page long output
    ///
    /// On a terminal, long output goes through $MIEUX_PAGER, else $PAGER, else `less -FRX`.
    #[arg(long, global = true)]
    no_pager: bool,
    /// Fail at once if another mieux is changing the registry
    #[arg(long, global = true)]
    no_wait: bool,
    /// Read every file, whatever is known from earlier runs
    ///
    /// What the files of a registry say is kept in an index in your cache folder, so that only those that changed are
    /// read. The answers are the same without it. `MIEUX_INDEX=off` does the same as this option.
    #[arg(long, global = true, hide_short_help = true)]
    no_index: bool,
    /// When the command began.
    #[arg(skip = Instant::now())]
    began: Instant,
    /// What the command may do to the registry.
    #[arg(skip)]
    access: Access,
    /// The state of the registry that the command reads.
    #[arg(skip)]
    at: AtArgs,
    /// Whether the command has changed the registry.
    #[arg(skip)]
    has_changed: Cell<bool>,
    /// The language that the settings of the registry choose, once it is asked for.
    #[arg(skip)]
    registry_language: OnceCell<Option<Language>>,
}

/// What a command may do to the registry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Access {
    /// Read it, and write nothing, be it to finish what was interrupted.
    #[default]
    Read,
    /// Change it. An interrupted change is finished first.
    Change,
}

impl Access {
    /// For a command that changes the registry unless it only shows what it would do.
    pub(crate) fn changing_unless(shows_only: bool) -> Self {
        if shows_only { Self::Read } else { Self::Change }
    }
}

/// How long a command waits for another one. The longest change of a large registry takes less.
const LONGEST_WAIT: Duration = Duration::from_secs(300);

impl Globals {
    /// The folder that `--registry` names.
    pub(crate) fn named_registry(&self) -> Option<&Path> {
        self.registry.as_deref()
    }

    /// The registry that the working folder lies in, or that `--registry` names. A state that git has can be read without
    /// a folder.
    pub(crate) fn root(&self) -> anyhow::Result<PathBuf> {
        let found = find_registry(self.named_registry(), Path::new("."));
        found.or_else(|error| self.at.registry_without_folder(self.named_registry()).ok_or(error))
    }

    /// Goes to the folder that `-C` names.
    pub(crate) fn enter_folder(&self) -> anyhow::Result<()> {
        let Some(folder) = &self.working_folder else { return Ok(()) };
        env::set_current_dir(folder).map_err(|error| {
            message!("folder.cannot-go", folder = folder.display(), reason = &error).into()
        })
    }

    /// Whether nothing is printed but results and errors.
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Whether long output may go through a pager.
    pub(crate) fn may_page(&self) -> bool {
        !self.no_pager
    }

    /// With `--verbose`, says on standard error what was read.
    pub(crate) fn note_read(&self, registry: &Registry) {
        if self.verbose {
            let (count, folder) = (registry.files.len(), registry.root.display());
            self.tell(&message!("verbose.read", count, folder, time = self.elapsed()));
        }
    }

    /// With `--verbose`, says on standard error how long the command took.
    pub(crate) fn note_end(&self) {
        if self.verbose {
            self.tell(&message!("verbose.finished", time = self.elapsed()));
        }
    }

    fn noted(&self, registry: Registry) -> anyhow::Result<Registry> {
        // So that its settings are not read again: the cell is empty, or holds the same.
        let _ = self.registry_language.set(registry.config.lang);
        self.note_read(&registry);
        Ok(registry)
    }

    /// Writes a text in Markdown: for people on a terminal, and as it is for programs.
    pub(crate) fn write_markdown(&self, markdown: &str, out: &mut dyn Write) -> io::Result<()> {
        match io::stdout().is_terminal() {
            true => write_markdown(markdown, self.screen(), out),
            false => out.write_all(markdown.as_bytes()),
        }
    }

    /// Says something on standard error that is no error, unless only errors are wanted.
    pub(crate) fn note(&self, words: &str) {
        if !self.quiet {
            // If nobody reads standard error, the work is done all the same.
            let _ = writeln!(anstream::stderr(), "{words}");
        }
    }

    fn elapsed(&self) -> String {
        let seconds = format!("{:.2} s", self.began.elapsed().as_secs_f64());
        if self.language() == Language::En { seconds } else { seconds.replace('.', ",") }
    }

    /// Reads the registry that the working folder lies in, or that `--registry` names.
    pub(crate) fn load(&self) -> anyhow::Result<Registry> {
        let root = self.root()?;
        self.noted(self.reading(&root, |files| read_registry(files, &root))??)
    }

    /// The same for commands that look into few files: their texts are read when they are asked for, where they come
    /// from the work tree.
    pub(crate) fn load_late(&self) -> anyhow::Result<Registry> {
        let root = self.root()?;
        if self.at.is_given() {
            return self.load();
        }
        let files: LateFiles = Arc::new(self.files(&root)?);
        let open = || Workspace::open_late(files, &root, &Options::default());
        self.noted(self.with_read_lock(&root, open)??.into_registry())
    }

    /// Reads the registry with its errors, for commands that list and count.
    pub(crate) fn load_with_errors(&self) -> anyhow::Result<Registry> {
        let root = self.root()?;
        self.noted(self.reading(&root, |files| load_with_errors(files, &root))??)
    }

    /// Reads the registry with its errors and the texts of all records, for commands that show what no
    /// type holds.
    pub(crate) fn load_with_errors_and_texts(&self) -> anyhow::Result<Registry> {
        let root = self.root()?;
        let read = |files: &dyn Files| {
            let mut registry = load_with_errors(files, &root)?;
            let is_record = |file: &SourceFile| matches!(file.kind, FileKind::Record(_));
            let records = registry.files_with_ids().filter(|(_, file)| is_record(file));
            let records = records.map(|(id, _)| id).collect();
            registry.load_sources(files, &records);
            anyhow::Ok(registry)
        };
        self.noted(self.reading(&root, read)??)
    }

    /// Reads no more of the registry than its records as types.
    pub(crate) fn load_records(&self) -> anyhow::Result<Registry> {
        let root = self.root()?;
        self.noted(self.with_read_lock(&root, || load_records(&root))??)
    }

    /// The files of the registry in `root`, with its index unless it is to do without.
    pub(crate) fn files(&self, root: &Path) -> io::Result<Folder> {
        let shelf = if self.is_index_off() { None } else { Index::shelf(root) };
        Ok(Folder::open(root)?.with_shelf(shelf))
    }

    /// Whether no index is used.
    pub(crate) fn is_index_off(&self) -> bool {
        self.no_index || is_index_off()
    }

    /// Calls `read` with the files of the registry in `root`: those of the work tree, while nobody writes there,
    /// or those of the state that the command asks for.
    pub(crate) fn reading<T>(
        &self,
        root: &Path,
        read: impl FnOnce(&dyn Files) -> T,
    ) -> anyhow::Result<T> {
        let Some(state) = self.at.state(root)? else {
            let folder = self.files(root)?;
            return self.with_read_lock(root, || read(&folder));
        };
        state.notes.iter().for_each(|note| self.inform(note));
        Ok(read(&state.files))
    }

    /// Calls `read`, which reads from the registry in `root`, while nobody writes there.
    pub(crate) fn with_read_lock<T>(
        &self,
        root: &Path,
        read: impl FnOnce() -> T,
    ) -> anyhow::Result<T> {
        let folder = RegistryFolder::open(root)?;
        if self.access == Access::Change && folder.has_journal() {
            drop(Writer::open(&folder, self.wait(), &mut self.teller())?);
        }
        Ok(Session::reading(&folder, self.wait()).read(&mut self.teller(), read)?)
    }

    /// The change that was interrupted, as far as it is not complete.
    pub(crate) fn pending(&self, folder: &RegistryFolder) -> anyhow::Result<Option<Pending>> {
        Ok(store::read(folder, self.wait(), &mut self.teller(), |pending| pending.cloned())?)
    }

    /// A session in which a registry is read and changed, or in a dry run only read. A change that was
    /// interrupted is finished first, but by a dry run.
    pub(crate) fn session<'f>(
        &self,
        folder: &'f RegistryFolder,
        is_dry_run: bool,
    ) -> anyhow::Result<Session<'f>> {
        match is_dry_run {
            true => Ok(Session::reading(folder, self.wait())),
            false => Ok(Session::open(folder, self.wait(), &mut self.teller())?),
        }
    }

    /// Notes that files were changed, for the message if anything fails from now on.
    pub(crate) fn note_change(&self, files: usize) {
        self.has_changed.set(self.has_changed.get() || files > 0);
    }

    /// Whether the command has changed the registry.
    pub(crate) fn has_changed(&self) -> bool {
        self.has_changed.get()
    }

    /// The same options for a command that may do so much.
    pub(crate) fn with_access(self, access: Access) -> Self {
        Self { access, ..self }
    }

    /// The same options for a command that reads this state of the registry.
    pub(crate) fn reading_at(self, at: AtArgs) -> Self {
        Self { at, ..self }
    }

    /// Says on standard error what becomes of the registry beside the command's own work.
    pub(crate) fn teller(&self) -> impl FnMut(Event<'_>) + use<'_> {
        |event| message_on(event).iter().for_each(|message| self.tell(message))
    }

    /// Prints a sentence on standard error, unless only results and errors are wanted.
    pub(crate) fn inform(&self, message: &Message) {
        self.note(&visible(&message.in_words(&self.words())));
    }

    /// Says something on standard error.
    pub(crate) fn tell(&self, message: &Message) {
        // If standard error is gone, the work goes on.
        let _ = writeln!(io::stderr(), "{}", visible(&message.in_words(&self.words())));
    }

    /// Whether to wait for another process.
    fn wait(&self) -> Wait {
        if self.no_wait { Wait::No } else { Wait::UpTo(LONGEST_WAIT) }
    }

    /// The language of texts for people.
    pub(crate) fn language(&self) -> Language {
        self.chosen_language().unwrap_or_else(speaker::of_system)
    }

    /// The language that the user chose.
    pub(crate) fn named_language(&self) -> Option<Language> {
        self.lang
    }

    /// The language of output for programs, which is the same on every machine.
    pub(crate) fn language_of_data(&self) -> Language {
        self.chosen_language().unwrap_or_default()
    }

    /// The words of texts for people.
    pub(crate) fn words(&self) -> Words {
        Words::of(self.language())
    }

    /// The language that the user or the registry chose.
    fn chosen_language(&self) -> Option<Language> {
        let of_registry =
            || *self.registry_language.get_or_init(|| language_of(&self.root().ok()?));
        self.lang.or_else(of_registry)
    }

    /// The standard output.
    pub(crate) fn screen(&self) -> Screen {
        Screen::stdout()
    }
}

/// Whether the environment says that no index is used.
pub(crate) fn is_index_off() -> bool {
    env::var_os("MIEUX_INDEX").is_some_and(|value| value == "off")
}

/// The message on an event that is not the command's own work, if there is one.
fn message_on(event: Event<'_>) -> Option<Message> {
    match event {
        Event::Waiting => Some(message!("store.waiting")),
        Event::Recovered(Recovered::Dropped) => Some(message!("store.dropped")),
        Event::Recovered(Recovered::Completed { files, left }) if left.is_empty() => {
            Some(message!("store.completed", count = *files))
        }
        Event::Recovered(Recovered::Completed { files, left }) => {
            let left = left.iter().map(|path| Value::from(path.to_string_lossy())).collect();
            Some(message!("store.completed-but", count = *files, files = Value::Sequence(left)))
        }
        Event::Touching(_) => None,
    }
}

/// How a command ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Nothing wrong.
    Clean,
    /// The data has errors.
    Findings,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Clean => Self::SUCCESS,
            Status::Findings => Self::from(1),
        }
    }
}
