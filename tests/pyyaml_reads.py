"""Reads what the tests have written with PyYAML (YAML 1.1) and compares it with the same as JSON.

Usage: pyyaml_reads.py FOLDER, which holds pairs of x.yaml and x.json.
"""

import json
import pathlib
import sys

import yaml


def main():
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.yaml"))
    if not files:
        sys.exit(f"no files in {sys.argv[1]}: run `cargo test written` first")
    for path in files:
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
        meant = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        compare(path.name, read, meant)
    print(f"PyYAML {yaml.__version__} reads {len(files)} written files as they were meant.")


def compare(place, read, meant):
    """Ends the program at the first difference; a date that is no text is one."""
    if isinstance(meant, dict) and isinstance(read, dict) and read.keys() == meant.keys():
        for key in meant:
            compare(f"{place}.{key}", read[key], meant[key])
    elif isinstance(meant, list) and isinstance(read, list) and len(read) == len(meant):
        for index, item in enumerate(meant):
            compare(f"{place}[{index}]", read[index], item)
    elif type(read) is not type(meant) or read != meant:
        sys.exit(f"{place}: PyYAML reads {read!r}, meant was {meant!r}")


main()
