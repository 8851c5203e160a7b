"""Computes the figures of registries anew, from their files, and compares those of `mieux report`.

Usage: python tests/figures MIEUX REGISTRY...

MIEUX is the program. What is compared, and what of a report was not, is printed; where a figure
differs it is named, with the records that make the difference, and the exit status is 1.
"""

import sys

from dimensions import DIMENSIONS, PERIODS, divide
from figures import FIGURES, Known
from program import Program, options_of
from registry import Registry
from scope import ELIGIBILITY, OPERATIONAL, SUB_REGIONS, Scope, named
from selection import pick

SUFFIXES = ("-stated", "-lower-quartile", "-upper-quartile")
SCHEMES = {"operational": OPERATIONAL, "eligibility": ELIGIBILITY}


def questions(registry):
    """The selections, each with the dimension that its report is divided by, or nothing."""
    for dimension in DIMENSIONS:
        yield {}, dimension
    for scheme, vocabulary in SCHEMES.items():
        if not registry.terms(vocabulary):
            continue
        yield {"scheme": scheme}, "region"
        for region in registry.terms(vocabulary):
            for dimension in ("region", "country", "phase", "origin", None):
                yield {"scheme": scheme, "region": [region]}, dimension
    regions = [*registry.terms(OPERATIONAL), *registry.terms(ELIGIBILITY)]
    yield {"region": regions[-2:]}, "region"
    yield {"region": regions[::4]}, "region"
    for region in registry.terms(SUB_REGIONS):
        yield {"region": [region]}, "country"
    for option in ("country", "theme", "status", "phase"):
        for code in used(registry, option):
            yield {option: [code]}, None
    for year in used(registry, "year"):
        yield {"from": year, "to": year}, None
        for dimension in ("region", "country", "activity-kind", "result-kind"):
            yield {"as-of": f"{year}-06-30"}, dimension
    for kind in registry.terms("partner-kinds"):
        for dimension in ("partner-kind", "partner-role", "region"):
            yield {"partner-kind": [kind]}, dimension
    for partner in used(registry, "partner")[::8]:
        yield {"partner": [partner]}, "partner-role"
    for region in used(registry, "region"):
        yield {"region": [region], "country": used(registry, "country")[::9]}, "country"
        yield {"region": [region], "theme": used(registry, "theme")[:2]}, "month"


def used(registry, dimension):
    """The codes that some action belongs to, or the partners that it names."""
    if dimension == "partner":
        return sorted(named(registry.actions.values(), "partners", "partner"))
    every = Scope(registry, registry.actions.values(), [])
    groups = (DIMENSIONS[dimension](every, action) for action in every.actions)
    return sorted(set().union(*groups))


class Comparison:
    """The figures of one registry beside those of the program."""

    def __init__(self, path, folder):
        self.registry = Registry(folder)
        self.program = Program(path, folder)
        self.compared = 0
        self.differences = []
        self.unknown = set()

    def run(self):
        for selection, dimension in questions(self.registry):
            by = "over" if dimension in PERIODS else "by"
            options = options_of(selection) + ([f"--{by}={dimension}"] if dimension else [])
            report = self.program.report(*options, "--figures=all")
            scope = pick(self.registry, selection)
            self.compare(options, "status", ..., report["figures"], scope)
            for name, known in report["known"].items():
                beside = (known["stated"], *known.get("quartiles", ()))
                row = {f"{name}{one}": number for one, number in zip(SUFFIXES, beside)}
                self.compare(options, "status", ..., row, scope)
            scheme = SCHEMES[selection.get("scheme", "operational")]
            for table in report["tables"]:
                # What was published is no figure of records, and its rows are those of other days.
                if table["name"] == "published":
                    continue
                chosen = selection.get(table["name"])
                self.compare_table(options, table, divide(scope, table["name"], scheme, chosen), scope)

    def compare_table(self, options, table, groups, scope):
        dimension = table["name"]
        rows = {row[dimension]: row for row in table["rows"]}
        if dimension in PERIODS:
            # A series shows the periods between in which nothing started.
            groups = {code: Scope(self.registry, [], [], under=scope.under) for code in rows} | groups
        for code, group in groups.items():
            if code in rows:
                self.compare(options, dimension, code, rows.pop(code), group)
            elif group.projects() or group.held() or group.experts() or group.requests:
                self.differences.append(f"{shown(options)}: no row {dimension} {code}")
        self.differences += [f"{shown(options)}: no such {dimension} as {code}" for code in rows]

    def compare(self, options, dimension, code, row, scope):
        """The figures of a row, or those of the whole selection."""
        for name, number in row.items():
            if name in (dimension, f"{dimension}_label"):
                continue
            figure = name
            for suffix in SUFFIXES:
                figure = figure.removesuffix(suffix)
            if figure not in FIGURES:
                self.unknown.add(name)
                continue
            self.compared += 1
            found = FIGURES[figure](scope)
            if not is_same(number, value(found, name)):
                where = "in all" if code is ... else f"{dimension} {code}"
                self.differences.append(
                    f"{shown(options)}: {where}: {name}: the program says {number}, the files "
                    f"{value(found, name)}{self.explained(options, dimension, code, name, found)}"
                )

    def explained(self, options, dimension, code, name, found):
        if not isinstance(found, set):
            return ""
        listed = self.program.records(options, dimension, code, name)
        more, less = sorted(listed - found), sorted(found - listed)
        parts = [("only the program counts", more), ("only the files have", less)]
        return "".join(f"; {words} {', '.join(ids)}" for words, ids in parts if ids)


def value(found, name):
    """What was found as a number: how many there are, what is known, or how many state it."""
    if not isinstance(found, Known):
        return len(found)
    beside = dict(zip(SUFFIXES, (found.stated, *found.quartiles)))
    return next((beside[one] for one in SUFFIXES if name.endswith(one)), found.value)


def is_same(one, other):
    if one is None or other is None:
        return one is other
    return abs(one - other) < 1e-9


def shown(options):
    return " ".join(["mieux report", *options])


def main():
    path, *folders = sys.argv[1:] or sys.exit(__doc__)
    differences = []
    for folder in folders:
        comparison = Comparison(path, folder)
        comparison.run()
        unknown = ", ".join(sorted(comparison.unknown)) or "none"
        print(f"{folder}: {comparison.compared} figures compared; not known here: {unknown}")
        differences += [f"{folder}: {one}" for one in comparison.differences]
    print("\n".join(differences) or "No figure differs.")
    sys.exit(1 if differences else 0)


main()
