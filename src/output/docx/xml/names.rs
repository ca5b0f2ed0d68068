//! Namespaces and the prefixes under which this program knows them.

/// Prefix and address, in the order in which a part declares them.
pub const NAMESPACES: &[(&str, &str)] = &[
    ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
    ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
    ("w15", "http://schemas.microsoft.com/office/word/2012/wordml"),
    ("adec", "http://schemas.microsoft.com/office/drawing/2017/decorative"),
];

/// The namespaces of the strict variant of the format, and what they are called in the usual one.
pub const STRICT: &[(&str, &str)] = &[
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a"),
    ("http://purl.oclc.org/ooxml/drawingml/picture", "pic"),
];

/// The address behind a prefix.
pub fn namespace(prefix: &str) -> Option<&'static str> {
    NAMESPACES.iter().find(|(known, _)| *known == prefix).map(|(_, address)| *address)
}

/// The prefix under which an address is known.
pub(super) fn prefix(address: &str) -> Option<&'static str> {
    let usual = NAMESPACES.iter().find(|(_, known)| *known == address).map(|(prefix, _)| *prefix);
    usual.or_else(|| STRICT.iter().find(|(known, _)| *known == address).map(|(_, prefix)| *prefix))
}
