"""What a selection picks."""

from dimensions import DIMENSIONS
from registry import day
from scope import ELIGIBILITY, OPERATIONAL, SUB_REGIONS, Scope, begun, is_ongoing, reached, regions_of_action


def pick(registry, selection):
    """The scope of a selection: of each option the codes, of which any may apply."""
    as_of = selection.get("as-of") and day(selection["as-of"], last=True)
    actions = [one for one in registry.actions.values() if is_picked(registry, selection, one)]
    if as_of:
        actions = [one for one in actions if was_asked_for(registry, one, as_of)]
    chosen = {action["id"] for action in actions}
    activities = [one for one in registry.activities.values() if one.get("action") in chosen]
    if as_of:
        activities = [one for one in activities if had_begun(registry, one, as_of)]
    regions = [(scheme_of(registry, selection, one), one) for one in selection.get("region", [])]
    under = [regions] if regions else []
    return Scope(registry, actions, activities, under=under, as_of=as_of)


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
        elif option in ("from", "to", "as-of", "scheme"):
            continue
        else:
            own = DIMENSIONS[option](None, action).intersection(codes)
        if not own:
            return False
    return touches(registry, selection.get("from"), selection.get("to"), action)


def touches(registry, first, last, action):
    """Whether the period of an action touches the dates for some reading of both."""
    if not first and not last:
        return True
    start, end = action.get("start"), action.get("end")
    if not start and not end:
        return False
    lasts_on = not end and is_ongoing(registry, action)
    begins_in_time = not last or day(start or end) <= day(last, last=True)
    ends_in_time = not first or lasts_on or day(end or start, last=True) >= day(first)
    return begins_in_time and ends_in_time


def was_asked_for(registry, action, as_of):
    received = action.get("request", {}).get("received")
    return begun(registry, action, as_of) or reached(received, as_of)


def had_begun(registry, activity, as_of):
    """By its own dates; without any, because its action had ended."""
    action = registry.actions[activity["action"]]
    return reached(activity.get("start") or activity.get("end") or action.get("end"), as_of)
