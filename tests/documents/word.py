"""The papers for Word as python-docx reads them: title, language, headings, tables, notes, numbers of pages."""

import sys
from pathlib import Path

import docx

TAGS = {"en": "en-GB", "es": "es-ES", "fr": "fr-FR"}

for path in sorted(Path(sys.argv[1]).glob("*.docx")):
    name, language = path.stem.rsplit("-", 1)
    paper = docx.Document(path)
    headings = [one for one in paper.paragraphs if one.style.name.startswith("Heading")]
    assert headings and headings[0].style.name == "Heading 1", path
    assert paper.core_properties.title, path
    assert paper.core_properties.language == language, path
    assert f'w:lang w:val="{TAGS[language]}"' in paper.element.xml, path
    footer = paper.sections[0].footer._element.xml
    assert "NUMPAGES" in footer and "PAGE" in footer, path
    section = paper.sections[0]
    assert (section.page_width.mm, section.page_height.mm) == (210.0, 297.0) or round(section.page_width.mm) == 210, path
    for table in paper.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml, path
        assert len({len(row.cells) for row in table.rows}) == 1, path
    if name == "fact-sheet":
        assert "w:footnoteReference" in paper.element.xml, path
