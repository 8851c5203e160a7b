"""Reads the iCalendar files of registries with the package `icalendar`, and compares them with the tables of the same command.

Usage: python tests/calendar_reads.py MIEUX REGISTRY...
"""

import calendar
import datetime
import json
import subprocess
import sys

import icalendar


def days(date, is_last):
    """The first or the last day of a date that may be a year or a month."""
    year, *rest = map(int, date.split("-"))
    month = rest[0] if rest else (12 if is_last else 1)
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, rest[1] if len(rest) > 1 else (last if is_last else 1))


def main(mieux, *registries):
    wrong = 0
    for registry in registries:
        run = [mieux, "--registry", registry, "--lang", "en", "calendar"]
        ics = subprocess.run([*run, "--ics"], stdout=subprocess.PIPE).stdout
        table = subprocess.run([*run, "--format", "json"], stdout=subprocess.PIPE).stdout
        rows = json.loads(table)["rows"]
        events = list(icalendar.Calendar.from_ical(ics).walk("VEVENT"))
        uids = {str(event["UID"]) for event in events}
        found = [
            (event["DTSTART"].dt, event["DTEND"].dt - datetime.timedelta(days=1), (row["title"] or row["id"]) in event["SUMMARY"])
            for event, row in zip(events, rows)
        ]
        expected = [(days(row["start"], False), days(row["end"], True), True) for row in rows]
        is_right = found == expected and len(events) == len(rows) == len(uids) > 0
        is_right = is_right and max(map(len, ics.split(b"\r\n"))) <= 75
        print(f"{registry}: {len(events)} events", "as in the table" if is_right else "DIFFER from the table")
        wrong += not is_right
    return wrong


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
