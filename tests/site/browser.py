"""What the tests of the site share: a page in Chromium, in which no error may be reported."""

import sys
import unittest
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"


class BrowserTest(unittest.TestCase):
    """Each test has a page of its own; an error of the script or of the console fails it."""

    site: Path

    @classmethod
    def setUpClass(cls):
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()

    def setUp(self):
        self.page = self.browser.new_page()
        self.errors = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    def tearDown(self):
        self.page.close()
        self.assertEqual(self.errors, [])

    def open(self, address):
        self.page.goto(f"file://{self.site}/{address}")


def run():
    """Runs the tests of a file on the site whose folder is the first argument."""
    BrowserTest.site = Path(sys.argv.pop(1)).resolve()
    unittest.main()
