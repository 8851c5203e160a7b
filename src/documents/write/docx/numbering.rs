//! The lists of a document.

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
/// How deep lists are told apart.
pub(super) const DEPTH: usize = 9;

/// The lists, each with its own numbers: `None` for bullets, else the first number.
pub(super) fn numbering(lists: &[Option<u64>]) -> String {
    let mut xml = HEAD.to_owned();
    for (id, is_ordered) in [(0, false), (1, true)] {
        xml += &format!(
            "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"hybridMultilevel\"/>"
        );
        for level in 0..DEPTH {
            let (format, text) = if is_ordered {
                ("decimal", format!("%{}.", level + 1))
            } else {
                ("bullet", "•".to_owned())
            };
            let indent = 360 * (level + 1);
            xml += &format!(
                "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>\
                 <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{indent}\" w:hanging=\"360\"/></w:pPr></w:lvl>"
            );
        }
        xml += "</w:abstractNum>";
    }
    for (position, start) in lists.iter().enumerate() {
        let (id, kind) = (position + 1, usize::from(start.is_some()));
        xml += &format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{kind}\"/>");
        if let Some(start) = start {
            for level in 0..DEPTH {
                xml += &format!(
                    "<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{start}\"/></w:lvlOverride>"
                );
            }
        }
        xml += "</w:num>";
    }
    xml + "</w:numbering>"
}
