//! The records themselves: valid by the schemas and by what the rules ask for.

use super::dates;
use super::page::Page;
use super::prose::{different, role, sentences, subject, town};
use super::random::Random;
use super::vocabularies::Vocabularies;
use super::world::{EXPERTS, Month, Part, World, roman};

/// The text of a record.
pub(super) fn text(world: &World, block: usize, part: Part) -> String {
    let mut random = world.random(block, part);
    let folders = world.path(block, part).matches('/').count();
    let page = |kind| Page::new(kind, folders);
    let page = match part {
        Part::Action => action(world, block, &mut random, page("action")),
        Part::Activity(at) => activity(world, block, at, &mut random, page("activity")),
        Part::Expert(at) => expert(world, block, at, &mut random, page("expert")),
        Part::Partner => partner(world, block, &mut random, page("partner")),
    };
    page.finish()
}

fn action(world: &World, block: usize, random: &mut Random, mut page: Page) -> Page {
    let words = &world.vocabularies;
    let country = world.country(block);
    let (start, end) = world.months(block);
    let numeral = roman(world.ordinal(block) + 1);
    let status = status(random, start);
    page.line("id", &world.action_id(block));
    let about = subject(random);
    let en = format!("{} {numeral}: {}", country.en, about.0);
    let es = format!("{} {numeral}: {}", country.es, about.1);
    page.text("title", &en, &es);
    page.line("status", status);
    page.line("phase", phase(start));
    page.codes("countries", &[&country.code]);
    let theme = random.pick(&words.themes).code.as_str();
    page.codes("themes", &[theme]);
    page.codes("areas", &areas(random, words, theme));
    let principles: Vec<&str> =
        random.some(&words.principles, 2).into_iter().map(|term| term.code.as_str()).collect();
    page.codes("principles", &principles);
    let requester = world.requester(block);
    let mut partners = vec![(world.partner_id(requester), "requester")];
    if requester != block {
        partners.push((world.partner_id(block), "cooperating"));
    }
    page.items("partners", partners, |page, (partner, role)| {
        page.line("partner", &partner);
        page.line("role", role);
    });
    page.below("request", |page| {
        page.line("received", &dates::month(start - 9));
        page.line("channel", random.word(&["website", "letter"]));
        page.line("answered", &dates::month(start - 8));
    });
    page.below("fiche", |page| page.line("date", &dates::month(start - 5)));
    page.below("approval", |page| {
        page.text("body", "Project Steering Committee", "Comité de Dirección del Proyecto");
        page.line("decision", "approved");
        page.line("date", &dates::day(start - 3, random.between(1, 28)));
    });
    page.line("start", &dates::any(random, start));
    if status == "completed" {
        page.line("end", &dates::any(random, end));
    }
    let (en, es) = sentences(random, 2);
    page.text("objective", &en, &es);
    if status != "implementation" {
        if random.chance(30) {
            page.comment("one item for each document that came out");
        }
        let count = random.between(1, 2);
        let kinds = random.some(&words.output_kinds, count);
        page.items("results", kinds, |page, kind| {
            page.line("kind", &kind.code);
            let about = subject(random);
            page.text("title", &titled(&kind.en, about.0), &titled(&kind.es, about.1));
            page.line("level", random.word(&["output", "outcome"]));
            page.line("date", &dates::year(end));
        });
    }
    page.codes("good_practices", &random.some(&["1", "2", "4", "5", "6", "8", "10"], 3));
    if let Some(earlier) = world.earlier(block) {
        page.codes("follows", &[world.action_id(earlier)]);
    }
    if random.chance(20) {
        page.below("fact_sheet", |page| {
            let (en, es) = sentences(random, 2);
            page.text("summary", &en, &es);
            page.items("lessons", different(random, 2), |page, (en, es)| {
                page.languages(&en, &es);
            });
        });
    }
    sources(random, words, &mut page);
    page
}

fn activity(
    world: &World,
    block: usize,
    position: usize,
    random: &mut Random,
    mut page: Page,
) -> Page {
    let words = &world.vocabularies;
    let kind = random.pick(&words.activity_kinds);
    // The months of an action's activities differ, so that nobody is in two places at once.
    let month = world.months(block).0 + 1 + (2 * position) % 12;
    let is_held = position < 4 || random.chance(80);
    page.line("id", &world.activity_id(block, position));
    page.line("action", &world.action_id(block));
    let about = subject(random);
    page.text("title", &titled(&kind.en, about.0), &titled(&kind.es, about.1));
    page.line("kind", &kind.code);
    match random.chance(15) {
        true if is_held => page.commented("status", "held", "so the page of the action says"),
        _ => page.line("status", if is_held { "held" } else { "cancelled" }),
    }
    if random.chance(60) {
        let first = random.between(3, 20);
        page.line("start", &dates::day(month, first));
        page.line("end", &dates::day(month, first + random.between(1, 4)));
    } else {
        page.line("start", &dates::month(month));
    }
    if random.chance(80) {
        page.items("places", 0..random.between(1, 2), |page, place| {
            // One is odd and the other even, so that the two are never the same.
            let number = 2 * random.between(1, 200) + place;
            page.line("city", &format!("{} {number}", town(random)));
            page.line("country", &world.country(block).code);
        });
    } else {
        page.bare("online", true);
    }
    if is_held {
        page.below("participants", |page| {
            let (women, men) = (random.between(3, 40), random.between(3, 40));
            page.bare("total", women + men);
            page.bare("women", women);
            page.bare("men", men);
        });
        page.items("experts", deployed(world, block, position), |page, expert| {
            page.line("expert", &expert);
            let role = role(random);
            page.text("role", role.0, role.1);
            page.bare("days", random.between(1, 9));
        });
        if random.chance(50) {
            let partners = [world.partner_id(world.requester(block))];
            page.items("partners", partners, |page, partner| {
                page.line("partner", &partner);
                page.line("role", "beneficiary");
            });
        }
    }
    sources(random, words, &mut page);
    if random.chance(20) {
        let (en, es) = sentences(random, 1);
        page.text("notes", &en, &es);
    }
    page
}

/// The experts of an activity: those of the action in three each, and in the fifth one of the action
/// that this one follows.
fn deployed(world: &World, block: usize, position: usize) -> Vec<String> {
    let own = |experts: &[usize]| experts.iter().map(|one| world.expert_id(block, *one)).collect();
    match (position, world.earlier(block)) {
        (0, _) => own(&[0]),
        (1, _) => own(&[1]),
        (2 | 3, _) => own(&[0, 1]),
        (4, Some(earlier)) => vec![world.expert_id(earlier, earlier % EXPERTS)],
        _ => Vec::new(),
    }
}

fn expert(
    world: &World,
    block: usize,
    position: usize,
    random: &mut Random,
    mut page: Page,
) -> Page {
    let words = &world.vocabularies;
    page.line("id", &world.expert_id(block, position));
    let origin = random.pick(words.countries());
    page.line("origin", &origin.code);
    page.line("sector", &random.pick(&words.sectors).code);
    page.items("affiliations", 0..random.between(1, 2), |page, time| {
        page.below("organisation", |page| {
            let number = random.between(1, 99);
            let en = format!("Office {number} of {}", origin.en);
            let es = format!("Oficina {number} de {}", origin.es);
            page.languages(&en, &es);
        });
        page.line("from", &(1988 + 9 * time).to_string());
        page.line("to", &(1994 + 9 * time).to_string());
    });
    if random.chance(20) {
        page.comment("as the application says");
    }
    let languages = random.some(&["en", "es", "fr", "ar", "pt", "ru"], 2);
    page.items("languages", languages, |page, language| {
        page.line("language", language);
        page.line("level", random.word(&["B2", "C1", "C2"]));
    });
    let theme = random.pick(&words.themes).code.as_str();
    page.codes("themes", &[theme]);
    page.codes("areas", &areas(random, words, theme));
    page.line("roster", "active");
    page.below("consent", |page| {
        page.line("basis", "consent");
        page.line("given", "2008");
        page.codes("scope", &["roster", "share-with-partner"]);
    });
    page.below("retention", |page| page.line("review_by", "2090"));
    sources(random, words, &mut page);
    page
}

fn partner(world: &World, block: usize, random: &mut Random, mut page: Page) -> Page {
    let country = world.country(block);
    let number = world.ordinal(block) + 1;
    let public = [
        ("national-institution", "National directorate", "Dirección nacional"),
        ("local-authority", "Municipality", "Municipio"),
        ("ombudsperson", "Office of the ombudsperson", "Defensoría"),
    ];
    let other = [
        ("civil-society", "Network of associations", "Red de asociaciones"),
        ("academia", "Institute of migration studies", "Instituto de estudios migratorios"),
    ];
    let (kind, en, es) =
        if world.is_public(block) { random.pick(&public) } else { random.pick(&other) };
    page.line("id", &world.partner_id(block));
    let en = format!("{en} {number} of {}", country.en);
    page.text("name", &en, &format!("{es} {number} de {}", country.es));
    page.line("acronym", &format!("{}{number}", country.code));
    page.line("kind", kind);
    page.line("country", &country.code);
    page.line("website", &format!("https://example.org/{}", world.partner_id(block)));
    sources(random, &world.vocabularies, &mut page);
    page
}

/// One source or two, which between them support every field.
fn sources(random: &mut Random, words: &Vocabularies, page: &mut Page) {
    let fields = page.supported();
    let split = if random.chance(30) { random.below(fields.len()) } else { 0 };
    let parts = [&fields[..split], &fields[split..]];
    let parts = parts.into_iter().filter(|fields| !fields.is_empty());
    page.items("sources", parts, |page, fields| {
        let number = random.between(1, 999);
        let document = &random.pick(&words.documents).code;
        let address = format!("https://example.org/actions/{number}");
        page.line("source", if random.chance(30) { document } else { &address });
        page.codes("supports", fields);
        if random.chance(30) {
            page.line("as_of", random.word(&["2015", "2018-11", "2024-03-21"]));
        }
    });
}

/// Most areas are of the theme.
fn areas<'w>(random: &mut Random, words: &'w Vocabularies, theme: &str) -> Vec<&'w str> {
    let count = random.between(1, 3);
    random.some(&words.areas_of(theme), count).into_iter().copied().collect()
}

/// The last actions may still go on.
fn status(random: &mut Random, start: Month) -> &'static str {
    match random.below(100) {
        0..=40 if start / 12 >= 2021 => "implementation",
        41..=50 if start / 12 >= 2019 => "results",
        _ => "completed",
    }
}

/// The phase in which the action started.
fn phase(start: Month) -> &'static str {
    const FIRSTS: [(Month, &str); 3] =
        [(2020 * 12 + 3, "mieux-plus"), (2016 * 12, "mieux-iii"), (2012 * 12, "mieux-ii")];
    FIRSTS.iter().find(|(first, _)| start >= *first).map_or("mieux-i", |(_, phase)| phase)
}

fn titled(kind: &str, about: &str) -> String {
    format!("{kind}: {about}")
}
