"""What a selection picks."""

from dates import Between, is_held, own_days
from dimensions import DIMENSIONS
from registry import day
from scope import (
    ELIGIBILITY,
    OPERATIONAL,
    SUB_REGIONS,
    Scope,
    begun,
    ended,
    named,
    reached,
    regions_of_action,
)


def pick(registry, selection):
    """The scope of a selection: of each option the codes, of which any may apply."""
    as_of = selection.get("as-of") and day(selection["as-of"], last=True)
    actions = [one for one in registry.actions.values() if is_picked(registry, selection, one)]
    partners = chosen_partners(registry, selection)
    if partners is not None:
        actions = [one for one in actions if names_any(registry, one, partners)]
    if as_of:
        actions = [one for one in actions if was_asked_for(registry, one, as_of)]
    chosen = {action["id"] for action in actions}
    activities = [one for one in registry.activities.values() if one.get("action") in chosen]
    if as_of:
        activities = [one for one in activities if had_begun(registry, one, as_of)]
    requests, between = actions, None
    if "from" in selection or "to" in selection:
        between = Between(registry, selection.get("from"), selection.get("to"))
        requests = [one for one in actions if between.has_request(one)]
        activities = [one for one in activities if between.has_activity(one)]
        actions = [one for one in actions if between.has_action(one)]
    regions = [(scheme_of(registry, selection, one), one) for one in selection.get("region", [])]
    under = [regions] if regions else []
    return Scope(
        registry,
        actions,
        activities,
        None,
        requests,
        under=under,
        as_of=as_of,
        between=between,
        chosen_partners=chosen_partners(registry, selection),
        chosen_countries=selection.get("country", ()),
    )


def chosen_partners(registry, selection):
    """The partners that have what was chosen of partners; nothing where nothing was."""
    kinds, ids = selection.get("partner-kind"), selection.get("partner")
    if not kinds and not ids:
        return None
    return {
        partner
        for partner, record in registry.partners.items()
        if (not kinds or record.get("kind") in kinds)
        and (not ids or with_parents(registry.partners, partner).intersection(ids))
    }


def with_parents(partners, partner):
    """The partner and the institutions that it is part of."""
    found = set()
    while partner in partners and partner not in found:
        found.add(partner)
        partner = partners[partner].get("parent")
    return found


def names_any(registry, action, partners):
    """Whether an action, or an activity of it that is not known as cancelled or only planned, names one."""
    held = [
        one
        for one in registry.activities.values()
        if one.get("action") == action["id"] and is_held(one)
    ]
    return not partners.isdisjoint(named([action, *held], "partners", "partner"))


def scheme_of(registry, selection, region):
    """The list that has the region: that of the scheme that was named, the operational one, or another."""
    named = {"operational": ELIGIBILITY, "eligibility": OPERATIONAL}.get(selection.get("scheme"))
    lists = [one for one in (OPERATIONAL, ELIGIBILITY, SUB_REGIONS) if one != named]
    return next((one for one in lists if region in registry.terms(one)), lists[0])


def is_picked(registry, selection, action):
    for option, codes in selection.items():
        if option == "region":
            schemes = {code: scheme_of(registry, selection, code) for code in codes}
            own = {
                code
                for code, scheme in schemes.items()
                if code in regions_of_action(registry, scheme, action)
            }
        elif option in ("from", "to", "as-of", "scheme", "partner", "partner-kind"):
            continue
        else:
            own = DIMENSIONS[option](None, action).intersection(codes)
        if not own:
            return False
    return True


def was_asked_for(registry, action, as_of):
    received = action.get("request", {}).get("received")
    return begun(registry, action, as_of) or reached(received, as_of)


def had_begun(registry, activity, as_of):
    """By its own dates; without any, because its action had ended."""
    own, action = own_days(activity), registry.actions[activity["action"]]
    return own[1] <= as_of if own else ended(registry, action, as_of)
