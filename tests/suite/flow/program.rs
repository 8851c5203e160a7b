//! The modules of a program, each with its file, and what each file uses of the others.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use super::source::{Mention, Source};

/// The path of a module: empty for the root.
pub(super) type Module = Vec<String>;

/// All modules below one root file.
#[derive(Debug, Default)]
pub(super) struct Program {
    modules: BTreeMap<Module, (PathBuf, Source)>,
    /// Modules that are declared but have no file.
    pub(super) missing: Vec<Module>,
}

/// One module uses something that another defines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Use {
    pub(super) from: Module,
    pub(super) to: Module,
    /// The file that uses, with the line.
    pub(super) place: (PathBuf, usize),
    /// The file that defines.
    pub(super) definition: PathBuf,
    /// The path as it is written there.
    pub(super) path: String,
}

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    /// Another crate, a local name, or a type parameter.
    Elsewhere,
    Module(Module),
    /// An item that this module defines.
    Item(Module),
    Unknown,
}

impl Program {
    /// Reads the root file and every file that it declares. `read` gives the text of a path; items
    /// with an attribute that is `left_out` are not read.
    pub(super) fn read(
        root: &Path,
        left_out: &[&str],
        read: &dyn Fn(&Path) -> Option<String>,
    ) -> Self {
        let mut program = Self::default();
        let folder = root.parent().unwrap();
        let mut waiting = vec![(Module::new(), vec![root.to_owned()])];
        while let Some((module, places)) = waiting.pop() {
            let found = places.into_iter().find_map(|path| read(&path).map(|text| (path, text)));
            let Some((path, text)) = found else {
                program.missing.push(module);
                continue;
            };
            let source = Source::read(&text, left_out);
            for name in &source.modules {
                let child: Module = module.iter().chain([name]).cloned().collect();
                let base = folder.join(child.iter().collect::<PathBuf>());
                waiting.push((child, vec![base.with_extension("rs"), base.join("mod.rs")]));
            }
            program.modules.insert(module, (path, source));
        }
        program
    }

    /// Every module with its file and what stands in it.
    pub(super) fn sources(&self) -> impl Iterator<Item = (&Module, &Path, &Source)> {
        self.modules.iter().map(|(module, (path, source))| (module, path.as_path(), source))
    }

    /// What each file uses of the other files: once for each pair, by the first line.
    pub(super) fn uses(&self) -> Vec<Use> {
        let mut uses: Vec<Use> = Vec::new();
        for (module, file, source) in self.sources() {
            // A name that is only handed on is used by those who take it from here.
            let imports = source
                .imports
                .iter()
                .filter(|import| !import.is_public || source.names.contains(&import.alias));
            for mention in imports.map(|import| &import.mention).chain(&source.paths) {
                if let Target::Item(to) = self.target(module, &mention.path, 0) {
                    uses.push(Use {
                        from: module.clone(),
                        place: (file.to_owned(), mention.line),
                        definition: self.modules[&to].0.clone(),
                        path: mention.path.join("::"),
                        to,
                    });
                }
            }
        }
        uses.retain(|one| one.from != one.to);
        uses.sort();
        uses.dedup_by(|later, first| (&later.from, &later.to) == (&first.from, &first.to));
        uses
    }

    /// Paths that lead nowhere: what this reader does not understand, and would hold nothing of.
    pub(super) fn unknown(&self) -> Vec<String> {
        let mut unknown = Vec::new();
        for (module, path, source) in self.sources() {
            let imports = source.imports.iter().map(|import| &import.mention);
            for Mention { path: segments, line } in imports.chain(&source.paths) {
                if self.target(module, segments, 0) == Target::Unknown {
                    unknown.push(format!("{}:{line}: {}", path.display(), segments.join("::")));
                }
            }
        }
        unknown
    }

    /// Where a path that stands in a module leads. `depth` counts the imports on the way.
    fn target(&self, module: &Module, path: &[String], depth: usize) -> Target {
        if depth > 16 {
            return Target::Unknown;
        }
        let (first, rest) = path.split_first().expect("a path has a segment");
        match first.as_str() {
            "crate" => self.below(Module::new(), rest, depth),
            "self" => self.below(module.clone(), rest, depth),
            "super" => self.below(parent(module), rest, depth),
            name => match self.named(module, name, rest.is_empty(), depth) {
                Some(Target::Module(found)) => self.below(found, rest, depth),
                Some(other) => other,
                None => Target::Elsewhere,
            },
        }
    }

    /// Where a path leads from a module downwards.
    fn below(&self, module: Module, path: &[String], depth: usize) -> Target {
        let Some((first, rest)) = path.split_first() else { return Target::Module(module) };
        if first == "super" {
            return self.below(parent(&module), rest, depth);
        }
        match self.named(&module, first, rest.is_empty(), depth) {
            Some(Target::Module(found)) => self.below(found, rest, depth),
            Some(other) => other,
            None => Target::Unknown,
        }
    }

    /// What a module calls by this name, if anything. At the end of a path an item comes before a
    /// module of the same name.
    fn named(&self, module: &Module, name: &str, is_end: bool, depth: usize) -> Option<Target> {
        let (_, source) = self.modules.get(module)?;
        let child = source
            .modules
            .contains(name)
            .then(|| Target::Module(module.iter().cloned().chain([name.to_owned()]).collect()));
        let item = || source.items.contains(name).then(|| Target::Item(module.clone()));
        let imported = || {
            let import = source.imports.iter().find(|import| import.alias == name)?;
            // `use similar;` names a crate.
            let is_crate = import.mention.path[0] == name && child.is_none();
            Some(if is_crate {
                Target::Elsewhere
            } else {
                self.target(module, &import.mention.path, depth + 1)
            })
        };
        if is_end {
            item().or_else(imported).or(child.clone())
        } else {
            child.clone().or_else(item).or_else(imported)
        }
    }
}

impl fmt::Display for Use {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, line) = &self.place;
        let definition = self.definition.display();
        write!(f, "{}:{line} uses `{}` of {definition}", file.display(), self.path)
    }
}

fn parent(module: &Module) -> Module {
    module[..module.len().saturating_sub(1)].to_vec()
}
