"""When actions were under way and what lies between two dates, also where dates are missing.

Written from the words of docs/figures.md on `--from`, `--to` and `--as-of`.
"""

from registry import day

FIRST, LAST = "0000-01-01", "9999-12-31"


def days(date):
    return day(date), day(date, last=True)


def is_held(activity):
    """Whether an activity is not known as cancelled or only planned."""
    return activity.get("status") not in ("planned", "cancelled")


def own_days(activity):
    """The days on which an activity can have begun by its own dates; nothing if it has none."""
    date = activity.get("start") or activity.get("end")
    return days(date) if date else None


def held_days(registry, action):
    held = [own_days(one) for one in registry.activities_of(action["id"]) if is_held(one)]
    return [one for one in held if one]


def phase_days(registry, action):
    """The first and last day of the phase of an action, or of the programme."""
    phases = registry.terms("phases")
    own = phases.get(action.get("phase"))
    known = [own] if own else list(phases.values())
    starts = [day(one["start"]) if "start" in one else FIRST for one in known]
    ends = [day(one["end"], last=True) if "end" in one else LAST for one in known]
    return min(starts, default=FIRST), max(ends, default=LAST)


def begin(registry, action):
    """The first and the last day on which an action can have begun."""
    if "start" in action:
        first, last = days(action["start"])
    else:
        first, last = phase_days(registry, action)
        last = min([last] + ([day(action["end"], last=True)] if "end" in action else []))
    last = min([last] + [latest for _, latest in held_days(registry, action)])
    return first, max(first, last)


def finish(registry, action):
    """The first and the last day on which an action can have ended."""
    if "end" in action:
        return days(action["end"])
    begun, held = begin(registry, action), held_days(registry, action)
    first = max([begun[0]] + [earliest for earliest, _ in held])
    if registry.terms("statuses").get(action.get("status"), {}).get("public") == "ongoing":
        return first, LAST
    last = max((latest for _, latest in held), default=begun[1])
    return first, max(phase_days(registry, action)[1], last)


class Between:
    """The days from one date to another, of which one may be open."""

    def __init__(self, registry, first, last):
        self.registry = registry
        self.first = day(first) if first else FIRST
        self.last = day(last, last=True) if last else LAST

    def touches(self, first, last):
        return first <= self.last and last >= self.first

    def has_own(self, activity):
        """Whether an activity lies there by its own dates; nothing if it has none."""
        start = activity.get("start") or activity.get("end")
        end = activity.get("end") or start
        return self.touches(day(start), day(end, last=True)) if start else None

    def has_action(self, action):
        may = self.touches(begin(self.registry, action)[0], finish(self.registry, action)[1])
        if "start" in action or "end" in action:
            return may
        activities = self.registry.activities_of(action["id"])
        return any(self.has_own(one) for one in activities if is_held(one))

    def has_activity(self, activity):
        own = self.has_own(activity)
        return self.has_action(self.registry.actions[activity["action"]]) if own is None else own

    def has_request(self, action):
        received = action.get("request", {}).get("received")
        return self.touches(*days(received)) if received else self.has_action(action)

    def has_result(self, dates):
        return not dates or any(self.touches(*days(date)) for date in dates)
