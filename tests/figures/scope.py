"""Some actions and activities of a registry, and what of them counts.

Written from the words of docs/figures.md, and not from the program; so are `figures.py`,
`dimensions.py` and `selection.py`.
"""

from dates import begin, finish, is_held
from registry import day

OPERATIONAL, ELIGIBILITY, SUB_REGIONS = "regions", "eligibility-regions", "sub-regions"


def status(registry, action):
    return registry.terms("statuses").get(action.get("status"), {})


def is_ongoing(registry, action):
    return status(registry, action).get("public") == "ongoing"


def is_completed(registry, action):
    return status(registry, action).get("public") == "completed"


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


def named(records, field, key):
    """What records name in a list of theirs."""
    return {one[key] for record in records for one in record.get(field, [])}


class Scope:
    """Actions and activities that were picked, or a group of them.

    `naming` are the actions whose own experts count. `under` has lists of regions, each with its
    scheme: a country must belong to one of every list. `keeps` says by the name of a figure which of
    its records belong here. `as_of` is the day that is meant, where it is not that of the records.
    `requests` are the actions as requests, `between` the dates that are meant. `chosen_partners` are the
    partners that count, where some were chosen, and `chosen_countries` the countries that were named.
    """

    def __init__(
        self,
        registry,
        actions,
        activities,
        naming=None,
        requests=None,
        *,
        under=(),
        keeps=None,
        as_of=None,
        between=None,
        chosen_partners=None,
        chosen_countries=(),
    ):
        self.registry = registry
        self.actions = actions
        self.activities = activities
        self.naming = actions if naming is None else naming
        self.under = list(under)
        self.keeps = keeps or {}
        self.requests = actions if requests is None else requests
        self.as_of = as_of
        self.between = between
        self.chosen_partners = chosen_partners
        self.chosen_countries = chosen_countries

    def is_project(self, action):
        counts = status(self.registry, action).get("counts") == "true"
        return counts and (not self.as_of or begun(self.registry, action, self.as_of))

    def projects(self):
        return [action for action in self.actions if self.is_project(action)]

    def held(self):
        """The activities of projects that are not known as cancelled or only planned."""
        return [
            one
            for one in self.activities
            if self.is_project(self.registry.actions.get(one.get("action"), {}))
            and is_held(one)
        ]

    def experts(self):
        naming = [action for action in self.naming if self.is_project(action)]
        return self.kept("experts", named(naming + self.held(), "experts", "expert"))

    def partners(self):
        records = self.projects() + self.held()
        entries = [entry for record in records for entry in record.get("partners", [])]
        return {
            entry["partner"]
            for entry in entries
            if self.is_chosen(entry["partner"]) and self.keeps_one("partners", entry)
        }

    def is_chosen(self, partner):
        return self.chosen_partners is None or partner in self.chosen_partners

    def kept(self, figure, found):
        return {one for one in found if self.keeps_one(figure, one)}

    def keeps_one(self, figure, one):
        return figure not in self.keeps or self.keeps[figure](one)

    def results(self):
        """Each result with its action."""
        records = [(action, action) for action in self.projects()]
        records += [(one, self.registry.actions[one["action"]]) for one in self.held()]
        return [
            (action, result)
            for record, action in records
            for result in record.get("results", [])
            if self.keeps_one("results", result)
            and (not self.as_of or achieved(self.registry, action, result, self.as_of))
            and (not self.between or self.between.has_result(dates_of(result)))
        ]

    def members(self):
        """The countries that are members of the regions that countries are counted under.

        Those of any operational region where there is no such region.
        """
        lists = self.under or [[(OPERATIONAL, one) for one in self.registry.terms(OPERATIONAL)]]
        return set.intersection(
            *(
                {
                    country
                    for scheme, region in regions
                    for country in self.registry.terms(scheme).get(region, {}).get("members", [])
                }
                for regions in lists
            )
        )

    def counts_here(self, action, country):
        """Whether a country of an action belongs to the regions that it is counted under.

        One that belongs to no region belongs to those that the action's record names, and to the row
        of those that belong to none.
        """

        def belongs(scheme, region):
            own = regions_of_country(self.registry, scheme, country)
            return region in (own or regions_named(action, scheme) or {None})

        return all(any(belongs(*region) for region in regions) for regions in self.under)


def reached(date, as_of):
    """Whether a date had come by the end of a day, for every reading of it."""
    return date is not None and day(date, last=True) <= as_of


def begun(registry, action, as_of):
    return begin(registry, action)[1] <= as_of


def ended(registry, action, as_of):
    return finish(registry, action)[1] <= as_of


def achieved(registry, action, result, as_of):
    dates = dates_of(result)
    return any(reached(one, as_of) for one in dates) if dates else ended(registry, action, as_of)


def dates_of(result):
    return [date for date in (result.get("date"), adopted_on(result)) if date]


def adopted_on(result):
    """The date on which a result was adopted, where it is known."""
    adopted = result.get("adopted", "false")
    return None if adopted in ("true", "false") else adopted
