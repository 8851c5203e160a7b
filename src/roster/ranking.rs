//! Experts in the order in which they fit.

use super::deployed::Deployed;
use super::need::Need;
use super::obstacle::Obstacle;
use super::reasons::{Found, Reasons};
use crate::model::{Day, Expert};
use crate::query::Links;

/// An expert who can be sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate<'r> {
    /// The expert.
    pub expert: &'r Expert,
    /// The points of all reasons together.
    pub score: i64,
    /// What speaks for the expert and what against.
    pub reasons: Vec<Found>,
}

/// All experts of a registry.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ranking<'r> {
    /// Who can be sent, the best first; of equal scores, by id.
    pub fit: Vec<Candidate<'r>>,
    /// Who cannot, by id, and why.
    pub ruled_out: Vec<(&'r Expert, Obstacle)>,
}

/// Ranks every expert for what is needed, as the records are on a day, with the points of the settings.
#[must_use]
pub fn rank<'r>(links: &Links<'r>, need: &Need, today: Day) -> Ranking<'r> {
    let deployed = Deployed::of(links);
    let reasons = Reasons::new(links, &deployed, need, today);
    let settings = &links.registry.config.matching;
    let mut ranking = Ranking::default();
    for expert in links.every_expert() {
        if let Some(obstacle) = Obstacle::of(expert, need, &deployed, today) {
            ranking.ruled_out.push((expert, obstacle));
            continue;
        }
        let reasons = reasons.of(expert);
        let score = reasons.iter().map(|found| settings.points(found.reason)).sum();
        ranking.fit.push(Candidate { expert, score, reasons });
    }
    ranking.fit.sort_by(|one, other| {
        other.score.cmp(&one.score).then_with(|| one.expert.id.cmp(&other.expert.id))
    });
    ranking.ruled_out.sort_by(|(one, _), (other, _)| one.id.cmp(&other.id));
    ranking
}
