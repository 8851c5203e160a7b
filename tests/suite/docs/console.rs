//! The README and the pages of `docs/` show what their commands print.
//!
//! Each page is followed from top to bottom in a copy of the registry, `schemas/` and `examples/`, under git:
//!
//! | in the page | what the test does |
//! | --- | --- |
//! | a `console` block | runs the lines after `$ `; the lines below each must be what it prints, and `…` stands for lines left out |
//! | an `sh` block | runs each command, which must succeed |
//! | `<!-- run: COMMAND -->` | runs what the reader does in an editor |
//! | `<!-- folder: FOLDER -->` | does what follows in this folder of the copy |
//! | `<!-- save as FILE -->` | saves the block below it as a file |
//! | `<!-- file: FILE -->` | the block below it must be this file of the project |
//! | `` `mieux …` `` in a text | tries that there is such a command with such options |
//! | the same in a table of a guide | runs it; it may find errors, but must be able to run |

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::thread;

use super::{PAGE_IN_USE, both_outputs, expect, trimmed};
use crate::common::{TestRegistry, copy, files, project};

/// Words that stand for a value of a fixed list, so that a command with one cannot be tried.
const PLACEHOLDERS: [&str; 4] = ["COMMAND", "DIMENSION", "KIND", "NAME"];

/// Commands that build or install the program.
const NOT_RUN: [&str; 8] =
    ["cargo ", "cd editors/", "code ", "docker ", "npm ", "scripts/dist", "sudo ", "tar "];

#[test]
fn the_pages_show_what_their_commands_print() {
    let _turn = PAGE_IN_USE.lock().unwrap();
    let pages = pages();
    let followed: Vec<(String, String)> = thread::scope(|scope| {
        let each: Vec<_> =
            pages.iter().map(|page| scope.spawn(|| Reader::new(page).follow())).collect();
        pages.iter().cloned().zip(each.into_iter().map(|page| page.join().unwrap())).collect()
    });
    for (page, text) in followed {
        let commands = text.matches("\n$ ").count();
        assert!(page != "README.md" || commands >= 3, "the README shows its commands at work");
        expect(&page, &text);
    }
}

/// The README and the pages of the book that people write.
fn pages() -> Vec<String> {
    let mut pages: Vec<String> = files(&project("docs"), "md")
        .iter()
        .map(|path| path.strip_prefix(project("")).unwrap().to_str().unwrap().to_owned())
        .filter(|page| !page.starts_with("docs/rules") && page != "docs/cli.md")
        .collect();
    pages.push("README.md".to_owned());
    pages.sort();
    pages
}

/// Somebody who types what a page says.
struct Reader<'a> {
    page: &'a str,
    registry: TestRegistry,
    /// The folder in which the reader works.
    folder: String,
    has_jq: bool,
}

impl<'a> Reader<'a> {
    fn new(page: &'a str) -> Self {
        let registry = TestRegistry::none();
        registry.copy_from(&project("registry"));
        for folder in ["examples", "schemas"] {
            copy(&project(folder), &registry.path().join(folder));
        }
        fs::copy(project(".gitignore"), registry.path().join(".gitignore")).unwrap();
        let has_jq = Command::new("jq").arg("--version").output().is_ok();
        let reader = Self { page, registry, folder: ".".to_owned(), has_jq };
        reader.succeed("git init -q -b main . && git init -q --bare ../origin");
        reader.succeed("git remote add origin ../origin && git add . && git commit -q -m Begin");
        reader.succeed("git push -q -u origin main");
        reader
    }

    /// The page with the output that the commands have now.
    fn follow(mut self) -> String {
        let text = fs::read_to_string(project(self.page)).unwrap();
        let mut lines = text.lines();
        let mut written = String::new();
        let (mut file, mut shown) = (None, None);
        while let Some(line) = lines.next() {
            written.push_str(&format!("{line}\n"));
            if let Some(command) = comment(line, "run: ") {
                self.succeed(command);
            }
            if let Some(folder) = comment(line, "folder: ") {
                folder.clone_into(&mut self.folder);
            }
            file = comment(line, "save as ").or(file);
            let read = |path| fs::read_to_string(project(path)).unwrap();
            shown = comment(line, "file: ").map(read).or(shown);
            let Some(language) = line.strip_prefix("```").filter(|language| !language.is_empty())
            else {
                self.mentioned(line);
                continue;
            };
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let block = match language {
                "console" => self.console(&block),
                "sh" => self.script(&block),
                _ => shown.take().unwrap_or_else(|| joined(&block)),
            };
            if let Some(name) = file.take() {
                fs::write(self.place().join(name), &block).unwrap();
            }
            written.push_str(&format!("{block}```\n"));
        }
        written
    }

    /// Runs the commands of a block and shows what each prints.
    fn console(&self, block: &[&str]) -> String {
        let mut written = String::new();
        let mut lines = block.iter().copied().peekable();
        while let Some(line) = lines.next() {
            let mut command = line.to_owned();
            while command.ends_with('\\') {
                command.push_str(&format!("\n{}", lines.next().unwrap_or_default()));
            }
            let mut shown = Vec::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with("$ ")) {
                shown.push(line);
            }
            written.push_str(&format!("{command}\n"));
            let line = command.strip_prefix("$ ").expect("a block begins with a command");
            if self.is_run(line) {
                let printed = trimmed(&both_outputs(&mut self.command(line)));
                let printed = shortened(&printed, &shown);
                written.push_str(&joined(&printed.lines().collect::<Vec<_>>()));
            } else {
                written.push_str(&joined(&shown));
            }
        }
        written
    }

    /// Runs the commands of a block, which stays as it is.
    fn script(&self, block: &[&str]) -> String {
        let text = joined(block);
        for command in text.replace("\\\n", " ").lines().filter(|line| self.is_run(line)) {
            self.succeed(command);
        }
        text
    }

    /// Tries the commands that a line of the text mentions.
    fn mentioned(&self, line: &str) {
        let spans = line.split('`').skip(1).step_by(2);
        let commands = spans
            .filter(|span| span.starts_with("mieux "))
            .filter(|command| !command.split(' ').any(|word| PLACEHOLDERS.contains(&word)));
        for command in commands {
            if self.page.starts_with("docs/guide/") && line.starts_with('|') {
                let status = self.command(command).output().unwrap().status.code();
                assert!(matches!(status, Some(0 | 1)), "{}: `{command}` cannot run", self.page);
            } else {
                self.succeed(&format!("{command} --help"));
            }
        }
    }

    fn is_run(&self, command: &str) -> bool {
        !NOT_RUN.iter().any(|begin| command.starts_with(begin))
            && (self.has_jq || !command.contains("| jq"))
            && (cfg!(feature = "parquet") || !command.contains("parquet"))
    }

    fn succeed(&self, command: &str) {
        let output = self.command(command).output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: `{command}` fails: {errors}", self.page);
    }

    fn place(&self) -> PathBuf {
        self.registry.path().join(&self.folder)
    }

    fn command(&self, line: &str) -> Command {
        let mut command = self.registry.shell(line);
        command.current_dir(self.place());
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "Officer");
            command.env(format!("GIT_{who}_EMAIL"), "officer@example.org");
        }
        command
    }
}

/// What a comment of a page says after `begin`.
fn comment<'a>(line: &'a str, begin: &str) -> Option<&'a str> {
    line.strip_prefix("<!-- ")?.strip_suffix(" -->")?.strip_prefix(begin)
}

fn joined(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// As many first and last lines as were shown before and after a line `…`; all lines if there is none.
fn shortened(text: &str, shown: &[&str]) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let Some(head) = shown.iter().position(|line| *line == "…") else { return text.to_owned() };
    let tail = shown.len() - head - 1;
    if head + tail >= lines.len() {
        return text.to_owned();
    }
    let kept = lines[..head].iter().chain(["…"].iter()).chain(&lines[lines.len() - tail..]);
    kept.copied().collect::<Vec<_>>().join("\n")
}
