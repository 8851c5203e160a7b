//! The options with which lists and reports are narrowed; the same everywhere.

use anyhow::bail;
use mieux::model::{EdtfDate, Registry};
use mieux::query::{Scheme, Selection, Wanted};

/// Narrow what is shown: each option takes a code, an alias or a label in any language, and may be
/// given several times. Within an option any may apply, between options all must.
#[derive(Debug, Clone, Default, PartialEq, clap::Args)]
#[command(next_help_heading = "Selection")]
pub(crate) struct SelectionArgs {
    /// A region: operational (`latam`), or else of the eligibility scheme (`acp`)
    #[arg(long, value_name = "REGION")]
    region: Vec<String>,
    /// Whose regions are meant: those that the programme reports by, or those of the brochure for
    /// experts [default: for --region either, for --by the first]
    #[arg(long, value_enum, value_name = "SCHEME", hide_default_value = true)]
    scheme: Option<Scheme>,
    /// A beneficiary country, such as `PE` or `Perú`
    #[arg(long, value_name = "COUNTRY")]
    country: Vec<String>,
    /// A theme, such as `IMT`
    #[arg(long, value_name = "THEME")]
    theme: Vec<String>,
    /// A specific area, such as `migrant-smuggling`
    #[arg(long, value_name = "AREA")]
    area: Vec<String>,
    /// A status, or `ongoing` for all that the public pages call so
    #[arg(long, value_name = "STATUS")]
    status: Vec<String>,
    /// A phase of the programme, such as `mieux-iii`
    #[arg(long, value_name = "PHASE")]
    phase: Vec<String>,
    /// Actions that touch this date or come after it: YYYY, YYYY-MM or YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Option<EdtfDate>,
    /// Actions that touch this date or come before it
    #[arg(long, value_name = "DATE", value_parser = date)]
    to: Option<EdtfDate>,
    /// What was known to have happened by the end of this day
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<EdtfDate>,
    /// A partner, by id, name or acronym
    #[arg(long, value_name = "PARTNER")]
    partner: Vec<String>,
    /// A kind of activity, or a family of kinds
    #[arg(long, value_name = "KIND")]
    activity_kind: Vec<String>,
    /// A country that experts come from
    #[arg(long, value_name = "COUNTRY")]
    origin: Vec<String>,
}

fn date(text: &str) -> Result<EdtfDate, String> {
    text.parse().map_err(|error| format!("{error}"))
}

impl SelectionArgs {
    /// The selection that the options stand for.
    pub(crate) fn resolve(&self, registry: &Registry) -> anyhow::Result<Selection> {
        if let (Some(from), Some(to)) = (self.from, self.to)
            && to.is_certainly_before(from)
        {
            bail!(
                "nothing lies between `--from {from}` and `--to {to}`, which comes before it; did you \
                 mean `--from {to} --to {from}`?"
            );
        }
        let wanted = Wanted {
            scheme: self.scheme,
            regions: self.region.clone(),
            countries: self.country.clone(),
            themes: self.theme.clone(),
            areas: self.area.clone(),
            statuses: self.status.clone(),
            phases: self.phase.clone(),
            partners: self.partner.clone(),
            activity_kinds: self.activity_kind.clone(),
            origins: self.origin.clone(),
            from: self.from,
            to: self.to,
            as_of: self.as_of,
        };
        Ok(Selection::resolve(&wanted, registry)?)
    }

    /// The scheme by whose regions a report divides.
    pub(crate) fn scheme(&self) -> Scheme {
        self.scheme.unwrap_or_default()
    }

    /// These options, and where they say nothing those of `saved`.
    pub(crate) fn or(self, saved: Self) -> Self {
        let many = |own: Vec<String>, saved| if own.is_empty() { saved } else { own };
        Self {
            region: many(self.region, saved.region),
            scheme: self.scheme.or(saved.scheme),
            country: many(self.country, saved.country),
            theme: many(self.theme, saved.theme),
            area: many(self.area, saved.area),
            status: many(self.status, saved.status),
            phase: many(self.phase, saved.phase),
            from: self.from.or(saved.from),
            to: self.to.or(saved.to),
            as_of: self.as_of.or(saved.as_of),
            partner: many(self.partner, saved.partner),
            activity_kind: many(self.activity_kind, saved.activity_kind),
            origin: many(self.origin, saved.origin),
        }
    }
}
