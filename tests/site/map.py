"""The map of a site in a browser: by mouse, keyboard and touch, with its figures, its card, its filters and its zoom."""

from urllib.parse import parse_qs, urlsplit

from browser import BrowserTest, run


class Map(BrowserTest):
    def country(self, code):
        return self.page.locator(f".place[data-code={code}]")

    def card(self):
        return self.page.locator(".card")

    def shade(self, code):
        return self.country(code).locator("path:not(.rim)").last.get_attribute("class").split()[-1]

    def view(self):
        return [float(number) for number in self.page.locator("svg.map").get_attribute("viewBox").split()]

    def query(self):
        return {name: values[0] for name, values in parse_qs(urlsplit(self.page.url).query).items()}

    def point(self, code):
        """Where the middle of a country is in the window."""
        return self.country(code).evaluate(
            """place => {
              const [x, y] = place.dataset.at.split(" ").map(Number);
              const point = new DOMPoint(x, y).matrixTransform(place.ownerSVGElement.getScreenCTM());
              return [point.x, point.y];
            }"""
        )

    def hover(self, code):
        self.page.locator("svg.map").scroll_into_view_if_needed()
        self.page.mouse.move(*self.point(code))

    def see_card(self, name):
        self.page.wait_for_selector(f".card:not([hidden]) .title >> text={name}")

    def test_a_mouse_shows_the_card_of_a_country_and_reaches_its_links(self):
        for page in ["index", "countries", "regions/latin-america-and-caribbean"]:
            self.open(f"en/{page}.html")
            self.assertFalse(self.card().is_visible(), page)
            self.hover("PE")
            self.see_card("Peru")
            projects = int(self.country("PE").get_attribute("data-values").split()[0])
            self.assertIn(f"Projects{projects}", self.card().inner_text().replace("\n", "").replace(" ", ""))
            links = self.card().locator("li a")
            self.assertEqual(links.count(), 3, page)
            self.assertIn(f"and {projects - 3} more", self.card().inner_text(), page)
            href = links.first.get_attribute("href")
            links.first.hover()
            self.page.wait_for_timeout(400)
            links.first.click()
            self.assertTrue(self.page.url.endswith(href.replace("../", "")), page)

    def test_a_card_goes_when_the_mouse_does_and_on_escape(self):
        self.open("en/index.html")
        self.hover("BR")
        self.page.wait_for_selector(".card:not([hidden])")
        self.page.mouse.move(2, 2)
        self.page.wait_for_selector(".card[hidden]", state="attached")
        self.hover("BR")
        self.page.wait_for_selector(".card:not([hidden])")
        self.page.keyboard.press("Escape")
        self.assertFalse(self.card().is_visible())

    def test_small_countries_are_hit_beside_their_dots(self):
        self.open("en/index.html")
        self.page.locator("svg.map").scroll_into_view_if_needed()
        x, y = self.point("CV")
        self.page.mouse.move(x + 9, y)
        self.see_card("Cape Verde")

    def test_a_switch_shades_by_another_figure_with_its_legend_and_is_in_the_address(self):
        self.open("en/index.html")
        shades = self.country("PE").get_attribute("data-shades").split()
        self.assertEqual(self.shade("PE"), shades[0])
        for position, figure in enumerate(["projects", "activities", "experts"]):
            self.page.check(f"[name=figure][value={figure}]")
            self.assertEqual(self.shade("PE"), shades[position], figure)
            legends = self.page.locator(".map-legend:visible")
            self.assertEqual(legends.count(), 1)
            label = self.page.locator(f"label:has([value={figure}])").inner_text().strip()
            self.assertEqual(legends.locator("p").inner_text(), label)
            self.assertEqual(self.query(), {} if position == 0 else {"figure": figure})
        self.page.reload()
        self.assertTrue(self.page.is_checked("[value=experts]"))
        self.page.click(".languages a[hreflang=fr]")
        self.assertEqual(self.query(), {"figure": "experts"})
        self.assertTrue(self.page.is_checked("[value=experts]"))
        self.open("en/index.html?figure=nonsense")
        self.assertTrue(self.page.is_checked("[value=projects]"))
        self.assertEqual(self.query(), {})

    def test_countries_of_experts_alone_are_reached_when_they_are_shaded(self):
        self.open("en/index.html?figure=experts")
        spain = self.country("ES")
        self.assertEqual(spain.evaluate("place => place.tagName"), "g")
        self.assertEqual(spain.get_attribute("tabindex"), "0")
        self.assertRegex(spain.get_attribute("aria-label"), r"^Spain: Experts, by the country they come from \d+$")
        spain.focus()
        self.see_card("Spain")
        self.assertEqual(self.card().locator("a").count(), 0)
        self.page.check("[value=projects]")
        self.assertEqual(spain.get_attribute("tabindex"), "-1")

    def test_arrows_lead_to_the_nearest_country_on_their_way(self):
        self.open("en/index.html")
        self.country("PE").focus()
        self.see_card("Peru")
        for key, code in [("ArrowUp", "EC"), ("ArrowDown", "PE"), ("ArrowRight", "BR")]:
            self.page.keyboard.press(key)
            self.assertEqual(self.page.evaluate("document.activeElement.dataset.code"), code)
        self.see_card("Brazil")
        self.page.keyboard.press("Tab")
        following = self.page.evaluate("document.activeElement.dataset.code")
        self.assertNotIn(following, [None, "BR"])
        self.country("BR").focus()
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/countries/BR.html")

    def test_every_country_of_a_map_is_reached_and_seen(self):
        self.open("en/regions/asia.html")
        places = self.page.locator("a.place")
        self.assertGreater(places.count(), 3)
        for place in places.all():
            self.assertGreater(place.locator("path").count(), 0, place.get_attribute("data-code"))

    def test_a_tap_shows_the_card_and_a_second_one_leads_on(self):
        self.page = self.new_page(has_touch=True, viewport={"width": 360, "height": 740})
        self.open("en/index.html")
        self.page.locator("svg.map").scroll_into_view_if_needed()
        self.page.touchscreen.tap(*self.point("BR"))
        self.page.wait_for_selector(".card:not([hidden]) .title >> text=Brazil")
        self.assertTrue(self.page.url.endswith("index.html"))
        box = self.card().bounding_box()
        self.assertGreaterEqual(box["x"], 0)
        self.assertLessEqual(box["x"] + box["width"], 360)
        self.page.touchscreen.tap(*self.point("BR"))
        self.page.wait_for_url("**/countries/BR.html")
        self.page.go_back()
        self.page.touchscreen.tap(*self.point("BR"))
        self.card().locator(".title a").tap()
        self.page.wait_for_url("**/countries/BR.html")

    def test_two_fingers_enlarge_the_map_and_one_moves_it(self):
        self.page = self.new_page(has_touch=True, viewport={"width": 800, "height": 900})
        self.open("en/index.html")
        self.page.locator("svg.map").scroll_into_view_if_needed()
        whole, (x, y) = self.view(), self.point("NE")
        client = self.page.context.new_cdp_session(self.page)

        def touch(kind, *points):
            fingers = [{"x": px, "y": py, "id": number} for number, (px, py) in enumerate(points)]
            client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

        touch("touchStart", (x - 20, y), (x + 20, y))
        for far in [30, 45, 60]:
            touch("touchMove", (x - far, y), (x + far, y))
        touch("touchEnd")
        near = self.view()
        self.assertAlmostEqual(near[2], whole[2] / 3, delta=whole[2] / 30)
        touch("touchStart", (x, y))
        for way in [10, 25, 40]:
            touch("touchMove", (x - way, y))
        touch("touchEnd")
        self.assertGreater(self.view()[0], near[0] + 40)
        self.assertAlmostEqual(self.view()[2], near[2])

    def test_buttons_enlarge_the_map_step_by_step_and_to_a_region(self):
        self.open("en/countries.html")
        whole = self.view()
        self.page.click("[data-zoom='2']")
        self.assertAlmostEqual(self.view()[2], whole[2] / 2)
        self.page.click("[data-zoom='0.5']")
        self.page.click("[data-zoom='0.5']")
        self.assertEqual(self.view(), whole)
        self.page.click("[data-view] >> text=Latin America")
        left, top, width, height = self.view()
        self.assertLess(width, whole[2])
        self.assertAlmostEqual(width / height, whole[2] / whole[3], places=3)
        for code in ["MX", "AR", "BR"]:
            x, y = (float(one) for one in self.country(code).get_attribute("data-at").split())
            self.assertTrue(left < x < left + width and top < y < top + height, code)
        self.country("PH").focus()
        x = float(self.country("PH").get_attribute("data-at").split()[0])
        left, _, width, _ = self.view()
        self.assertTrue(left < x < left + width)
        self.page.click("button >> text=Whole map")
        self.assertEqual(self.view(), whole)

    def test_a_region_on_a_narrow_screen_is_as_high_as_it_needs(self):
        self.page.set_viewport_size({"width": 360, "height": 740})
        self.open("en/index.html")
        self.page.click("[data-view] >> text=Latin America")
        left, top, width, height = self.view()
        self.assertAlmostEqual(height / width, 0.75, places=3)
        for code in ["MX", "AR", "BR"]:
            x, y = (float(one) for one in self.country(code).get_attribute("data-at").split())
            self.assertTrue(left < x < left + width and top < y < top + height, code)
        self.assertEqual(self.page.evaluate("document.documentElement.scrollWidth"), 360)

    def test_a_card_of_the_keyboard_stays_where_a_mouse_points_at_nothing(self):
        self.open("en/index.html")
        self.country("MX").focus()
        self.see_card("Mexico")
        x, y = self.point("BR")
        self.page.mouse.move(x + 150, y + 60)
        self.page.wait_for_timeout(400)
        self.see_card("Mexico")
        self.page.keyboard.press("Escape")
        self.page.mouse.move(x + 160, y + 60)
        self.page.wait_for_timeout(400)
        self.assertFalse(self.card().is_visible())

    def test_a_wheel_enlarges_the_map_with_ctrl_alone_and_a_mouse_drags_it(self):
        self.open("en/index.html")
        whole = self.view()
        self.hover("NE")
        self.page.mouse.wheel(0, 40)
        self.page.wait_for_timeout(100)
        self.assertEqual(self.view(), whole)
        self.hover("NE")
        self.page.keyboard.down("Control")
        self.page.mouse.wheel(0, -400)
        self.page.keyboard.up("Control")
        self.page.wait_for_selector("svg.enlarged")
        near, (x, y) = self.view(), self.point("NE")
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + 60, y, steps=4)
        self.page.mouse.up()
        self.assertLess(self.view()[0], near[0])
        self.assertTrue(self.page.url.endswith("index.html"), "a drag is not a click")

    def test_a_choice_changes_shades_card_and_list_and_is_in_the_address(self):
        self.open("en/countries.html")
        self.assertTrue(self.page.locator("[data-unfiltered]").is_visible())
        self.page.select_option("[name=theme]", "migration-development")
        self.page.fill("[name=year]", "2017")
        rows = self.page.locator("[data-list=actions] tbody tr")
        self.assertGreater(rows.count(), 0)
        projects, activities = {}, {}
        for row in rows.all():
            self.assertIn("migration-development", row.get_attribute("data-theme").split())
            counts = [int(number) for number in row.get_attribute("data-figures").split()]
            for code in row.get_attribute("data-country").split():
                projects[code] = projects.get(code, 0) + counts[0]
                activities[code] = activities.get(code, 0) + counts[1]
        for code in ["PE", "MA", *projects]:
            words = f"Projects {projects.get(code, 0)}, Activities {activities.get(code, 0)}"
            if self.country(code).count():
                self.assertTrue(self.country(code).get_attribute("aria-label").endswith(f": {words}"), code)
                self.assertEqual(self.shade(code) == "c0", projects.get(code, 0) == 0, code)
        some = next(iter(projects))
        self.country(some).focus()
        self.assertEqual(self.card().locator("li").count(), min(3, projects[some]))
        self.assertFalse(self.page.locator("[data-unfiltered]").is_visible())
        self.assertTrue(self.page.is_disabled("[value=experts]"))
        self.page.check("[value=activities]")
        self.assertEqual(self.query(), {"theme": "migration-development", "year": "2017", "figure": "activities"})
        self.page.reload()
        self.page.wait_for_selector("[data-unfiltered]", state="hidden")
        self.assertTrue(self.page.is_checked("[value=activities]"))
        self.page.click(".languages a[hreflang=es]")
        self.assertEqual(self.query()["figure"], "activities")
        self.page.wait_for_selector("[data-unfiltered]", state="hidden")
        self.page.click("button[type=reset]")
        self.page.wait_for_selector("[data-unfiltered]", state="visible")
        self.assertEqual(self.shade("PE"), self.country("PE").get_attribute("data-shades").split()[1])

    def test_what_the_rows_add_up_to_is_what_the_map_shows(self):
        self.open("en/countries.html")
        sums = {}
        for row in self.page.locator("[data-list=actions] tbody tr").all():
            for code in row.get_attribute("data-country").split():
                counts = map(int, row.get_attribute("data-figures").split())
                sums[code] = [one + other for one, other in zip(sums.get(code, [0, 0]), counts)]
        for place in self.page.locator("a.place").all():
            values = [int(number) for number in place.get_attribute("data-values").split()[:2]]
            self.assertEqual(values, sums[place.get_attribute("data-code")], place.get_attribute("data-code"))

    def test_without_the_script_the_map_leads_to_the_pages_of_countries(self):
        bare = self.browser.new_context(java_script_enabled=False).new_page()
        bare.goto(f"file://{self.site}/fr/countries.html")
        self.assertFalse(bare.locator(".controls").is_visible())
        self.assertEqual(bare.locator(".map-legend:visible").count(), 1)
        self.assertTrue(bare.locator("[data-unfiltered] table").is_visible())
        bare.locator(".place[data-code=PE]").focus()
        bare.keyboard.press("Enter")
        bare.wait_for_url("**/fr/countries/PE.html")

    def test_a_printed_map_has_no_controls(self):
        self.open("en/countries.html")
        self.page.emulate_media(media="print")
        self.assertFalse(self.page.locator(".controls").is_visible())
        self.assertTrue(self.page.locator("svg.map").is_visible())


if __name__ == "__main__":
    run()
