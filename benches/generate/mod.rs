//! Registries of any size, with faults whose places are known: for measuring and for testing.
//!
//! The same order gives the same bytes. Without faults a registry breaks no rule; with them it breaks
//! one rule in as many files, each at the line that is told. Uses nothing but the standard library,
//! so that a bench, an example and a test can each include it.

mod dates;
mod faults;
mod page;
pub(crate) mod prose;
pub(crate) mod random;
mod records;
mod vocabularies;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use faults::{Draft, FaultKind, KINDS};
use random::Random;
use vocabularies::Vocabularies;
use world::{BLOCK, EXPERTS, Part, World};

/// What is wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Order {
    /// How many records; ten at least.
    pub(crate) records: usize,
    /// Another number, another registry.
    pub(crate) seed: u64,
    /// How many files have a fault.
    pub(crate) faults: usize,
}

/// A fault that was made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fault {
    /// The path of the file, below the registry.
    pub(crate) file: String,
    /// The line, from 1.
    pub(crate) line: usize,
    /// The rule that finds it.
    pub(crate) rule: &'static str,
}

/// Writes a registry into `folder`, which must not be there yet, with the vocabularies of another;
/// the faults that it has, sorted.
pub(crate) fn generate(order: Order, vocabularies: &Path, folder: &Path) -> io::Result<Vec<Fault>> {
    if order.records < BLOCK {
        return Err(io::Error::other(format!("a registry has {BLOCK} records at least")));
    }
    let world = World::new(order.records, order.seed, Vocabularies::read(vocabularies)?);
    let faulty = choose(&world, order.faults)?;
    fs::create_dir(folder)?;
    fs::write(folder.join("mieux.toml"), "name = \"Generated\"\nlanguages = [\"en\", \"es\"]\n")?;
    fs::create_dir(folder.join("vocabularies"))?;
    for entry in fs::read_dir(vocabularies)? {
        let entry = entry?;
        fs::copy(entry.path(), folder.join("vocabularies").join(entry.file_name()))?;
    }
    let mut faults = Vec::with_capacity(faulty.len());
    let mut folders = BTreeSet::new();
    for (block, part) in world.parts() {
        let mut draft = draft(&world, block, part);
        if let Some(kind) = faulty.get(&(block, part)) {
            let line = (kind.make)(&mut draft).expect("the fault was made once already") + 1;
            faults.push(Fault { file: draft.path.clone(), line, rule: kind.rule });
        }
        let above = draft.path.rsplit_once('/').map_or("", |(above, _)| above);
        if !folders.contains(above) {
            fs::create_dir_all(folder.join(above))?;
            folders.insert(above.to_owned());
        }
        fs::write(folder.join(&draft.path), bytes(&draft))?;
    }
    faults.sort();
    Ok(faults)
}

/// Which records get which kind of fault: the kinds in turn, the records at random.
///
/// Of each two activities in a row one at most is bad, so that no expert is left without any, and a
/// double has a good one to be the double of.
fn choose(world: &World, count: usize) -> io::Result<BTreeMap<(usize, Part), &'static FaultKind>> {
    let mut random = Random::new(world.seed, u64::MAX);
    let mut chosen: BTreeMap<(usize, Part), &FaultKind> = BTreeMap::new();
    let mut slots = BTreeSet::new();
    for kind in KINDS.iter().cycle().take(count) {
        let record = (0..100_000).find_map(|_| {
            let block = random.below(world.blocks);
            let part = match random.below(BLOCK) {
                0 => Part::Action,
                1 => Part::Partner,
                place @ 2..BLOCK if place < 2 + EXPERTS => Part::Expert(place - 2),
                place => Part::Activity(place - 2 - EXPERTS),
            };
            let slot = match part {
                Part::Activity(position) => Part::Activity(position / 2),
                part => part,
            };
            let fits = kind.of.iter().any(|of| of.is(part))
                && !slots.contains(&(block, slot))
                && (kind.make)(&mut draft(world, block, part)).is_some();
            fits.then(|| {
                slots.insert((block, slot));
                (block, part)
            })
        });
        let record = record.ok_or_else(|| {
            io::Error::other(format!("{} records have no room for {count} faults", world.records()))
        })?;
        chosen.insert(record, kind);
    }
    Ok(chosen)
}

fn draft(world: &World, block: usize, part: Part) -> Draft {
    let text = records::text(world, block, part);
    let lines = text.lines().map(str::to_owned).collect();
    Draft { path: world.path(block, part), lines, latin_1: false }
}

fn bytes(draft: &Draft) -> Vec<u8> {
    let text = draft.lines.join("\n") + "\n";
    if draft.latin_1 {
        text.chars().map(|letter| u8::try_from(letter).unwrap_or(b'?')).collect()
    } else {
        text.into_bytes()
    }
}
