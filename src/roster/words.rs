//! The keys of the words for reasons.

use crate::registry::MatchReason;

/// The key of what a table says of a reason.
pub(super) fn reason_key(reason: MatchReason) -> &'static str {
    match reason {
        MatchReason::Area => "match.has.area",
        MatchReason::Theme => "match.has.theme",
        MatchReason::Language => "match.has.language",
        MatchReason::LanguageUnrated => "match.has.language-unrated",
        MatchReason::Available => "match.has.available",
        MatchReason::Country => "match.has.country",
        MatchReason::Region => "match.has.region",
        MatchReason::Sector => "match.has.sector",
        MatchReason::Origin => "match.has.origin",
        MatchReason::SameRegion => "match.has.same-region",
        MatchReason::OnRoster => "match.has.on-roster",
        MatchReason::LanguageBelow => "match.has.language-below",
        MatchReason::LanguageMissing => "match.has.language-missing",
        MatchReason::MaybeAway => "match.has.maybe-away",
        MatchReason::MaybeBooked => "match.has.maybe-booked",
        MatchReason::Applied => "match.has.applied",
        MatchReason::NotShared => "match.has.not-shared",
        MatchReason::ReviewDue => "match.has.review-due",
        MatchReason::RetentionEnds => "match.has.retention-ends",
    }
}

/// The key of what a reason means.
pub(super) fn meaning_key(reason: MatchReason) -> &'static str {
    match reason {
        MatchReason::Area => "match.means.area",
        MatchReason::Theme => "match.means.theme",
        MatchReason::Language => "match.means.language",
        MatchReason::LanguageUnrated => "match.means.language-unrated",
        MatchReason::Available => "match.means.available",
        MatchReason::Country => "match.means.country",
        MatchReason::Region => "match.means.region",
        MatchReason::Sector => "match.means.sector",
        MatchReason::Origin => "match.means.origin",
        MatchReason::SameRegion => "match.means.same-region",
        MatchReason::OnRoster => "match.means.on-roster",
        MatchReason::LanguageBelow => "match.means.language-below",
        MatchReason::LanguageMissing => "match.means.language-missing",
        MatchReason::MaybeAway => "match.means.maybe-away",
        MatchReason::MaybeBooked => "match.means.maybe-booked",
        MatchReason::Applied => "match.means.applied",
        MatchReason::NotShared => "match.means.not-shared",
        MatchReason::ReviewDue => "match.means.review-due",
        MatchReason::RetentionEnds => "match.means.retention-ends",
    }
}
