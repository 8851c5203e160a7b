"""What each figure counts."""

import statistics
from collections import namedtuple
from datetime import date, timedelta

from dates import begin, days, finish
from registry import day
from scope import adopted_on, ended, is_completed, is_ongoing, named, reached

# A figure that is made of what records state, and how many state it.
Known = namedtuple("Known", ["value", "stated"])


def ids(records):
    return {record["id"] for record in records}


def ongoing(scope):
    return ids(
        action
        for action in scope.projects()
        if is_ongoing(scope.registry, action) or completed_later(scope, action)
    )


def completed(scope):
    return ids(
        action
        for action in scope.projects()
        if is_completed(scope.registry, action)
        and (not scope.as_of or ended(scope.registry, action, scope.as_of))
    )


def completed_later(scope, action):
    """Whether an action that is completed now had certainly not ended on the day that is meant."""
    ends_later = scope.as_of and finish(scope.registry, action)[0] > scope.as_of
    return ends_later and is_completed(scope.registry, action)


def countries(scope):
    return {
        country
        for action in scope.projects()
        for country in action.get("countries", [])
        if scope.counts_here(action, country)
    }


def sum_of(stated, of):
    """The sum of what is stated; nothing where it could be stated and nowhere is."""
    return Known(None if of and not stated else sum(stated), len(stated))


def participants(stated):
    def figure(scope):
        held = scope.held()
        numbers = [stated(one["participants"]) for one in held if "participants" in one]
        return sum_of([number for number in numbers if number is not None], len(held))

    return figure


def number(participants, *names):
    """What is stated under these names together, if all of them are."""
    stated = all(name in participants for name in names)
    return sum(int(participants[name]) for name in names) if stated else None


def everybody(participants):
    total = number(participants, "total")
    return number(participants, "women", "men") if total is None else total


def women_share(scope):
    both = [
        one["participants"]
        for one in scope.held()
        if {"women", "men"} <= one.get("participants", {}).keys()
    ]
    women, men = (sum(int(one[name]) for one in both) for name in ("women", "men"))
    return Known(share(women, women + men), len(both))


def expert_days(scope):
    experts = scope.experts()
    deployments = [
        one
        for activity in scope.held()
        for one in activity.get("experts", [])
        if one["expert"] in experts
    ]
    return sum_of([float(one["days"]) for one in deployments if "days" in one], len(deployments))


def share(part, whole):
    return part * 100 / whole if whole else None


def from_outside_the_eu(scope):
    judged = [is_from_the_eu(scope, expert) for expert in scope.experts()]
    known = [one for one in judged if one is not None]
    return Known(share(known.count(False), len(known)), len(known))


def is_from_the_eu(scope, expert):
    """Whether the country of an expert was in the EU when the expert was first involved.

    Nothing where that is not known for every reading of the dates.
    """
    eu = scope.registry.terms("country-groups").get("eu")
    origin = scope.registry.experts.get(expert, {}).get("origin")
    if not eu or not origin:
        return None
    changes = [one for one in eu.get("membership_changes", []) if one["country"] == origin]
    turns = [(*days(one["from"]), True) for one in changes if "from" in one]
    # A country that leaves is a member until the end of the day.
    turns += [(*map(next_day, days(one["to"])), False) for one in changes if "to" in one]
    if not turns:
        return origin in eu["members"]
    begun = [first_days(scope.registry, one) for one in scope.held() if names(one, expert)]
    begun += [begin(scope.registry, one) for one in scope.naming if names(one, expert)]
    first, last = min(one for one, _ in begun), min(one for _, one in begun)
    before = [turn for turn in sorted(turns) if turn[1] <= first]
    after = [turn for turn in sorted(turns) if turn[0] > last]
    if len(before) + len(after) < len(turns):
        return None
    return before[-1][2] if before else not after[0][2]


def first_days(registry, activity):
    """The days on which an activity can have begun; those of its action bound them."""
    if "start" in activity:
        return days(activity["start"])
    action = registry.actions[activity["action"]]
    last = day(activity["end"], last=True) if "end" in activity else finish(registry, action)[1]
    return min(begin(registry, action)[0], last), last


def next_day(text):
    return str(date.fromisoformat(text) + timedelta(days=1))


def names(record, expert):
    return expert in named([record], "experts", "expert")


def south_south(scope):
    projects = [action.get("principles", []) for action in scope.projects()]
    part = sum("south-south-and-triangular" in principles for principles in projects)
    stated = sum(bool(principles) for principles in projects)
    return Known(share(part, len(projects)) if stated * 2 >= len(projects) else None, stated)


def adopted(scope):
    results = [result for _, result in scope.results()]
    if scope.as_of:
        return [result for result in results if reached(adopted_on(result), scope.as_of)]
    return [result for result in results if result.get("adopted", "false") != "false"]


def adoption_rate(scope):
    said = [result for _, result in scope.results() if "adopted" in result]
    if scope.as_of:
        # Adopted nobody knows when, or on a date that may lie before or after the day.
        said = [
            result
            for result in said
            if result["adopted"] == "false"
            or (adopted_on(result) and is_decided(adopted_on(result), scope.as_of))
        ]
    return Known(share(len(adopted(scope)), len(said)), len(said))


def is_decided(when, as_of):
    return reached(when, as_of) or day(when) > as_of


def requests_begun(scope):
    stated = sum("status" in action for action in scope.requests)
    begun = sum(scope.is_project(action) for action in scope.requests)
    return Known(None if begun == stated else share(begun, stated), stated)


def months_to_start(scope):
    pairs = [
        (action.get("request", {}).get("received", ""), action.get("start", ""))
        for action in scope.projects()
    ]
    months = [month(start) - month(asked) for asked, start in pairs if asked[4:] and start[4:]]
    months = [count for count in months if count >= 0]
    return Known(statistics.median(months) if months else None, len(months))


def month(date):
    return int(date[:4]) * 12 + int(date[5:7])


# Each figure: what it counts, or a number with how many records state what it is made of.
FIGURES = {
    "projects": lambda scope: ids(scope.projects()),
    "ongoing": ongoing,
    "completed": completed,
    "activities": lambda scope: ids(scope.held()),
    "experts": lambda scope: scope.experts(),
    "countries": countries,
    "partners": lambda scope: scope.partners(),
    "participants": participants(everybody),
    "women": participants(lambda stated: number(stated, "women")),
    "men": participants(lambda stated: number(stated, "men")),
    "women-share": women_share,
    "expert-days": expert_days,
    "experts-non-eu": from_outside_the_eu,
    "south-south": south_south,
    "results": lambda scope: scope.results(),
    "results-adopted": adopted,
    "adoption-rate": adoption_rate,
    "requests": lambda scope: ids(scope.requests),
    "requests-begun": requests_begun,
    "months-to-start": months_to_start,
}
