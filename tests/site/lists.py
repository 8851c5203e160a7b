"""The tables of a site in a browser: filtered, sorted, downloaded, with their state in the address."""

import csv
import io
import json
import re
from pathlib import Path

from browser import BrowserTest, run
from playwright.sync_api import expect


# How many rows of a longer table are shown at first.
FIRST = 250


class ListTest(BrowserTest):
    def shown(self, column=1):
        return self.page.locator(f"table tbody tr > :nth-child({column})").all_inner_texts()

    def status(self):
        return self.page.locator("form [role=status]").inner_text()


class Lists(ListTest):
    def test_a_choice_shows_its_rows_and_is_in_the_address(self):
        self.open("en/actions.html")
        all_rows = len(self.shown())
        self.assertEqual(self.status(), f"Selected: {all_rows} of {all_rows}")
        wanted = [
            row.get_attribute("data-id")
            for row in self.page.locator("tbody tr").all()
            if "PE" in (row.get_attribute("data-country") or "").split()
        ]
        self.page.select_option("[name=country]", "PE")
        visible = [row.get_attribute("data-id") for row in self.page.locator("tbody tr").all()]
        self.assertTrue(wanted)
        self.assertEqual(visible, wanted)
        self.assertEqual(self.status(), f"Selected: {len(wanted)} of {all_rows}")
        self.assertTrue(self.page.url.endswith("?country=PE"), self.page.url)
        self.page.reload()
        self.assertEqual(len(self.shown()), len(wanted))
        self.page.click(".languages a[hreflang=es]")
        self.assertTrue(self.page.url.endswith("es/actions.html?country=PE"), self.page.url)
        self.assertEqual(len(self.shown()), len(wanted))
        self.page.click("button[type=reset]")
        self.page.wait_for_url(lambda url: "?" not in url)
        self.assertEqual(len(self.shown()), all_rows)

    def test_words_are_found_without_their_accents(self):
        self.open("es/actions.html")
        self.page.fill(".filters [name=q]", "migracion PERU")
        found = self.shown()
        self.assertTrue(found)
        for row in self.page.locator("tbody tr").all():
            text = row.inner_text().lower()
            self.assertIn("migración", text)
            self.assertIn("perú", text)

    def test_a_year_shows_what_lasted_then(self):
        self.open("en/actions.html")
        self.page.fill("[name=year]", "2017")
        for row in self.page.locator("tbody tr").all():
            self.assertLessEqual(int(row.get_attribute("data-from") or "9999"), 2017)
            self.assertGreaterEqual(int(row.get_attribute("data-to") or "9999"), 2017)
        self.assertTrue(self.shown())

    def test_an_address_with_codes_that_do_not_exist_shows_everything(self):
        self.open("en/actions.html?country=ZZ&region=%3Cscript%3E&sort=nothing&page=2")
        shown, of_all = self.status().removeprefix("Selected: ").split(" of ")
        self.assertEqual(shown, of_all)

    def test_a_heading_sorts_up_and_down_and_back(self):
        self.open("en/partners.html")
        before = self.shown()
        numbers = lambda: [int(text) for text in self.shown(4)]
        heading = self.page.locator("th[data-column=actions]")
        heading.locator("button").click()
        self.assertEqual(numbers(), sorted(numbers()))
        self.assertEqual(heading.get_attribute("aria-sort"), "ascending")
        heading.locator("button").press("Enter")
        self.assertEqual(numbers(), sorted(numbers(), reverse=True))
        self.assertTrue(self.page.url.endswith("?sort=-actions"), self.page.url)
        self.page.reload()
        self.assertEqual(numbers(), sorted(numbers(), reverse=True))
        heading.locator("button").click()
        self.assertEqual(self.shown(), before)

    def test_rows_without_a_date_come_last(self):
        self.open("en/actions.html?sort=-from")
        dates = self.shown(5)
        stated = [date for date in dates if date]
        self.assertEqual(dates, sorted(stated, reverse=True) + [""] * (len(dates) - len(stated)))

    def test_a_download_is_what_is_shown(self):
        self.open("en/actions.html?theme=migration-development&sort=title")
        with self.page.expect_download() as download:
            self.page.click("[data-download=csv]")
        self.assertEqual(download.value.suggested_filename, "actions.csv")
        rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8"), newline="")))
        self.assertEqual([row["title"] for row in rows], self.shown())
        self.assertTrue(all("migration-development" in row["theme_codes"].split(";") for row in rows))
        with self.page.expect_download() as download:
            self.page.click("[data-download=json]")
        records = json.loads(Path(download.value.path()).read_text("utf-8"))
        self.assertEqual([record["id"] for record in records], [row["id"] for row in rows])
        self.assertTrue(all("migration-development" in record["theme_codes"] for record in records))

    def test_every_table_has_its_fields_and_works_without_them(self):
        bare = self.browser.new_context(java_script_enabled=False).new_page()
        for name in ["actions", "activities", "partners", "results"]:
            self.open(f"fr/{name}.html")
            self.assertTrue(self.page.locator("form.filters").is_visible(), name)
            bare.goto(f"file://{self.site}/fr/{name}.html")
            self.assertFalse(bare.locator("form.filters").is_visible(), name)
            self.assertEqual(min(bare.locator("tbody tr").count(), FIRST), len(self.shown()), name)


class LongLists(ListTest):
    """A table of thousands of rows: the first ones are in the page, and all of them are filtered, downloaded and printed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        page = (cls.site / "en/activities.html").read_text("utf-8")
        before, rest = page.split("<tbody>")
        body, after = rest.split("</tbody>")
        cls.rows = body.count("<tr ") * 20
        copies = "".join(re.sub(r' (id|data-id)="', rf' \1="copy-{number}-', body) for number in range(20))
        cls.page_of_many = cls.site / "en/many.html"
        cls.page_of_many.write_text(f"{before}<tbody>{copies}</tbody>{after}", "utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.page_of_many.unlink()
        super().tearDownClass()

    def open_many(self, state="", rows=FIRST):
        self.open(f"en/many.html{state}")
        self.page.wait_for_selector("form [role=status]:not(:empty)")
        self.assertEqual(len(self.shown()), rows)

    def test_the_rest_is_shown_when_it_is_asked_for(self):
        self.open_many()
        self.assertEqual(self.status(), f"Selected: {self.rows:,} of {self.rows:,}")
        self.page.click(f"text=Show all {self.rows:,} rows")
        self.assertEqual(len(self.shown()), self.rows)
        self.assertFalse(self.page.locator("[data-more]").is_visible())
        row = self.page.evaluate("document.activeElement.closest('tr').rowIndex")
        self.assertEqual(row, FIRST + 1)

    def test_all_rows_are_filtered_and_downloaded(self):
        self.open_many("?sort=title")
        with self.page.expect_download() as download:
            self.page.click("[data-download=json]")
        records = json.loads(Path(download.value.path()).read_text("utf-8"))
        self.assertEqual(len(records), self.rows)
        self.page.fill(".filters [name=q]", "not a word of any row")
        self.assertEqual(self.shown(), [])
        self.page.fill(".filters [name=q]", "lima")
        self.assertTrue(any(row.get_attribute("id").startswith("copy-19-") for row in self.page.locator("tbody tr").all()))

    def test_the_row_that_the_address_names_is_there(self):
        self.open_many()
        last = re.findall(r' id="(copy-19-[^"]+)"', self.page_of_many.read_text("utf-8"))[-1]
        self.page.close()
        self.page = self.browser.new_page()
        self.open_many(f"#{last}")
        row = self.page.locator(f'[id="{last}"]')
        self.assertEqual(row.evaluate("row => row.matches(':target')"), True)
        expect(row).to_be_in_viewport()
        self.page.fill(".filters [name=q]", "a")
        self.assertEqual(self.page.locator("tbody tr").first.get_attribute("id")[:7], "copy-0-")

    def test_all_rows_are_printed(self):
        self.open_many()
        self.page.emulate_media(media="print")
        self.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        self.assertEqual(len(self.shown()), self.rows)
        self.page.evaluate("dispatchEvent(new Event('afterprint'))")
        self.assertEqual(len(self.shown()), FIRST)


if __name__ == "__main__":
    run()
