"""Where a site works: below any folder of a web server, in the language of the browser, and without its script."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from browser import BrowserTest, run

#: The folder of the server in which the site is.
BELOW = "a/b c"


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        # Browsers ask each server for an icon, whatever the page says.
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()


class Places(BrowserTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = TemporaryDirectory()
        place = Path(cls.folder.name) / BELOW
        place.parent.mkdir()
        place.symlink_to(cls.site)
        handler = partial(QuietHandler, directory=cls.folder.name)
        cls.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.address = f"http://127.0.0.1:{cls.server.server_port}/{BELOW.replace(' ', '%20')}"

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()
        cls.folder.cleanup()
        super().tearDownClass()

    def serve(self, address):
        self.page.goto(f"{self.address}/{address}")

    def test_every_kind_of_page_finds_its_files_in_any_folder(self):
        self.page.on("response", lambda answer: self.assertLess(answer.status, 400, answer.url))
        for address in self.kinds():
            with self.subTest(address):
                self.serve(address)
                self.assertTrue(self.page.locator("form.search").is_visible())

    def test_tables_and_the_search_work_on_a_server(self):
        self.serve("es/actions.html")
        self.page.fill(".filters [name=q]", "zzzz")
        self.page.wait_for_url("**/es/actions.html?q=zzzz")
        self.assertEqual(self.page.locator("tbody tr").count(), 0)
        self.page.fill(".search input", "a")
        self.page.wait_for_selector(".suggested .hits a")
        self.page.locator(".suggested .hits a").first.click()
        self.page.wait_for_url(f"{self.address}/es/**")

    def test_a_site_is_entered_in_the_language_of_the_browser(self):
        for locale, language in [("es-PE", "es"), ("fr", "fr"), ("en-GB", "en"), ("ar", "en")]:
            self.page = self.new_page(locale=locale)
            self.serve("")
            self.page.wait_for_url(f"{self.address}/{language}/index.html")

    def test_without_the_script_every_page_has_its_content_and_no_dead_field(self):
        self.page = self.new_page(java_script_enabled=False)
        for address in ["index.html", *self.kinds()]:
            with self.subTest(address):
                self.serve(address)
                self.assertTrue(self.page.locator("main h1").is_visible())
                fields = self.page.locator("input, select, button").all()
                self.assertEqual([field for field in fields if field.is_visible()], [])
                for link in self.page.locator("main a:not([download])").all()[:3]:
                    self.assertTrue(link.get_attribute("href"))


if __name__ == "__main__":
    run()
