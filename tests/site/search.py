"""The search of a site in a browser: by the field of every page, and on its own page."""

from urllib.parse import quote

from browser import BrowserTest, run


class Search(BrowserTest):
    def hits(self, place=".suggested"):
        return self.page.locator(f"{place} .hits a" if place != "main" else "main .hits a")

    def type(self, words):
        self.page.fill(".search input", words)
        self.page.wait_for_selector(".suggested:not([hidden])")

    def test_an_action_is_found_from_any_page_and_leads_to_its_page(self):
        self.open("en/actions/peru-i.html")
        self.type("counter smuggl")
        first = self.hits().first
        self.assertIn("smuggling of migrants", first.inner_text())
        self.assertEqual([mark.inner_text() for mark in first.locator("mark").all()], ["Counter", "smuggl"])
        first.click()
        self.assertTrue(self.page.url.endswith("/en/actions/peru-iii.html"), self.page.url)

    def test_accents_do_not_matter_and_stay_where_they_are(self):
        self.open("es/index.html")
        self.type("MIGRACION")
        marks = self.page.locator(".suggested mark").all_inner_texts()
        self.assertLessEqual({mark.lower() for mark in marks}, {"migración", "migracion"})
        self.assertIn("migración", {mark.lower() for mark in marks})

    def test_a_word_is_found_by_its_beginning_only(self):
        self.open("en/index.html")
        self.type("eru")
        self.assertFalse([text for text in self.hits().all_inner_texts() if "Peru" in text])

    def test_the_page_of_the_search_has_its_words_in_the_address(self):
        self.open("fr/index.html")
        self.page.fill(".search input", "pérou")
        self.page.press(".search input", "Enter")
        self.page.wait_for_url("**/fr/search.html?q=p%C3%A9rou")
        self.page.wait_for_selector("main .hits li")
        found = self.hits("main").count()
        self.assertIn(str(found), self.page.locator("main [role=status]").inner_text())
        for href in [link.get_attribute("href") for link in self.hits("main").all()]:
            self.assertTrue((self.site / "fr" / href.split("#")[0]).is_file(), href)

    def test_arrows_go_through_the_answers_and_escape_closes_them(self):
        self.open("en/index.html")
        self.page.keyboard.press("/")
        self.page.keyboard.type("peru")
        self.page.wait_for_selector(".suggested:not([hidden])")
        self.page.keyboard.press("ArrowDown")
        self.assertTrue(self.page.evaluate("document.activeElement.matches('.suggested .hits a')"))
        self.page.keyboard.press("ArrowUp")
        self.page.keyboard.press("ArrowUp")
        self.assertTrue(self.page.evaluate("document.activeElement.matches('.suggested p a')"))
        self.page.keyboard.press("Escape")
        self.assertFalse(self.page.locator(".suggested").is_visible())
        self.assertTrue(self.page.evaluate("document.activeElement.matches('.search input')"))

    def test_nothing_that_is_typed_is_more_than_text(self):
        for typed in ["<img src=x onerror=alert(1)>", "(", ".*", "[", "\\", "   ", "zzzzqq"]:
            self.open("en/search.html?q=" + quote(typed))
            self.page.wait_for_selector("script[src$='search-index.js']", state="attached")
            self.page.wait_for_load_state("networkidle")
            self.assertEqual(self.page.locator("main .hits img").count(), 0)

    def test_without_the_script_the_page_leads_to_the_tables(self):
        bare = self.browser.new_context(java_script_enabled=False).new_page()
        bare.goto(f"file://{self.site}/es/search.html")
        self.assertFalse(bare.locator("form.search").is_visible())
        self.assertEqual(bare.locator("main noscript a, main a").count(), 4)


if __name__ == "__main__":
    run()
