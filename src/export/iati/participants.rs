//! Who took part: the organisations of the settings, and the partners of an action and of its activities.

use super::codes::FUNDING;
use super::context::{Context, IATI, of_scheme};
use super::xml::Element;
use crate::model::{Action, Partner, PartnerRole};
use crate::registry::IatiOrganisation;

/// The scheme of channel codes of the OECD.
const CRS_CHANNEL: &str = "crs-channel";

/// The elements `participating-org` of an action, and how many have the role of those that state none.
pub(super) fn of_action(context: &Context<'_>, action: &Action) -> (Vec<Element>, usize) {
    let held = context.held(&action.id).iter().flat_map(|entry| &entry.body.partners);
    let mut of_activities: Vec<&PartnerRole> = held.collect();
    of_activities.sort_by(|one, other| one.partner.cmp(&other.partner));
    let mut roles: Vec<(&str, &str)> = Vec::new();
    let (mut elements, mut unstated) = (of_settings(context, None), 0);
    for named in action.partners.iter().chain(of_activities) {
        let role = match named.role.as_deref() {
            Some(role) => context.iati("roles", role),
            None => Some(context.settings.unstated_role.as_str()).filter(|role| !role.is_empty()),
        };
        let Some((role, partner)) = role.zip(context.partner(&named.partner)) else { continue };
        let known = (named.partner.as_str(), role);
        if !roles.contains(&known) {
            roles.push(known);
            unstated += usize::from(named.role.is_none());
            elements.push(of_partner(context, partner, role));
        }
    }
    (elements, unstated)
}

/// The organisations of the settings, each once a role; those that pay with the identifier that they give the
/// activity.
pub(super) fn of_settings(context: &Context<'_>, funder_activity: Option<&str>) -> Vec<Element> {
    let each_role = context.settings.organisations.iter().flat_map(|one| {
        let IatiOrganisation { reference, kind, roles, name } = one;
        roles.iter().map(move |role| {
            let element = context.text("participating-org", name).with("role", role);
            let element = element.with("type", kind).with("ref", reference);
            element.with_some("activity-id", funder_activity.filter(|_| role == FUNDING))
        })
    });
    each_role.collect()
}

fn of_partner(context: &Context<'_>, partner: &Partner, role: &str) -> Element {
    let kind = partner.kind.as_deref().and_then(|kind| context.iati("partner-kinds", kind));
    let own = |scheme| of_scheme(&partner.identifiers, scheme).next();
    context
        .text("participating-org", &partner.name)
        .with("role", role)
        .with_some("type", kind)
        .with_some("ref", own(IATI))
        .with_some("crs-channel-code", own(CRS_CHANNEL))
}
