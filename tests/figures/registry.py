"""A registry as PyYAML reads it: every scalar is the text that stands in the file."""

import calendar
import pathlib

import yaml

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Registry:
    """The records by id, and the vocabularies: of each its terms by code."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.actions = self._records("actions")
        self.activities = self._records("activities")
        self.experts = self._records("experts")
        self.partners = self._records("partners")
        lists = self._records("vocabularies")
        self.vocabularies = {
            name: {term["code"]: term for term in one.get("terms", [])}
            for name, one in lists.items()
        }

        # The days between which an expert was first involved, where these are known already.
        self.first_days = {}
        self._by_action = {}
        for activity in self.activities.values():
            self._by_action.setdefault(activity.get("action"), []).append(activity)

    def activities_of(self, action):
        return self._by_action.get(action, [])

    def terms(self, vocabulary):
        """The terms of a vocabulary by code; none where the registry has no such vocabulary."""
        return self.vocabularies.get(vocabulary, {})

    def _records(self, kind):
        files = sorted((self.folder / kind).rglob("*.y*ml"))
        records = (yaml.load(path.read_bytes(), Loader) for path in files)
        return {record["id"]: record for record in records}


def day(text, last=False):
    """The first day that a date could mean, or the last; as text that sorts like the days."""
    year, month, *rest = (*text.split("-"), None)[:3] if "-" in text else (text, None)
    month = month or ("12" if last else "01")
    days = f"{calendar.monthrange(int(year), int(month))[1]:02}" if last else "01"
    return f"{year}-{month}-{(rest and rest[0]) or days}"
