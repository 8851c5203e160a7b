//! `mieux mobilise`: experts are put into the record of an activity.

use std::io::Write;

use anyhow::bail;
use mieux::change::Changes;
use mieux::conditions::{cost, costs};
use mieux::edit::Assignment;
use mieux::message;
use mieux::message::{Message, Value};
use mieux::model::{Activity, Deployment, EdtfDate, FileKind, Kind, Text};
use mieux::query::{Links, Selection};
use mieux::registry::{Registry, SourceFile};
use mieux::render::{TableFormat, write_table};
use mieux::roster::{Need, rank};
use mieux::table::Table;

use super::apply::{Changed, Outcome, Policy, change};
use super::conditions::private_rates;
use super::incomplete::print_notes;
use super::{complete, day, examples, given, record};
use crate::clock;
use crate::globals::{Access, Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[(
    "See what it would change and cost",
    "mieux mobilise peru-iii-a01 exp-0001 --days 5 --role Trainer --dry-run --force",
)];

/// Add experts to an activity
///
/// Adds a deployment for each EXPERT to the record of the activity, and prints what they cost as `mieux expert cost`
/// does. Nothing is written if an expert cannot be sent, as `mieux match --ruled-out` says, or if the change adds errors.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Id of the activity
    #[arg(value_name = "ACTIVITY", add = complete::ids(Some(Kind::Activity)))]
    activity: String,
    /// Ids of the experts
    #[arg(value_name = "EXPERT", required = true, add = complete::ids(Some(Kind::Expert)))]
    experts: Vec<String>,
    /// What the experts do, in the language of --lang
    #[arg(long, value_name = "TEXT")]
    role: Option<String>,
    /// Expert days of each
    #[arg(long, value_name = "DAYS")]
    days: Option<String>,
    /// Also read the private rates
    #[arg(long)]
    private: bool,
    /// Day on which consent and retention are judged, YYYY-MM-DD [default: today, UTC]
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<EdtfDate>,
    /// Show the changes without writing them
    #[arg(long)]
    dry_run: bool,
    /// Write the changes even if an expert cannot be sent or they add errors
    #[arg(long)]
    force: bool,
}

impl Args {
    /// What the command may do to the registry.
    pub(crate) fn access(&self) -> Access {
        Access::changing_unless(self.dry_run)
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let policy = Policy { shows_warnings: true, ..Policy::of(args.dry_run, args.force) };
    let Changed { outcome, planned: table, .. } =
        change(globals, &globals.root()?, policy, out, |registry, _| {
            let (file, source, _) =
                record::to_change(registry, &args.activity, Some(Kind::Activity))?;
            let unreadable = || message!("match.unreadable", name = &args.activity);
            let activity = &registry.activity(file).ok_or_else(unreadable)?.body;
            let experts = experts(args, registry, activity)?;
            if !args.force {
                refuse_obstacles(args, registry, activity, &experts)?;
            }
            let mut changes = Changes::default();
            changes.replace(source, text(args, registry, source, &experts, globals)?);
            Ok((changes, table(args, registry, activity, &experts, globals)?))
        })?;
    if outcome != Outcome::Refused {
        writeln!(out)?;
        write_table(TableFormat::Table, &table, globals.screen(), out)?;
        print_notes(&table.notes, globals);
    }
    Ok(outcome.status())
}

/// The ids of the experts that are named, each of a record and none in the activity yet: a role or days would go to
/// another one.
fn experts(args: &Args, registry: &Registry, activity: &Activity) -> anyhow::Result<Vec<String>> {
    let mut ids = Vec::new();
    for id in &args.experts {
        record::to_change(registry, id, Some(Kind::Expert))?;
        if ids.contains(id) {
            bail!(message!("mobilise.twice", id));
        }
        if activity.experts.iter().any(|one| one.expert == *id) {
            bail!(message!("mobilise.deployed", id, activity = &activity.id));
        }
        ids.push(id.clone());
    }
    Ok(ids)
}

/// Fails if one of the experts cannot be sent to the activity.
fn refuse_obstacles(
    args: &Args,
    registry: &Registry,
    activity: &Activity,
    experts: &[String],
) -> anyhow::Result<()> {
    let today = clock::today_or(args.today)?.earliest();
    let links = Links::new(registry);
    let need = Need::new(&links, Some(activity), Selection::default(), []);
    let ranking = rank(&links, &need, today);
    let mut reasons: Vec<Message> = Vec::new();
    for id in experts {
        let mut ruled_out = ranking.ruled_out.iter();
        if let Some((expert, why)) = ruled_out.find(|(expert, _)| expert.id == *id) {
            reasons.push(message!("mobilise.ruled-out", id = &expert.id, why = why.message()));
        }
    }
    if !reasons.is_empty() {
        let who = Value::Sequence(reasons.into_iter().map(Value::from).collect());
        bail!(message!("mobilise.cannot", who, activity = &activity.id));
    }
    Ok(())
}

/// The text of the activity with the deployments.
fn text(
    args: &Args,
    registry: &Registry,
    source: &SourceFile,
    experts: &[String],
    globals: &Globals,
) -> anyhow::Result<String> {
    let mut text = source.text().to_owned();
    let mut assign = |assignment: String| -> anyhow::Result<()> {
        let assignment: Assignment = assignment.parse()?;
        text = given::assigned(registry, FileKind::Record(Kind::Activity), &text, &assignment)?;
        Ok(())
    };
    for id in experts {
        assign(format!("experts+={{expert: {id}}}"))?;
        if let Some(role) = &args.role {
            assign(format!("experts[-1].role.{}={role}", globals.language().code()))?;
        }
        if let Some(days) = &args.days {
            assign(format!("experts[-1].days={days}"))?;
        }
    }
    Ok(text)
}

/// What the deployments cost.
fn table(
    args: &Args,
    registry: &Registry,
    activity: &Activity,
    experts: &[String],
    globals: &Globals,
) -> anyhow::Result<Table> {
    let private = private_rates(registry, args.private, globals)?;
    let days = args.days.as_ref().and_then(|days| days.parse().ok());
    let deployment = |id: &String| Deployment {
        expert: id.into(),
        role: Text::default(),
        days,
        fee: None,
        per_diem: None,
        insurance: None,
        travel: None,
    };
    let deployments: Vec<Deployment> = experts.iter().map(deployment).collect();
    let cost = cost(&registry.vocabularies, private.as_ref(), activity, &deployments);
    Ok(costs(activity, &cost, args.private, globals.language()))
}
