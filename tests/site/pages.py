"""Every kind of page of a site in a browser: for everybody, on every screen, without anything that moves by itself."""

import json
import os
from pathlib import Path

from browser import BrowserTest, run

#: The program that looks for what keeps people out; `.ci/site` fetches it.
AXE = Path(os.environ["AXE"])

#: The sum of what has moved on a page without being asked to.
SHIFTS = """
globalThis.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) globalThis.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""

#: How much may move: the columns of a table find their widths while a slow browser still reads its rows. From 0.1 on a
#: visitor is disturbed, as by a form that appears above a table.
MOST_SHIFT = 0.1

#: What a start page may cost, with its style and its script.
MOST_BYTES = 200 * 1024


class Pages(BrowserTest):
    def violations(self, page, options):
        """What axe finds. It is run by the debugger, since the page lets in no script but its own; nor does it load
        the style of the page a second time."""
        options = {"preload": False, **options}
        session = page.context.new_cdp_session(page)
        session.send("Runtime.evaluate", {"expression": AXE.read_text("utf-8")})
        found = session.send(
            "Runtime.evaluate",
            {
                "expression": f"axe.run({json.dumps(options)}).then((found) => JSON.stringify(found.violations))",
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        session.detach()
        violations = json.loads(found["result"]["value"])
        return [f"{one['id']}: {node['html']}" for one in violations for node in one["nodes"]]

    def test_nothing_keeps_anybody_out(self):
        for address in self.kinds():
            with self.subTest(address):
                self.open(address)
                self.assertEqual(self.violations(self.page, {}), [])

    def test_everything_can_be_read_in_the_dark(self):
        self.page = self.new_page(color_scheme="dark")
        for address in self.kinds():
            with self.subTest(address):
                self.open(address)
                self.assertEqual(self.violations(self.page, {"runOnly": ["color-contrast"]}), [])

    def test_no_page_is_wider_than_a_narrow_or_magnified_screen(self):
        # A screen of 1,280 pixels has 640 when everything is twice as large.
        for size in [{"width": 320, "height": 568}, {"width": 640, "height": 360}]:
            self.page = self.new_page(viewport=size, device_scale_factor=2)
            for address in self.kinds():
                with self.subTest(address, size=size):
                    self.open(address)
                    width = self.page.evaluate("document.documentElement.scrollWidth")
                    self.assertLessEqual(width, size["width"])

    def test_nothing_moves_when_the_script_has_run(self):
        for size in [{"width": 1280, "height": 800}, {"width": 360, "height": 640}]:
            self.page = self.new_page(viewport=size)
            self.page.add_init_script(SHIFTS)
            for address in self.kinds():
                with self.subTest(address, size=size):
                    self.open(address)
                    # What has moved is known after the frame in which it did.
                    self.page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
                    self.assertLess(self.page.evaluate("globalThis.shifted"), MOST_SHIFT)

    def test_who_wants_no_motion_sees_none(self):
        self.page = self.new_page(reduced_motion="reduce")
        for address in self.kinds():
            with self.subTest(address):
                self.open(address)
                self.assertEqual(self.page.evaluate("document.getAnimations().length"), 0)
                self.assertEqual(self.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior"), "auto")

    def test_a_start_page_is_small(self):
        for language in ["en", "es", "fr"]:
            loaded = {f"{language}/index.html"}
            self.page.on("request", lambda request: loaded.add(request.url.removeprefix(f"file://{self.site}/")))
            self.open(f"{language}/index.html")
            self.page.wait_for_load_state("networkidle")
            size = sum((self.site / file).stat().st_size for file in loaded)
            self.assertLessEqual(size, MOST_BYTES, f"{loaded}")

    def test_another_language_is_the_same_page(self):
        for address in self.kinds():
            with self.subTest(address):
                self.open(address)
                self.page.click(".languages a[hreflang=fr]")
                self.page.wait_for_url(f"**/{address.replace('en/', 'fr/', 1)}")
                self.assertEqual(self.page.evaluate("document.documentElement.lang"), "fr")


if __name__ == "__main__":
    run()
