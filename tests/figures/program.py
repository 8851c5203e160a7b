"""Asks the program."""

import json
import subprocess


class Program:
    """`mieux` on one registry."""

    def __init__(self, path, folder):
        self.start = [path, "--registry", str(folder)]

    def report(self, *options):
        """A report as JSON; the program must end well."""
        command = [*self.start, "report", *options, "--format", "json"]
        return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)

    def records(self, options, dimension, code, figure):
        """Which records are behind a figure of a group; of all groups where `code` is `...`."""
        alone = [option for option in options if not option.startswith(("--by=", "--over="))]
        report = self.report(*alone, f"--by={dimension}", "--list", "--figures=all")
        tables = {table["name"]: table for table in report["tables"]}
        rows = tables["records"]["rows"]
        return {
            row["id"]
            for row in rows
            if row["figure"] == figure and code in (..., row[dimension])
        }


def options_of(selection):
    return [f"--{option}={code}" for option, codes in selection.items() for code in listed(codes)]


def listed(codes):
    return codes if isinstance(codes, list) else [codes]
