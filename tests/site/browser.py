"""What the tests of the site share: a page in Chromium, in which no error may be reported and nothing foreign loaded."""

import sys
import unittest
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"


class BrowserTest(unittest.TestCase):
    """Each test has a page of its own. An error of the script or the console, such as a violation of the content
    security policy, fails it, and so does a request to another computer or a cookie."""

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
        self.errors = []
        self.page = self.new_page()

    def new_page(self, **options):
        """A page in a context of its own with these options, which is watched as well."""
        page = self.browser.new_page(**options)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.on("request", lambda request: self.note(request.url))
        return page

    def note(self, url):
        """Notes an address that is not on this computer."""
        parts = urlsplit(url)
        if parts.scheme not in ("file", "blob") and parts.hostname != "127.0.0.1":
            self.errors.append(f"loads {url}")

    def tearDown(self):
        for context in self.browser.contexts:
            self.assertEqual(context.cookies(), [])
            context.close()
        self.assertEqual(self.errors, [])

    def open(self, address):
        self.page.goto(f"file://{self.site}/{address}")

    def kinds(self, language="en"):
        """A page of each kind: those in the folder of a language, and the largest in each folder below it."""
        root = self.site / language
        folders = sorted(path for path in root.iterdir() if path.is_dir())
        largest = [max(folder.glob("*.html"), key=lambda page: page.stat().st_size) for folder in folders]
        pages = sorted(root.glob("*.html")) + largest
        return [path.relative_to(self.site).as_posix() for path in pages]


def run():
    """Runs the tests of a file on the site whose folder is the first argument."""
    BrowserTest.site = Path(sys.argv.pop(1)).resolve()
    unittest.main()
