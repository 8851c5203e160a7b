"""How a report divides what was picked."""

from dates import is_held
from figures import is_from_the_eu
from scope import OPERATIONAL, Scope, adopted_on, named, regions_of_action, regions_of_country


def stated(field):
    return lambda scope, action: {action[field]} if field in action else set()


def listed(field):
    return lambda scope, action: set(action.get(field, []))


def period(dimension):
    """The period in which a record started."""

    def code(record):
        start = record.get("start")
        if not start:
            return set()
        if dimension == "year":
            return {start[:4]}
        if not start[4:]:
            return {"year-only"}
        quarter = f"{start[:4]}-Q{(int(start[5:7]) + 2) // 3}"
        return {quarter if dimension == "quarter" else start[:7]}

    return code


PERIODS = {dimension: period(dimension) for dimension in ("year", "quarter", "month")}


def family(scope, activity):
    kind = scope.registry.terms("activity-kinds").get(activity.get("kind"), {})
    return {kind["parent"]} if "parent" in kind else set()


def of_experts(field):
    """The groups of the experts that a record names."""

    def codes(scope, record):
        return {
            code or None
            for expert in named([record], "experts", "expert")
            for code in EXPERT_CODES[field](scope, expert) or {None}
        }

    return codes


def of_record(codes):
    return lambda scope, expert: codes(scope.registry.experts.get(expert, {}))


def origin_groups(scope, expert):
    origin = scope.registry.experts.get(expert, {}).get("origin")
    is_from_eu = is_from_the_eu(scope, expert)
    if is_from_eu is None:
        return set()
    return {"eu"} if is_from_eu else regions_of_country(scope.registry, OPERATIONAL, origin) or {"other"}


EXPERT_CODES = {
    "origin": of_record(lambda expert: {expert["origin"]} if "origin" in expert else set()),
    "origin-group": origin_groups,
    "sector": of_record(lambda expert: {expert["sector"]} if "sector" in expert else set()),
    "language": of_record(lambda expert: {one["language"] for one in expert.get("languages", [])}),
}


def places(scope, activity):
    countries = {place["country"] for place in activity.get("places", []) if "country" in place}
    return countries | ({"online"} if activity.get("online") == "true" else set())


def year(record, *path):
    for name in path:
        record = record.get(name, {})
    return {record[:4]} if record else set()


def year_of_request(scope, action):
    return year(action, "request", "received") or year(action, "start")


def result_codes(code):
    return lambda scope, record: {code(result) for result in record.get("results", [])}


def year_of_result(result):
    return next(iter(year({"date": result.get("date") or adopted_on(result) or ""}, "date")), None)


RESULT_CODES = {
    "result-kind": lambda result: result["kind"],
    "result-level": lambda result: result.get("level"),
    "result-year": year_of_result,
}


def partner_roles(scope, record):
    return {partner.get("role") for partner in partners_here(scope, record)}


def kind_of_partner(scope, partner):
    return scope.registry.partners.get(partner, {}).get("kind")


def partner_kinds(scope, record):
    return {kind_of_partner(scope, one["partner"]) for one in partners_here(scope, record)}


def partners_here(scope, record):
    """What a record names of the partners that are chosen."""
    return [one for one in record.get("partners", []) if scope.is_chosen(one["partner"])]


# To which groups a record belongs by what it states itself; none where it states nothing.
DIMENSIONS = {
    "region": lambda scope, action: regions_of_action(scope.registry, OPERATIONAL, action),
    "country": listed("countries"),
    "theme": listed("themes"),
    "area": listed("areas"),
    "status": stated("status"),
    "phase": stated("phase"),
    "good-practice": listed("good_practices"),
    "activity-kind": stated("kind"),
    "family": family,
    "origin": of_experts("origin"),
    "origin-group": of_experts("origin-group"),
    "sector": of_experts("sector"),
    "language": of_experts("language"),
    "partner-kind": partner_kinds,
    "partner-role": partner_roles,
    **{name: result_codes(code) for name, code in RESULT_CODES.items()},
    "place": places,
    "request-year": year_of_request,
    "end-year": lambda scope, record: year(record, "end"),
    "year": lambda scope, record: PERIODS["year"](record),
    "quarter": lambda scope, record: PERIODS["quarter"](record),
    "month": lambda scope, record: PERIODS["month"](record),
}
# Where an activity belongs to its own groups, and not to those of its action.
OF_ACTIVITIES = ("activity-kind", "family", "place")
OF_EXPERTS = tuple(EXPERT_CODES)
OWN = (*PERIODS, "end-year", *OF_ACTIVITIES, *OF_EXPERTS)


def divide(scope, dimension, scheme, chosen):
    """The scopes of the groups by code; that of the records that state none under `None`.

    Where codes of the dimension were chosen there are no groups of others; where one of the other
    scheme of regions was chosen, there are all.
    """
    if dimension == "region" and not scope.registry.terms(scheme).keys() >= set(chosen or ()):
        chosen = None
    groups = {}
    for kind, record, codes in members(scope, dimension, scheme):
        for code in codes or {None}:
            groups.setdefault(code, ([], [], [], []))[kind].append(record)
    return {
        code: Scope(
            scope.registry,
            *records,
            under=scope.under + ([[(scheme, code)]] if dimension == "region" else []),
            keeps=keeps(scope, dimension, code),
            chosen_partners=scope.chosen_partners,
            chosen_countries=scope.chosen_countries,
            as_of=scope.as_of,
            between=scope.between,
        )
        for code, records in groups.items()
        if not chosen or code in chosen
    }


def members(scope, dimension, scheme):
    """Each record with the codes of its groups: actions (0), activities (1), actions as those that
    name experts (2), and actions as requests (3)."""
    own = DIMENSIONS[dimension]
    by_action = {}
    for activity in filter(is_held, scope.activities):
        by_action.setdefault(activity["action"], []).append(activity)

    def codes(action):
        activities = by_action.get(action["id"], [])
        return codes_of_action(scope, dimension, scheme, action, activities)

    for action in scope.actions:
        yield 0, action, codes(action)
        # Who is named on an action as a whole was in no activity that is known.
        yield 2, action, {None} if dimension in OF_ACTIVITIES else codes(action)
    for activity in scope.activities:
        action = scope.registry.actions[activity["action"]]
        yield 1, activity, own(scope, activity) if dimension in OWN else codes(action)
    for action in scope.requests:
        received = action.get("request", {}).get("received")
        by_arrival = received and dimension in PERIODS
        yield 3, action, PERIODS[dimension]({"start": received}) if by_arrival else codes(action)


def codes_of_action(scope, dimension, scheme, action, activities):
    own = DIMENSIONS[dimension]
    if dimension == "region":
        return regions_of_action(scope.registry, scheme, action)
    if dimension == "country":
        here = {
            one
            for one in own(scope, action)
            if scope.counts_here(action, one) or one in scope.chosen_countries
        }
        return here or own(scope, action)
    if dimension in OF_ACTIVITIES:
        return set().union(*(own(scope, one) or {None} for one in activities))
    if dimension in (*OF_EXPERTS, "partner-kind", "partner-role", *RESULT_CODES):
        return own(scope, action).union(*(own(scope, one) for one in activities))
    return own(scope, action)


def keeps(scope, dimension, code):
    """What of the experts, partners and results of the records belongs to a group."""
    if dimension in OF_EXPERTS:
        codes = EXPERT_CODES[dimension]
        return {"experts": lambda one: code in (codes(scope, one) or {None})}
    if dimension == "partner-kind":
        return {"partners": lambda one: kind_of_partner(scope, one["partner"]) == code}
    if dimension == "partner-role":
        return {"partners": lambda one: one.get("role") == code}
    if dimension in RESULT_CODES:
        return {"results": lambda result: RESULT_CODES[dimension](result) == code}
    return {}
