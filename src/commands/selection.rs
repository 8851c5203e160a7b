//! The options with which lists and reports are narrowed; the same everywhere.

use mieux::model::{EdtfDate, Registry};
use mieux::select::{Selection, Unknown, Wanted};

/// Narrow what is shown: each option takes a code, an alias or a label in any language, and may be
/// given several times. Within an option any may apply, between options all must.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Selection")]
pub(crate) struct SelectionArgs {
    /// A region: operational (`latam`), or else of the eligibility scheme (`acp`)
    #[arg(long, value_name = "REGION")]
    region: Vec<String>,
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
    pub(crate) fn resolve(&self, registry: &Registry) -> Result<Selection, Unknown> {
        let wanted = Wanted {
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
            as_of: None,
        };
        Selection::resolve(&wanted, registry)
    }
}
