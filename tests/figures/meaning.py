"""What a selection picks, what each figure counts and how a report divides it.

Written from the words of docs/figures.md, and not from the program.
"""

from registry import day

OPERATIONAL, ELIGIBILITY = "regions", "eligibility-regions"


def status(registry, action):
    return registry.terms("statuses").get(action.get("status"), {})


def is_project(registry, action):
    return status(registry, action).get("counts") == "true"


def is_ongoing(registry, action):
    return status(registry, action).get("public") == "ongoing"


def is_completed(registry, action):
    return status(registry, action).get("public") == "completed"


def is_held(registry, activity):
    action = registry.actions.get(activity.get("action"), {})
    return is_project(registry, action) and activity.get("status") not in ("planned", "cancelled")


def regions_of_country(registry, scheme, country):
    terms = registry.terms(scheme).items()
    return {code for code, term in terms if country in term.get("members", [])}


def regions_named(action, scheme):
    """The regions that a record names because they do not follow from its countries."""
    return set(action.get("regions", [])) if scheme == OPERATIONAL else set()


def regions_of_action(registry, scheme, action):
    return regions_named(action, scheme).union(
        *(regions_of_country(registry, scheme, one) for one in action.get("countries", []))
    )


class Scope:
    """Some actions and activities, and the regions that they are counted under.

    `under` has lists of regions, each with its scheme: a country must belong to one of every list.
    """

    def __init__(self, registry, actions, activities, under=()):
        self.registry = registry
        self.actions = actions
        self.activities = activities
        self.under = list(under)

    def projects(self):
        return [action for action in self.actions if is_project(self.registry, action)]

    def held(self):
        """The activities of projects that are not known as cancelled or only planned."""
        return [one for one in self.activities if is_held(self.registry, one)]

    def counts_here(self, action, country):
        """Whether a country of an action belongs to the regions that it is counted under.

        One that belongs to no region belongs to those that the action's record names.
        """
        return all(
            any(
                region
                in (
                    regions_of_country(self.registry, scheme, country)
                    or regions_named(action, scheme)
                )
                for scheme, region in regions
            )
            for regions in self.under
        )


def ids(records):
    return {record["id"] for record in records}


def named(records, field, key):
    return {one[key] for record in records for one in record.get(field, [])}


# Each figure, as the set of what it counts.
FIGURES = {
    "projects": lambda scope: ids(scope.projects()),
    "ongoing": lambda scope: ids(
        action for action in scope.projects() if is_ongoing(scope.registry, action)
    ),
    "completed": lambda scope: ids(
        action for action in scope.projects() if is_completed(scope.registry, action)
    ),
    "activities": lambda scope: ids(scope.held()),
    "experts": lambda scope: named(scope.projects() + scope.held(), "experts", "expert"),
    "countries": lambda scope: {
        country
        for action in scope.projects()
        for country in action.get("countries", [])
        if scope.counts_here(action, country)
    },
    "partners": lambda scope: named(scope.projects() + scope.held(), "partners", "partner"),
}


def year(record):
    return {record["start"][:4]} if "start" in record else set()


def stated(field):
    return lambda _, action: {action[field]} if field in action else set()


# To which groups an action belongs; none where it states nothing.
DIMENSIONS = {
    "region": lambda registry, action: regions_of_action(registry, OPERATIONAL, action),
    "country": lambda _, action: set(action.get("countries", [])),
    "theme": lambda _, action: set(action.get("themes", [])),
    "area": lambda _, action: set(action.get("areas", [])),
    "status": stated("status"),
    "phase": stated("phase"),
    "year": lambda _, action: year(action),
}


def pick(registry, selection):
    """The scope of a selection: of each option the codes, of which any may apply."""
    actions = [one for one in registry.actions.values() if is_picked(registry, selection, one)]
    chosen = ids(actions)
    activities = [one for one in registry.activities.values() if one.get("action") in chosen]
    regions = [(scheme_of(registry, code), code) for code in selection.get("region", [])]
    return Scope(registry, actions, activities, [regions] if regions else [])


def scheme_of(registry, region):
    return OPERATIONAL if region in registry.terms(OPERATIONAL) else ELIGIBILITY


def is_picked(registry, selection, action):
    for option, codes in selection.items():
        if option == "region":
            own = {
                code
                for code in codes
                if code in regions_of_action(registry, scheme_of(registry, code), action)
            }
        elif option in ("from", "to"):
            continue
        else:
            own = DIMENSIONS[option](registry, action).intersection(codes)
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


def divide(scope, dimension, chosen):
    """The scopes of the groups by code; that of the records that state none under `None`.

    Where codes of the dimension were chosen there are no groups of others. Groups of regions are
    those of the operational scheme: all of them where one of the other scheme was chosen.
    """
    registry = scope.registry
    if dimension == "region" and not registry.terms(OPERATIONAL).keys() >= set(chosen or ()):
        chosen = None
    groups = DIMENSIONS[dimension]
    members = {}
    for action in scope.actions:
        for code in groups(registry, action) or {None}:
            members.setdefault(code, ([], []))[0].append(action)
    for activity in scope.activities:
        action = registry.actions.get(activity.get("action"))
        own = year(activity) if dimension == "year" else groups(registry, action)
        for code in own or {None}:
            members.setdefault(code, ([], []))[1].append(activity)
    return {
        code: Scope(registry, *records, within(scope, dimension, code))
        for code, records in members.items()
        if not chosen or code in chosen
    }


def within(scope, dimension, code):
    """Under a region only its own countries count."""
    own = [[(OPERATIONAL, code)]] if dimension == "region" and code else []
    return scope.under + own
