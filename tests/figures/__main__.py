"""Computes the figures of registries anew, from their files, and compares those of `mieux report`.

Usage: python tests/figures MIEUX REGISTRY...

MIEUX is the program. What is compared, and what of a report was not, is printed; where a figure
differs it is named, with the records that make the difference, and the exit status is 1.
"""

import sys

from meaning import DIMENSIONS, ELIGIBILITY, FIGURES, OPERATIONAL, divide, pick
from program import Program, options_of
from registry import Registry


def questions(registry):
    """The selections, each with the dimension that its report is divided by, or nothing."""
    for dimension in DIMENSIONS:
        yield {}, dimension
    for region in regions(registry):
        for dimension in ("region", "country", "phase", None):
            yield {"region": [region]}, dimension
    yield {"region": regions(registry)[-2:]}, "region"
    yield {"region": regions(registry)[::4]}, "region"
    for option in ("country", "theme", "status", "phase"):
        for code in used(registry, option):
            yield {option: [code]}, None
    for one in used(registry, "year"):
        yield {"from": one, "to": one}, None
    themes = used(registry, "theme")
    for region in used(registry, "region"):
        yield {"region": [region], "theme": themes[:2]}, "year"


def used(registry, dimension):
    """The codes that some action belongs to."""
    groups = (DIMENSIONS[dimension](registry, one) for one in registry.actions.values())
    return sorted(set().union(*groups))


def regions(registry):
    """The regions of both schemes; a name that both have means the operational one."""
    return list(registry.terms(OPERATIONAL) | registry.terms(ELIGIBILITY))


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
            options = options_of(selection) + ([f"--by={dimension}"] if dimension else [])
            report = self.program.report(*options)
            scope = pick(self.registry, selection)
            self.compare(options, "status", ..., report["figures"], scope)
            for table in report["tables"]:
                chosen = selection.get(table["name"])
                self.compare_table(options, table, divide(scope, table["name"], chosen))

    def compare_table(self, options, table, groups):
        dimension = table["name"]
        rows = [dict(zip(table["columns"], row)) for row in table["rows"]]
        rows = {row[dimension]: row for row in rows}
        for code, group in groups.items():
            if code in rows:
                self.compare(options, dimension, code, rows.pop(code), group)
            elif group.projects() or group.held():
                self.differences.append(f"{shown(options)}: no row {dimension} {code}")
        self.differences += [f"{shown(options)}: no such {dimension} as {code}" for code in rows]

    def compare(self, options, dimension, code, stated, scope):
        """The figures of a row, or those of the whole selection."""
        for name, number in stated.items():
            if name in (dimension, "label"):
                continue
            if name not in FIGURES:
                self.unknown.add(name)
                continue
            self.compared += 1
            found = FIGURES[name](scope)
            if number != len(found):
                where = "in all" if code is ... else f"{dimension} {code}"
                self.differences.append(
                    f"{shown(options)}: {where}: {name}: the program says {number}, the files "
                    f"{len(found)}{self.explained(options, dimension, code, name, found)}"
                )

    def explained(self, options, dimension, code, name, found):
        listed = self.program.records(options, dimension, code, name)
        more, less = sorted(listed - found), sorted(found - listed)
        parts = [("only the program counts", more), ("only the files have", less)]
        return "".join(f"; {words} {', '.join(ids)}" for words, ids in parts if ids)


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
