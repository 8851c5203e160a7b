//! Who belongs to whom and what happens when, by arithmetic: any record can be written without the
//! others.
//!
//! Ten records make a block: an action, its six activities, the two experts that it brought in and
//! the partner that asked for it. What references cross blocks go back in time.

use super::random::Random;
use super::vocabularies::{Term, Vocabularies};

/// How many activities an action has.
pub(super) const ACTIVITIES: usize = 6;
/// How many experts an action brings in.
pub(super) const EXPERTS: usize = 2;
/// How many records make a block.
pub(super) const BLOCK: usize = 1 + ACTIVITIES + EXPERTS + 1;

/// One record of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Action,
    /// The position of the activity among those of its action.
    Activity(usize),
    /// The position of the expert among those of the action.
    Expert(usize),
    Partner,
}

/// A registry that is to be written.
pub(super) struct World {
    pub(super) seed: u64,
    pub(super) vocabularies: Vocabularies,
    /// The countries that have actions: their codes, names and ids.
    countries: Vec<Country>,
    /// How many blocks there are, and how many activities the last has beyond its own.
    pub(super) blocks: usize,
    pub(super) spare: usize,
}

/// A country that asks for actions.
pub(super) struct Country {
    pub(super) code: String,
    pub(super) en: String,
    pub(super) es: String,
    pub(super) slug: String,
}

/// A month, counted from January of year 0.
pub(super) type Month = usize;

// Requests come up to nine months before the start, and nothing lies outside the programme's years.
const FIRST_START: Month = 2009 * 12 + 9;
const LAST_START: Month = 2022 * 12 + 6;
/// How long an action lasts at most.
const LONGEST: Month = 19;

impl World {
    pub(super) fn new(records: usize, seed: u64, vocabularies: Vocabularies) -> Self {
        let blocks = (records / BLOCK).max(1);
        let all = vocabularies.partner_countries();
        // A country asks for several actions wherever there are enough of them.
        let wanted = (blocks / 4).clamp(1, all.len());
        let countries = (0..wanted).map(|place| country(all[place * all.len() / wanted])).collect();
        Self {
            seed,
            vocabularies,
            countries,
            blocks,
            spare: records.saturating_sub(blocks * BLOCK),
        }
    }

    /// How many records there are.
    pub(super) fn records(&self) -> usize {
        self.blocks * BLOCK + self.spare
    }

    /// Every record, block by block.
    pub(super) fn parts(&self) -> impl Iterator<Item = (usize, Part)> {
        (0..self.blocks).flat_map(|block| {
            let spare = if block + 1 == self.blocks { self.spare } else { 0 };
            [Part::Action, Part::Partner]
                .into_iter()
                .chain((0..ACTIVITIES + spare).map(Part::Activity))
                .chain((0..EXPERTS).map(Part::Expert))
                .map(move |part| (block, part))
        })
    }

    /// The choices that a record leaves open.
    pub(super) fn random(&self, block: usize, part: Part) -> Random {
        let part = match part {
            Part::Action => 0,
            Part::Partner => 1,
            Part::Expert(position) => 2 + position,
            Part::Activity(position) => 2 + EXPERTS + position,
        };
        Random::new(self.seed, (block * 2 * BLOCK + part) as u64)
    }

    pub(super) fn country(&self, block: usize) -> &Country {
        &self.countries[block % self.countries.len()]
    }

    /// Which action of its country it is, from 0.
    pub(super) fn ordinal(&self, block: usize) -> usize {
        block / self.countries.len()
    }

    /// The block whose action of the same country ended before this one started.
    pub(super) fn earlier(&self, block: usize) -> Option<usize> {
        let per_country = self.blocks.div_ceil(self.countries.len());
        // The starts of two actions in a row may be as near as they like: one step more.
        let steps = (per_country * (LONGEST + 2)).div_ceil(LAST_START - FIRST_START) + 1;
        block.checked_sub(steps * self.countries.len())
    }

    /// The partner of the same country that asks where the block's own must not: civil society asks
    /// together with a public body only.
    pub(super) fn requester(&self, block: usize) -> usize {
        if self.is_public(block) { block } else { block - self.countries.len() }
    }

    /// Whether the block's partner is a public body.
    pub(super) fn is_public(&self, block: usize) -> bool {
        self.ordinal(block) % 3 != 2
    }

    /// The first and last month of an action.
    pub(super) fn months(&self, block: usize) -> (Month, Month) {
        let mut random = Random::new(self.seed, u64::MAX - block as u64);
        let per_country = self.blocks.div_ceil(self.countries.len());
        let (span, ordinal) = (LAST_START - FIRST_START, self.ordinal(block));
        let start = FIRST_START + (ordinal * span + random.below(span)) / per_country;
        (start, start + random.between(14, LONGEST))
    }

    pub(super) fn action_id(&self, block: usize) -> String {
        format!("{}-{}", self.country(block).slug, roman(self.ordinal(block) + 1).to_lowercase())
    }

    pub(super) fn activity_id(&self, block: usize, position: usize) -> String {
        format!("{}-a{:02}", self.action_id(block), position + 1)
    }

    pub(super) fn expert_id(&self, block: usize, position: usize) -> String {
        format!("exp-{:04}", block * EXPERTS + position + 1)
    }

    pub(super) fn partner_id(&self, block: usize) -> String {
        let kind = if self.is_public(block) { "dir" } else { "net" };
        let code = self.country(block).code.to_lowercase();
        format!("{code}-{kind}-{}", self.ordinal(block) + 1)
    }

    /// The path of a record's file below the registry. Folders hold a few hundred files at most.
    pub(super) fn path(&self, block: usize, part: Part) -> String {
        let country = self.country(block);
        match part {
            Part::Action => format!("actions/{}/{}.yaml", country.slug, self.action_id(block)),
            Part::Activity(position) => format!(
                "activities/{}/{}/{}.yaml",
                country.slug,
                self.action_id(block),
                self.activity_id(block, position)
            ),
            Part::Expert(position) => {
                let hundreds = (block * EXPERTS + position + 1) / 200 * 2;
                format!("experts/{hundreds:02}/{}.yaml", self.expert_id(block, position))
            }
            Part::Partner => {
                format!("partners/{}/{}.yaml", country.code.to_lowercase(), self.partner_id(block))
            }
        }
    }
}

fn country(term: &Term) -> Country {
    let plain = |letter: char| match letter {
        'á' | 'ã' => 'a',
        'ç' => 'c',
        'é' | 'ê' => 'e',
        'í' => 'i',
        'ó' | 'ô' => 'o',
        letter => letter,
    };
    let letters: String = term.en.to_lowercase().chars().map(plain).collect();
    let groups = letters.split(|letter: char| !letter.is_ascii_alphanumeric());
    let slug = groups.filter(|group| !group.is_empty()).collect::<Vec<_>>().join("-");
    Country { code: term.code.clone(), en: term.en.clone(), es: term.es.clone(), slug }
}

/// A number in roman numerals.
pub(super) fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut numeral = String::new();
    for (value, sign) in SIGNS {
        numeral.push_str(&sign.repeat(number / value));
        number %= value;
    }
    numeral
}
