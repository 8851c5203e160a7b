"""Visual Studio Code with the extension: what is typed in Chromium, the text afterwards, and the pictures of the manual.

    python tests/editors/vscode.py ADDRESS REGISTRY [FOLDER]    with code-server at ADDRESS; pictures go to FOLDER
"""

import json
import pathlib
import sys
import urllib.parse

from playwright.sync_api import sync_playwright

address, registry, *folder = sys.argv[1:]
record = pathlib.Path(registry, "actions/peru-iii.yaml").resolve()
empty = pathlib.Path(registry, "experts/exp-0999.yaml").resolve()
TYPED = [
    (6, "status: complet", "status: completed"),
    (6, "status: Conclui", "status: completed"),
    (6, "status: on-", "status: on-hold"),
    (8, "countries: [PE, Ecu", "countries: [PE, EC]"),
    (8, "countries: [PE, Chi", "countries: [PE, CL]"),
    (14, "  - partner: Crime", "  - partner: unodc"),
    (6, "sta", "status: "),
]


def open_file(page, path):
    opened = json.dumps([["openFile", f"vscode-remote://{urllib.parse.urlsplit(address).netloc}{path}"]])
    page.goto(f"{address}/?" + urllib.parse.urlencode({"payload": opened}))
    page.wait_for_selector(".monaco-editor .view-lines")
    # A record has a language of its own.
    page.wait_for_selector(".statusbar-item:has-text('mieux record')")


def go(page, line):
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+g")
    page.wait_for_selector(".quick-input-widget input")
    page.keyboard.type(f"{line}:1")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)


def write(page, line, text):
    go(page, line)
    page.keyboard.press("End")
    page.keyboard.press("Shift+Home")
    page.keyboard.press("Shift+Home")
    page.keyboard.press("Delete")
    page.keyboard.type(text, delay=60)


def lines(page):
    """The lines that are shown, from top to bottom; in the page they are in another order."""
    script = "lines => lines.map(one => [parseInt(one.style.top), one.textContent])"
    found = page.eval_on_selector_all(".view-lines .view-line", script)
    return [text.replace("\xa0", " ") for _, text in sorted(found)]


def offered(page):
    try:
        page.wait_for_selector(".suggest-widget.visible .monaco-list-row", timeout=3000)
    except Exception:
        page.keyboard.press("Control+Space")
        page.wait_for_selector(".suggest-widget.visible .monaco-list-row")
    # On a busy machine the list of what was typed before stays for a while.
    page.wait_for_timeout(1500)


def fill(page, *words):
    """Types words at the stops of a snippet."""
    page.wait_for_timeout(500)
    for word in words:
        page.keyboard.type(word, delay=60)
        page.wait_for_timeout(800)
        # Closes the offer, not the snippet.
        if page.locator(".suggest-widget.visible").count():
            page.keyboard.press("Escape")
        page.keyboard.press("Tab")
    page.wait_for_timeout(500)


def picture(page, name):
    if folder:
        page.locator(".editor-group-container").first.screenshot(path=pathlib.Path(folder[0], f"{name}.png"))


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1000, "height": 560})
    page.set_default_timeout(60000)
    open_file(page, record)
    page.click(".monaco-editor .view-lines")
    page.keyboard.press("Control+b")
    word = page.locator(".view-line span span", has_text="pe-cmnp").first
    word.hover()
    page.wait_for_selector(".monaco-hover:not(.hidden) .hover-contents")
    page.wait_for_timeout(800)
    assert "partners/" in page.inner_text(".monaco-hover:not(.hidden)")
    picture(page, "editor-hover")
    page.mouse.move(0, 0)
    write(page, 6, "status: nonsense")
    page.keyboard.press("Escape")
    page.wait_for_selector(".squiggly-error")
    # The findings on what was typed before stay for a while, too.
    page.wait_for_timeout(3000)
    page.keyboard.press("F8")
    page.wait_for_selector(".marker-widget")
    page.wait_for_timeout(800)
    assert "nonsense" in page.inner_text(".marker-widget"), page.inner_text(".marker-widget")
    picture(page, "editor-finding")
    page.keyboard.press("Escape")
    for line, typed, expected in TYPED:
        write(page, line, typed)
        offered(page)
        if typed.endswith("Ecu"):
            picture(page, "editor-completion")
        page.keyboard.press("Enter")
        page.wait_for_timeout(500)
        assert expected in lines(page), f"{typed}: {lines(page)}"
        page.keyboard.press("Escape")
    # A whole item, with a stop for each field.
    write(page, 18, "  - ")
    page.keyboard.press("Control+Space")
    offered(page)
    page.keyboard.press("Enter")
    fill(page, "exp-0009", "lead")
    text = "\n".join(lines(page))
    assert "\n  - expert: exp-0009\n    role:\n      en: lead\n" in text, text

    # A whole record in an empty file.
    empty.write_text("")
    page = browser.new_page(viewport={"width": 1000, "height": 560})
    page.set_default_timeout(60000)
    open_file(page, empty)
    page.click(".monaco-editor .view-lines")
    page.keyboard.press("Control+Space")
    offered(page)
    page.keyboard.press("Enter")
    fill(page, "PE")
    text = "\n".join(lines(page))
    assert "expert.schema.json\nid: exp-0999\norigin: PE\nsector: \nsources:\n  - source: \n" in text, text
    browser.close()
print("vscode: all typed as said")
