"""An action of a site on paper: the fact sheet that a printer gets is two pages of A4 with everything that it tells."""

import re
import unicodedata
from io import BytesIO

from browser import BrowserTest, run
from pypdf import PdfReader

#: A page of A4 in points.
A4 = (595, 842)

#: The sections of the fact sheet that this action has.
SECTIONS = ["Objective", "Context", "Design", "Results", "Activities", "Sources"]


def joined(text):
    """A text without what is different on paper: blanks, hyphens, ligatures, and the dots that the style puts in."""
    return re.sub(r"[\s\u00ad\u200b·-]+", "", unicodedata.normalize("NFKC", text))


class Printed(BrowserTest):
    def test_a_fact_sheet_has_two_pages_with_all_that_it_tells(self):
        for language in ["en", "es", "fr"]:
            self.open(f"{language}/actions/peru-iii.html")
            self.page.emulate_media(media="print")
            parts = "article.sheet :is(h1, h2, h3, dt, dd, p, li):not(:has(p, li, ul, ol, dl))"
            told = [part.inner_text() for part in self.page.locator(parts).all() if part.is_visible()]
            headings = [part.inner_text() for part in self.page.locator("article.sheet h2").all() if part.is_visible()]
            document = PdfReader(BytesIO(self.page.pdf(prefer_css_page_size=True)))
            for sheet in document.pages:
                self.assertEqual((round(sheet.mediabox.width), round(sheet.mediabox.height)), A4)
            self.assertEqual(len(document.pages), 2)
            paper = joined("".join(sheet.extract_text() for sheet in document.pages))
            for part in told:
                self.assertIn(joined(part), paper)
            if language == "en":
                self.assertEqual([one for one in SECTIONS if one not in headings], [])


if __name__ == "__main__":
    run()
