//! Which records somebody asks for a paper on.

use anyhow::bail;
use mieux::documents::{Deployment, Paper, Subject, Wants};
use mieux::message;
use mieux::message::Value;
use mieux::model::{EdtfDate, FileKind, Kind};
use mieux::registry::Registry;

use super::person;
use crate::commands::conditions::private_rates;
use crate::commands::record;
use crate::globals::Globals;

/// What one paper is about, and what its file is called after.
#[derive(Debug, Clone)]
pub(super) struct Chosen {
    pub(super) id: String,
    pub(super) subject: Subject,
}

/// The papers that the ids ask for, or those of all records.
pub(super) fn chosen(
    paper: Paper,
    ids: &[&String],
    all: bool,
    reads_private: bool,
    registry: &Registry,
    globals: &Globals,
) -> anyhow::Result<Vec<Chosen>> {
    let name = paper.name();
    let wants = paper.wants();
    if all {
        let Wants::Record(kind) = wants else { bail!(message!("document.no-all", name)) };
        if !ids.is_empty() {
            bail!(message!("document.all-or-ids"));
        }
        return Ok(every(kind, registry));
    }
    match (wants, ids) {
        (Wants::Nothing, []) | (Wants::Country, []) => {
            Ok(vec![Chosen { id: name.to_owned(), subject: Subject::Nothing }])
        }
        (Wants::Nothing, [id, ..]) => bail!(message!("document.about-nothing", name, id = *id)),
        (Wants::Deployment, [activity]) => {
            let (activity, expert) = only_expert(activity, registry)?;
            deployment(activity, expert, reads_private, registry, globals)
        }
        (Wants::Deployment, [activity, expert]) => {
            let activity = id_of(activity, Kind::Activity, registry)?;
            let expert = id_of(expert, Kind::Expert, registry)?;
            let deployed = experts(&activity, registry);
            if deployed.is_empty() {
                bail!(message!("document.no-expert", id = activity));
            }
            if !deployed.contains(&expert.as_str()) {
                let experts = Value::one_of(deployed);
                bail!(message!("document.not-deployed", expert, id = activity, experts))
            }
            deployment(activity, expert, reads_private, registry, globals)
        }
        (wants, []) => bail!(missing(name, wants)),
        (Wants::Deployment, _) => bail!(missing(name, wants)),
        (wants, ids) => ids.iter().map(|id| one(id, name, wants, registry)).collect(),
    }
}

fn every(kind: Kind, registry: &Registry) -> Vec<Chosen> {
    let ids = registry.records_of(kind).map(|(_, record)| record.id().to_owned());
    ids.map(|id| Chosen { subject: Subject::Record(kind, id.clone()), id }).collect()
}

/// What to say if it is missing what the paper is about.
fn missing(name: &'static str, wants: Wants) -> message::Message {
    match wants {
        Wants::Record(kind) => {
            let example = if kind == Kind::Activity { "peru-iii-a01" } else { "peru-iii" };
            message!("document.which", name, kind = Value::kind(kind.name()), example)
        }
        Wants::Deployment => message!("document.which-deployment", name),
        Wants::Year => message!("document.which-year", name),
        Wants::Nothing | Wants::Country | Wants::Topic => message!("document.which-topic", name),
    }
}

fn one(id: &str, name: &'static str, wants: Wants, registry: &Registry) -> anyhow::Result<Chosen> {
    let subject = match wants {
        Wants::Record(kind) => Subject::Record(kind, id_of(id, kind, registry)?),
        Wants::Year => match id.parse::<EdtfDate>() {
            Ok(year) if year.month().is_none() => Subject::Year(year),
            _ => bail!(message!("document.no-year", name, value = id)),
        },
        Wants::Country => match term(id, &["countries"], registry) {
            Some(country) => country,
            None => bail!(message!("document.no-country", name, value = id)),
        },
        _ => match term(id, &["regions", "countries", "themes"], registry) {
            Some(topic) => topic,
            None => Subject::Record(Kind::Partner, topic_partner(id, name, registry)?),
        },
    };
    let id = match &subject {
        Subject::Record(_, id) | Subject::Term(_, id) => id.clone(),
        _ => id.to_owned(),
    };
    Ok(Chosen { id, subject })
}

/// The term of the first of these vocabularies that has one of this name.
fn term(name: &str, vocabularies: &[&'static str], registry: &Registry) -> Option<Subject> {
    vocabularies.iter().find_map(|vocabulary| {
        let term = registry.vocabularies.get(vocabulary)?.resolve(name)?;
        Some(Subject::Term(vocabulary, term.code.to_string()))
    })
}

/// The id of the partner that a profile is about.
fn topic_partner(name: &str, paper: &'static str, registry: &Registry) -> anyhow::Result<String> {
    match record::find_by_part(registry, name, Some(Kind::Partner)) {
        Ok(_) => id_of(name, Kind::Partner, registry),
        Err(_) => bail!(message!("document.no-topic", name = paper, value = name)),
    }
}

/// The id of the record of a kind that somebody means.
fn id_of(name: &str, kind: Kind, registry: &Registry) -> anyhow::Result<String> {
    let found = record::find_by_part(registry, name, Some(kind))?;
    let (_, file) = found[0];
    if file.kind != FileKind::Record(kind) || file.root().is_none() {
        bail!(message!("record.unreadable", path = file.path.display()));
    }
    Ok(file.id_or_stem().to_string())
}

/// The only expert of an activity.
fn only_expert(activity: &str, registry: &Registry) -> anyhow::Result<(String, String)> {
    let id = id_of(activity, Kind::Activity, registry)?;
    match experts(&id, registry).as_slice() {
        [] => bail!(message!("document.no-expert", id)),
        [one] => {
            let expert = (*one).to_owned();
            Ok((id, expert))
        }
        several => {
            let experts = Value::one_of(several);
            bail!(message!("document.which-expert", id, experts))
        }
    }
}

/// The experts who are deployed in an activity.
fn experts<'r>(activity: &str, registry: &'r Registry) -> Vec<&'r str> {
    let mut records = registry.activities.iter().map(|record| &record.body);
    let found = records.find(|record| record.id == activity);
    found.into_iter().flat_map(|found| &found.experts).map(|one| one.expert.as_str()).collect()
}

fn deployment(
    activity: String,
    expert: String,
    reads_private: bool,
    registry: &Registry,
    globals: &Globals,
) -> anyhow::Result<Vec<Chosen>> {
    let person = match reads_private {
        true => person::read(&expert, registry)?,
        false => Default::default(),
    };
    let rates = private_rates(registry, reads_private, globals)?;
    let id = format!("{activity}-{expert}");
    let subject = Subject::Deployment(Deployment { activity, expert, person, rates });
    Ok(vec![Chosen { id, subject }])
}
