"""The papers in HTML, as axe-core and Chromium see them: nothing to object to, nothing from elsewhere, nothing wider than the page."""

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 800, "height": 1000}, bypass_csp=True)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in sorted(Path(sys.argv[1]).glob("*.html")):
        asked.clear()
        page.goto(path.as_uri())
        assert asked == [path.as_uri()], asked
        page.add_script_tag(path=os.environ["AXE"])
        found = page.evaluate("axe.run()")["violations"]
        problems = [(one["id"], [node["html"] for node in one["nodes"]][:2]) for one in found]
        assert not problems, (path.name, problems)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, (path.name, wide)
    browser.close()
