"""Follows docs/guide/analysts.md: runs its commands, its SQL and its Python, and compares the answers with each other and
with `mieux report`.

Usage: python tests/analysts.py MIEUX duckdb|spark
       python tests/analysts.py MIEUX time REGISTRY...

MIEUX is a program that was built with Parquet. With `time`, it exports each registry, and prints the size of the files and the
processor time of the exports and of the questions.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "docs/guide/analysts.md"


def blocks(page):
    """Each block of code: the heading above it, its language, the file to save it as, its text."""
    heading, language, saved, lines = "", None, None, []
    for line in page.splitlines():
        if language is None:
            if line.startswith("#"):
                heading = line.lstrip("# ")
            elif line.startswith("<!-- save as "):
                saved = line.removeprefix("<!-- save as ").removesuffix(" -->")
            elif line.startswith("```"):
                language, lines = line.removeprefix("```"), []
        elif line == "```":
            yield heading, language, saved, "\n".join(lines) + "\n"
            language, saved = None, None
        else:
            lines.append(line)


class Reader:
    """Somebody who types what the page says, in a folder with the registries."""

    def __init__(self, program, folder):
        self.folder = Path(folder)
        (self.folder / "bin").mkdir()
        (self.folder / "bin/mieux").symlink_to(Path(program).resolve())
        os.environ["PATH"] = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        for name in ["registry", "examples"]:
            shutil.copytree(PROJECT / name, self.folder / name)
        os.chdir(self.folder)

    def shell(self, text):
        subprocess.run(["bash", "-euc", text], check=True, stderr=subprocess.DEVNULL)

    def report(self, *options):
        command = ["mieux", *options, "--format", "json"]
        return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def equal(what, found, expected):
    if found != expected:
        sys.exit(f"{what}:\n  {found}\n  {expected}")


def by_country(reader, *registry):
    rows = reader.report(*registry, "report", "--by", "country")["tables"][0]["rows"]
    return {row["country"]: row["projects"] for row in rows if row["country"] and row["projects"]}


def of_programmes(reader):
    """The projects of each programme and country, by `mieux report`."""
    programmes = {"mieux": (), "lantern": ("--registry", "examples/small")}
    return {
        (name, country): count
        for name, registry in programmes.items()
        for country, count in by_country(reader, *registry).items()
    }


def check_questions(reader, answers):
    """Compares the answers to the questions about one registry with its report."""
    by_year, origins, months, partners, sources = answers.values()
    figures = reader.report("report")["figures"]
    countries = Counter()
    for country, _, projects in by_year:
        countries[country] += projects
    equal("projects by country", dict(countries), by_country(reader))
    equal("origins", len(origins), figures["origins"])
    equal("partners of several actions", len(partners), figures["repeat-partners"])
    equal("projects", sources[0][0], figures["projects"])
    assert months and all(value > 0 for _, _, value in months), months


def follow_duckdb(reader):
    import duckdb

    database = duckdb.connect()
    ask = lambda sql: database.execute(sql).fetchall()
    questions, answers = {}, {}
    for heading, language, saved, text in blocks(PAGE.read_text()):
        if saved:
            Path(saved).write_text(text)
        if language == "sh":
            reader.shell(text)
        elif language != "sql" or heading == "Datasette":
            continue
        elif not text.startswith("SELECT") and not text.startswith("WITH"):
            database.execute(text)
            if heading == "DuckDB on JSON Lines":
                for question, sql in questions.items():
                    equal(f"{question}, on JSON Lines", ask(sql), answers[question])
        elif heading == "Several registries":
            found = {(programme, country): count for programme, country, count in ask(text)}
            equal("projects by programme and country", found, of_programmes(reader))
        else:
            questions[heading], answers[heading] = text, ask(text)
    equal("questions", len(questions), 5)
    check_questions(reader, answers)
    follow_datasette(answers["Projects by country and year"])
    print(f"DuckDB on Parquet and on JSON Lines, and Datasette, answer as mieux report: {len(questions)} questions")


def follow_datasette(by_year):
    def page(metadata, path):
        command = [Path(sys.executable).parent / "datasette", "serve", "database/mieux.db"]
        command += ["--metadata", metadata, "--get", f"/mieux/{path}"]
        return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)

    for question in ["country_profile.json?country=PE&", "claims_beside_the_registry.json?", "partners_of_several_actions.json?"]:
        assert page("database/metadata.json", f"{question}_shape=array"), question
    own = page("own.json", "by_country_and_year.json?_shape=array&_size=max")
    found = Counter({(row["country"], row["year"]): row["projects"] for row in own})
    equal("a question of one's own", found, Counter({(c, y): n for c, y, n in by_year}))


def follow_spark(reader):
    names = {}
    for heading, language, _, text in blocks(PAGE.read_text()):
        if language == "sh" and "parquet" in text:
            reader.shell(text)
        elif language == "python":
            exec(compile(text, PAGE, "exec"), names)
    found = {(row.programme, row.country): row.projects for row in names["by_country"].collect()}
    equal("projects by programme and country", found, of_programmes(reader))
    assert names["months"].count() > 5
    names["spark"].stop()
    print("Spark reads several registries as mieux report counts them")


def measure(registry, folder):
    """The time of the exports of a registry, and of each question on them: five times, the median in milliseconds."""
    import duckdb

    def children():
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    print(f"{registry}:")
    exports = {"jsonl": "lines", "parquet": "lake/programme=mieux"}
    for form, target in exports.items():
        Path(folder, target).parent.mkdir(exist_ok=True)
        before = children()
        command = ["mieux", "--registry", registry, "export", "--format", form, "-o", target]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL, cwd=folder)
        size = sum(file.stat().st_size for file in Path(folder, target).iterdir())
        print(f"  {form}: {children() - before:.2f} s, {size // 1000} KB")
    database = duckdb.connect()
    database.execute("SET threads = 2")
    os.chdir(folder)
    questions = [(heading, text) for heading, language, _, text in blocks(PAGE.read_text()) if language == "sql"]
    for views in ["DuckDB on Parquet", "DuckDB on JSON Lines"]:
        database.execute(next(text for heading, text in questions if heading == views))
        for heading, text in questions:
            if not text.startswith(("SELECT", "WITH")) or heading in ("Several registries", "Datasette"):
                continue
            taken = []
            try:
                for _ in range(5):
                    begin = time.process_time()
                    database.execute(text).fetchall()
                    taken.append(1000 * (time.process_time() - begin))
                print(f"  {views}: {heading}: {median(taken):.0f} ms")
            except duckdb.BinderException:
                print(f"  {views}: {heading}: no record has such a field")
    os.chdir(PROJECT)


def main(program, task, *registries):
    with tempfile.TemporaryDirectory() as folder:
        reader = Reader(program, folder)
        follow = {"duckdb": follow_duckdb, "spark": follow_spark}.get(task)
        if follow:
            follow(reader)
        for registry in registries:
            with tempfile.TemporaryDirectory() as work:
                measure(registry, work)
        os.chdir(PROJECT)


if __name__ == "__main__":
    registries = [str(Path(registry).resolve()) for registry in sys.argv[3:]]
    if len(sys.argv) < 3 or sys.argv[2] not in ("duckdb", "spark", "time") or (sys.argv[2] == "time") != bool(registries):
        sys.exit(__doc__)
    main(*sys.argv[1:3], *registries)
