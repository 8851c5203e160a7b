"""What each figure counts."""

import statistics
from collections import Counter, namedtuple
from datetime import date, timedelta

from dates import FIRST, LAST, begin, days, finish, is_held
from registry import day
from scope import OPERATIONAL, adopted_on, ended, is_completed, is_ongoing, named, reached, status

# A figure that is made of what records state, how many state it, and the quartiles of a median.
Known = namedtuple("Known", ["value", "stated", "quartiles"], defaults=[(None, None)])


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


def countries_reached(scope):
    took_part = {
        country
        for action in scope.projects()
        for country in action.get("participating_countries", [])
        if scope.counts_here(action, country)
    }
    held_in = {
        country
        for activity in scope.held()
        for country in countries_of(activity)
        if scope.counts_here(scope.registry.actions[activity["action"]], country)
    }
    return countries(scope) | took_part | held_in


def countries_of(activity):
    return {place["country"] for place in activity.get("places", []) if "country" in place}


def coverage(scope):
    members = scope.members()
    return Known(share(len(countries(scope) & members), len(members)), len(members))


def is_regional(action):
    countries, regions = action.get("countries", []), action.get("regions", [])
    return len(countries) > 1 or (not countries and bool(regions))


def repeat_countries(scope):
    of = Counter(country for action in scope.projects() for country in action.get("countries", []))
    return {country for country in countries(scope) if of[country] > 1}


def repeat_partners(scope):
    naming = {(one, action["id"]) for action in scope.projects() for one in partners_of(action)}
    naming |= {(one, held["action"]) for held in scope.held() for one in partners_of(held)}
    of = Counter(partner for partner, _ in naming)
    return {partner for partner in scope.partners() if of[partner] > 1}


def partners_of(record):
    return named([record], "partners", "partner")


def institutions(scope):
    return {top(scope.registry.partners, partner) for partner in scope.partners()}


def top(partners, partner):
    seen = {partner}
    while (parent := partners.get(partner, {}).get("parent")) in partners and parent not in seen:
        seen.add(parent)
        partner = parent
    return partner


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


def median(numbers):
    """A median with its quartiles, between which what lies between two numbers is interpolated."""
    numbers = [float(number) for number in numbers]
    if not numbers:
        return Known(None, 0)
    lower, middle, upper = statistics.quantiles(numbers * (2 if len(numbers) == 1 else 1), method="inclusive")
    return Known(middle, len(numbers), (lower, upper))


def mean(number, of):
    return Known(number / of if of else None, of)


def counted(number, stated, of):
    """How many there are; nothing where it could be known and nowhere is."""
    return Known(None if of and not stated else number, stated)


def participants_per_activity(scope):
    numbers = [everybody(one["participants"]) for one in scope.held() if "participants" in one]
    return median(number for number in numbers if number is not None)


def activities_per_project(scope):
    return mean(len(scope.held()), len({activity["action"] for activity in scope.held()}))


def activity_days(scope):
    dates = [(one.get("start", ""), one.get("end", "")) for one in scope.held()]
    days = [(date.fromisoformat(end) - date.fromisoformat(start)).days + 1 for start, end in dates if start[7:] and end[7:]]
    days = [number for number in days if number > 0]
    return sum_of(days, len(scope.held()))


def online_share(scope):
    online = [one.get("online") == "true" for one in scope.held()]
    placed = [bool(one.get("places")) for one in scope.held()]
    stated = sum(map(max, online, placed))
    return Known(share(sum(online), stated), stated)


def abroad(scope):
    held = scope.held()
    pairs = [
        (set(scope.registry.actions[one["action"]].get("countries", [])), countries_of(one))
        for one in held
    ]
    known = [(home, places) for home, places in pairs if home and places]
    return counted(sum(bool(places - home) for home, places in known), len(known), len(held))


def deployments(scope):
    experts = scope.experts()
    return [
        one
        for activity in scope.held()
        for one in activity.get("experts", [])
        if one["expert"] in experts
    ]


def repeat_experts(scope):
    of = Counter(one["expert"] for one in deployments(scope))
    return {expert for expert, number in of.items() if number > 1}


def expert_days(scope):
    return Known(sum(days_of(scope)) if days_of(scope) else None, len(days_of(scope)))


def days_of(scope):
    return [float(one["days"]) for one in deployments(scope) if "days" in one]


def days_per_deployment(scope):
    return mean(sum(days_of(scope)), len(days_of(scope)))


def origin(scope, expert):
    return scope.registry.experts.get(expert, {}).get("origin")


def origins(scope):
    found = [origin(scope, expert) for expert in scope.experts()]
    found = [country for country in found if country]
    return counted(len(set(found)), len(found), len(scope.experts()))


def eu_member_states(scope):
    judged = {expert: is_from_the_eu(scope, expert) for expert in scope.experts()}
    known = [expert for expert, one in judged.items() if one is not None]
    members = {origin(scope, expert) for expert in known if judged[expert]}
    return counted(len(members), len(known), len(judged))


def eu_coverage(scope):
    members = set(scope.registry.terms("country-groups").get("eu", {}).get("members", []))
    sent = {origin(scope, expert) for expert in scope.experts()} & members
    return Known(share(len(sent), len(members)), len(members))


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
    known = scope.registry.first_days
    first, last = known.get(expert) or known.setdefault(expert, involved(scope.registry, expert))
    before = [turn for turn in sorted(turns) if turn[1] <= first]
    after = [turn for turn in sorted(turns) if turn[0] > last]
    if len(before) + len(after) < len(turns):
        return None
    return before[-1][2] if before else not after[0][2]


def involved(registry, expert):
    """The days between which an expert was first involved in what was held, or in a project."""
    begun = [
        first_days(registry, one)
        for one in registry.activities.values()
        if names(one, expert) and is_held(one)
    ]
    begun += [
        begin(registry, one)
        for one in registry.actions.values()
        if names(one, expert) and status(registry, one).get("counts") == "true"
    ]
    return min(one for one, _ in begun), min(one for _, one in begun)


def first_days(registry, activity):
    """The days on which an activity can have begun; those of its action bound them."""
    if "start" in activity:
        return days(activity["start"])
    action = registry.actions.get(activity.get("action"))
    first, last = (begin(registry, action)[0], finish(registry, action)[1]) if action else (FIRST, LAST)
    last = day(activity["end"], last=True) if "end" in activity else last
    return min(first, last), last


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


def months(records, first, last):
    """The median of the months from one date of a record to another, where they are in order."""
    pairs = [(found(record, first), found(record, last)) for record in records]
    between = [month(end) - month(start) for start, end in pairs if start[4:] and end[4:]]
    return median(number for number in between if number >= 0)


def found(record, path):
    for name in path:
        record = record.get(name, {})
    return record or ""


RECEIVED = ("request", "received")


def duration(scope):
    ids = completed(scope)
    ended = [action for action in scope.projects() if action["id"] in ids]
    return months(ended, ["start"], ["end"])


def months_to_adoption(scope):
    dates = [
        (action.get("end", ""), adopted_on(result) or "")
        for action, result in scope.results()
        if not scope.as_of or reached(adopted_on(result), scope.as_of)
    ]
    return median(month(on) - month(end) for end, on in dates if end[4:] and on[4:])


def waiting(scope):
    over = ("rejected", "cancelled")
    waits = [one for one in scope.requests if "status" in one and not scope.is_project(one)]
    return of_known_status(scope, sum(one["status"] not in over for one in waits))


def of_known_status(scope, number):
    stated = sum("status" in action for action in scope.requests)
    return counted(number, stated, len(scope.requests))


def of_status(status):
    return lambda scope: of_known_status(
        scope, sum(action.get("status") == status for action in scope.requests)
    )


def answered(scope):
    number = sum("answered" in action.get("request", {}) for action in scope.requests)
    return counted(number, number, len(scope.requests))


def approved(scope):
    decisions = [action.get("approval", {}).get("decision") for action in scope.requests]
    stated = sum(decision is not None for decision in decisions)
    return counted(decisions.count("approved"), stated, len(decisions))


def month(date):
    return int(date[:4]) * 12 + int(date[5:7])


# Each figure: what it counts, or a number with how many records state what it is made of.
FIGURES = {
    "projects": lambda scope: ids(scope.projects()),
    "ongoing": ongoing,
    "on-hold": lambda scope: {
        one["id"] for one in scope.projects() if one["id"] in ongoing(scope) and one["status"] == "on-hold"
    },
    "completed": completed,
    "activities": lambda scope: ids(scope.held()),
    "experts": lambda scope: scope.experts(),
    "countries": countries,
    "partners": lambda scope: scope.partners(),
    "participants": participants(everybody),
    "women": participants(lambda stated: number(stated, "women")),
    "men": participants(lambda stated: number(stated, "men")),
    "women-share": women_share,
    "participants-per-activity": participants_per_activity,
    "activities-per-project": activities_per_project,
    "activity-days": activity_days,
    "online-share": online_share,
    "abroad": abroad,
    "countries-reached": countries_reached,
    "coverage": coverage,
    "regional": lambda scope: ids(one for one in scope.projects() if is_regional(one)),
    "follow-ups": lambda scope: ids(one for one in scope.projects() if one.get("follows")),
    "repeat-countries": repeat_countries,
    "repeat-partners": repeat_partners,
    "institutions": institutions,
    "deployments": deployments,
    "repeat-experts": repeat_experts,
    "expert-days": expert_days,
    "days-per-deployment": days_per_deployment,
    "origins": origins,
    "eu-member-states": eu_member_states,
    "eu-coverage": eu_coverage,
    "experts-non-eu": from_outside_the_eu,
    "south-south": south_south,
    "results": lambda scope: scope.results(),
    "results-adopted": adopted,
    "adoption-rate": adoption_rate,
    "months-to-adoption": months_to_adoption,
    "requests": lambda scope: ids(scope.requests),
    "answered": answered,
    "approved": approved,
    "rejected": of_status("rejected"),
    "cancelled": of_status("cancelled"),
    "waiting": waiting,
    "requests-begun": requests_begun,
    "months-to-answer": lambda scope: months(scope.requests, RECEIVED, ["request", "answered"]),
    "months-to-decision": lambda scope: months(scope.requests, RECEIVED, ["approval", "date"]),
    "months-to-start": lambda scope: months(scope.projects(), RECEIVED, ["start"]),
    "duration": duration,
}
