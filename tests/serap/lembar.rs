//! The text of a Word file as paragraphs and runs, edited the way people do: with tracking or without.

use std::ops::Range;

/// Who edits, where it is tracked.
pub const AUTHOR: &str = "Siti Rahma";

/// A document cut at its paragraphs.
#[derive(Clone)]
pub struct Sheet {
    parts: Vec<Part>,
    next: usize,
}

#[derive(Clone)]
enum Part {
    Raw(String),
    Paragraph(Paragraph),
}

/// A paragraph.
#[derive(Clone)]
pub struct Paragraph {
    /// Its start tag and properties.
    head: String,
    pub runs: Vec<Run>,
    /// Bookmarks that lie between paragraphs stay where they are; this one lies in a cell.
    pub in_table: bool,
    gone: Option<String>,
}

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    /// Words of one look.
    Plain { look: String, text: String },
    /// A value in its content control, or a field: what it reads.
    Fixed { xml: String, text: String },
    /// What is not seen, or was deleted.
    Raw(String),
    /// Words put in with tracking.
    Came { xml: String, text: String },
}

impl Run {
    pub fn text(&self) -> &str {
        match self {
            Self::Plain { text, .. } | Self::Fixed { text, .. } | Self::Came { text, .. } => text,
            Self::Raw(_) => "",
        }
    }

    fn xml(&self) -> String {
        match self {
            Self::Plain { look, text } => plain(look, text, "t"),
            Self::Fixed { xml, .. } | Self::Raw(xml) | Self::Came { xml, .. } => xml.clone(),
        }
    }
}

fn plain(look: &str, text: &str, tag: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!(r#"<w:r>{look}<w:{tag} xml:space="preserve">{}</w:{tag}></w:r>"#, escaped(text))
}

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&apos;", "'").replace("&amp;", "&")
}

/// What is read in some XML.
fn shown(xml: &str) -> String {
    let mut out = String::new();
    let mut rest = xml;
    while let Some(at) = rest.find("<w:t ").or_else(|| rest.find("<w:t>")) {
        let from = at + rest[at..].find('>').unwrap() + 1;
        let to = from + rest[from..].find("</w:t>").unwrap();
        out.push_str(&unescaped(&rest[from..to]));
        rest = &rest[to..];
    }
    out
}

impl Sheet {
    pub fn of(xml: String) -> Self {
        let mut parts = Vec::new();
        let (mut rest, mut depth) = (xml.as_str(), 0_usize);
        while let Some(at) = [rest.find("<w:p>"), rest.find("<w:p ")].into_iter().flatten().min() {
            let close = at + rest[at..].find("</w:p>").unwrap() + "</w:p>".len();
            let (before, own) = (&rest[..at], &rest[at..close]);
            depth = depth + before.matches("<w:tbl>").count() - before.matches("</w:tbl>").count();
            parts.push(Part::Raw(before.to_string()));
            parts.push(match paragraph(own, depth > 0) {
                Some(paragraph) => Part::Paragraph(paragraph),
                None => Part::Raw(own.to_string()),
            });
            rest = &rest[close..];
        }
        parts.push(Part::Raw(rest.to_string()));
        Self { parts, next: 90_000 }
    }

    pub fn xml(&self) -> String {
        let parts = self.parts.iter().map(|part| match part {
            Part::Raw(xml) => xml.clone(),
            Part::Paragraph(paragraph) => paragraph.xml(),
        });
        parts.collect()
    }

    /// Changes the XML as text.
    pub fn raw(&mut self, edit: impl FnOnce(String) -> String) {
        let next = self.next;
        *self = Self::of(edit(self.xml()));
        self.next = next;
    }

    /// Places of the paragraphs that say something, with what they say.
    pub fn paragraphs(&self) -> Vec<(usize, String)> {
        let all = self.parts.iter().enumerate().filter_map(|(at, part)| match part {
            Part::Paragraph(paragraph) => Some((at, paragraph.text())),
            Part::Raw(_) => None,
        });
        all.filter(|(_, text)| !text.trim().is_empty()).collect()
    }

    /// The only paragraph that says this, of those in tables or of the others.
    pub fn find(&self, text: &str) -> usize {
        let all = self.paragraphs();
        let found: Vec<usize> =
            all.iter().filter(|(_, own)| own.contains(text)).map(|(at, _)| *at).collect();
        let [only] = found.as_slice() else { panic!("{text}: {} kali", found.len()) };
        *only
    }

    pub fn paragraph(&self, at: usize) -> &Paragraph {
        let Some(Part::Paragraph(paragraph)) = self.parts.get(at) else { panic!("{at}") };
        paragraph
    }

    fn paragraph_mut(&mut self, at: usize) -> &mut Paragraph {
        let Some(Part::Paragraph(paragraph)) = self.parts.get_mut(at) else { panic!("{at}") };
        paragraph
    }

    /// Signs of a tracked change.
    pub fn by(&mut self) -> String {
        self.next += 1;
        format!(r#"w:id="{}" w:author="{AUTHOR}" w:date="2026-02-03T08:15:00Z""#, self.next)
    }

    /// Puts words in the place of bytes of a run; those of a value are edited within its control.
    pub fn replace(&mut self, at: usize, run: usize, span: Range<usize>, new: &str, tracked: bool) {
        let (came, went) = (self.by(), self.by());
        let paragraph = self.paragraph_mut(at);
        let own = paragraph.runs[run].clone();
        let made = match own {
            Run::Plain { look, text } => {
                let (before, after) = (&text[..span.start], &text[span.end..]);
                if !tracked {
                    vec![Run::Plain { look, text: format!("{before}{new}{after}") }]
                } else {
                    let gone = plain(&look, &text[span], "delText");
                    let mut made = vec![Run::Plain { look: look.clone(), text: before.into() }];
                    if !gone.is_empty() {
                        made.push(Run::Raw(format!("<w:del {went}>{gone}</w:del>")));
                    }
                    if !new.is_empty() {
                        let xml = format!("<w:ins {came}>{}</w:ins>", plain(&look, new, "t"));
                        made.push(Run::Came { xml, text: new.into() });
                    }
                    made.push(Run::Plain { look, text: after.into() });
                    made
                }
            }
            Run::Fixed { xml, text } => {
                let edited = format!("{}{new}{}", &text[..span.start], &text[span.end..]);
                let old = plain("", &text, "t");
                assert!(xml.contains(&old), "{xml}");
                let new = if tracked {
                    let gone = plain("", &text, "delText");
                    let new = plain("", &edited, "t");
                    format!("<w:del {went}>{gone}</w:del><w:ins {came}>{new}</w:ins>")
                } else {
                    plain("", &edited, "t")
                };
                vec![Run::Fixed { xml: xml.replacen(&old, &new, 1), text: edited }]
            }
            other => panic!("{other:?}"),
        };
        paragraph.runs.splice(run..=run, made);
    }

    /// Puts words in the place of the only ones in a paragraph that read so.
    pub fn reword(&mut self, at: usize, old: &str, new: &str, tracked: bool) {
        let runs = &self.paragraph(at).runs;
        let places: Vec<(usize, usize)> = runs
            .iter()
            .enumerate()
            .flat_map(|(run, own)| own.text().match_indices(old).map(move |(from, _)| (run, from)))
            .collect();
        let [(run, from)] = places.as_slice() else { panic!("{old}: {}", places.len()) };
        self.replace(at, *run, *from..from + old.len(), new, tracked);
    }

    /// The same for the only paragraph that holds the words.
    pub fn edit(&mut self, old: &str, new: &str, tracked: bool) {
        let at = self.find(old);
        self.reword(at, old, new, tracked);
    }

    /// Takes a paragraph out.
    pub fn remove(&mut self, at: usize, tracked: bool) {
        let signs = self.by();
        let paragraph = self.paragraph_mut(at);
        if !tracked {
            // Bookmarks of texts begin and end in paragraphs; a program keeps them.
            let marks = |run: &Run| match run {
                Run::Raw(xml) if xml.contains("bookmark") => Some(xml.clone()),
                _ => None,
            };
            let kept: String = paragraph.runs.iter().filter_map(marks).collect();
            self.parts[at] = Part::Raw(kept);
            return;
        }
        let head = &paragraph.head;
        let mark = format!("<w:rPr><w:del {signs}/></w:rPr></w:pPr>");
        paragraph.head = if head.contains("</w:pPr>") {
            head.replacen("</w:pPr>", &mark, 1)
        } else {
            format!("{head}<w:pPr>{mark}")
        };
        for run in &mut paragraph.runs {
            let wrap = |xml: &str| {
                let gone = xml.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>");
                gone.replace("<w:r>", &format!("<w:del {signs}><w:r>"))
                    .replace("</w:r>", "</w:r></w:del>")
            };
            *run = Run::Raw(wrap(&run.xml()));
        }
        paragraph.gone = Some(signs);
    }

    /// Puts a paragraph like another one behind it, or before it.
    pub fn add(&mut self, at: usize, text: &str, behind: bool, tracked: bool) {
        let signs = self.by();
        let like = self.paragraph(at);
        let look = like.runs.iter().find_map(|run| match run {
            Run::Plain { look, .. } => Some(look.clone()),
            _ => None,
        });
        let run = Run::Plain { look: look.unwrap_or_default(), text: text.into() };
        let (mut head, mut runs) = (like.head.clone(), vec![run]);
        if tracked {
            let mark = format!("<w:rPr><w:ins {signs}/></w:rPr></w:pPr>");
            head = if head.contains("</w:pPr>") {
                head.replacen("</w:pPr>", &mark, 1)
            } else {
                format!("{head}<w:pPr>{mark}")
            };
            let xml = format!("<w:ins {signs}>{}</w:ins>", runs[0].xml());
            runs = vec![Run::Came { xml, text: text.into() }];
        }
        let paragraph = Paragraph { head, runs, in_table: like.in_table, gone: None };
        let place = if behind { at + 1 } else { at };
        // The parts before and behind a paragraph are raw, if only empty; places of others stay the same.
        let Some(Part::Raw(beside)) = self.parts.get_mut(if behind { place } else { place - 1 })
        else {
            panic!("{at}")
        };
        if behind {
            beside.insert_str(0, &paragraph.xml());
        } else {
            beside.push_str(&paragraph.xml());
        }
    }

    /// Puts a paragraph behind or before another one, as it is or with tracking.
    pub fn shift(&mut self, at: usize, beside: usize, behind: bool, tracked: bool) {
        if tracked {
            let text = self.paragraph(at).text();
            self.add(beside, &text, behind, true);
            self.remove(at, true);
            let moved = |xml: &str| {
                let xml =
                    xml.replace("<w:del ", "<w:moveFrom ").replace("</w:del>", "</w:moveFrom>");
                xml.replace("<w:delText ", "<w:t ").replace("</w:delText>", "</w:t>")
            };
            let own = self.paragraph_mut(at);
            own.head = moved(&own.head);
            own.runs = own.runs.iter().map(|run| Run::Raw(moved(&run.xml()))).collect();
            let place = if behind { beside + 1 } else { beside - 1 };
            let Some(Part::Raw(there)) = self.parts.get_mut(place) else { panic!("{beside}") };
            *there = there.replace("<w:ins ", "<w:moveTo ").replace("</w:ins>", "</w:moveTo>");
            return;
        }
        let xml = self.paragraph(at).xml();
        self.parts[at] = Part::Raw(String::new());
        let place = if behind { beside + 1 } else { beside - 1 };
        let Some(Part::Raw(there)) = self.parts.get_mut(place) else { panic!("{beside}") };
        if behind {
            there.insert_str(0, &xml);
        } else {
            there.push_str(&xml);
        }
    }

    /// Cuts a paragraph in two within a run.
    pub fn split(&mut self, at: usize, run: usize, byte: usize) {
        let paragraph = self.paragraph_mut(at);
        let Run::Plain { look, text } = paragraph.runs[run].clone() else { panic!() };
        let (one, two) = (text[..byte].trim_end(), text[byte..].trim_start());
        let mut tail = vec![Run::Plain { look: look.clone(), text: two.into() }];
        tail.extend(paragraph.runs.split_off(run + 1));
        paragraph.runs[run] = Run::Plain { look, text: one.into() };
        let second = Paragraph { runs: tail, ..paragraph.clone() };
        let Some(Part::Raw(behind)) = self.parts.get_mut(at + 1) else { panic!() };
        behind.insert_str(0, &second.xml());
    }

    /// Surrounds a paragraph with marks of a comment.
    pub fn comment(&mut self, first: usize, last: usize, id: u32) {
        let open = Run::Raw(format!(r#"<w:commentRangeStart w:id="{id}"/>"#));
        let close = Run::Raw(format!(
            r#"<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>"#
        ));
        self.paragraph_mut(first).runs.insert(0, open);
        self.paragraph_mut(last).runs.push(close);
    }

    /// Makes the words of a paragraph bold, with tracking.
    pub fn bold(&mut self, at: usize) {
        let signs = self.by();
        let new = format!(r#"<w:rPr><w:b/><w:rPrChange {signs}><w:rPr/></w:rPrChange></w:rPr>"#);
        for run in &mut self.paragraph_mut(at).runs {
            if let Run::Plain { look, .. } = run {
                look.clone_from(&new);
            }
        }
    }
}

impl Paragraph {
    pub fn text(&self) -> String {
        self.runs.iter().map(Run::text).collect()
    }

    fn xml(&self) -> String {
        let runs: String = self.runs.iter().map(Run::xml).collect();
        format!("{}{runs}</w:p>", self.head)
    }
}

/// Reads a paragraph; none when it holds others.
fn paragraph(xml: &str, in_table: bool) -> Option<Paragraph> {
    let open = xml.find('>')? + 1;
    if xml[..open].ends_with("/>") || xml[open..].contains("<w:p>") || xml[open..].contains("<w:p ")
    {
        return None;
    }
    let body = xml.strip_suffix("</w:p>")?;
    let head = match body.find("</w:pPr>") {
        Some(at) => at + "</w:pPr>".len(),
        None => open,
    };
    let mut runs = Vec::new();
    let mut rest = &body[head..];
    while !rest.is_empty() {
        let name = rest[1..].split([' ', '>', '/']).next()?;
        let end = rest.find('>')? + 1;
        let close = format!("</{name}>");
        let end = if rest[..end].ends_with("/>") { end } else { rest.find(&close)? + close.len() };
        let own = &rest[..end];
        runs.push(match name {
            "w:r" => match words(own) {
                Some((look, text)) => Run::Plain { look, text },
                None => Run::Raw(own.to_string()),
            },
            "w:sdt" | "w:fldSimple" | "w:hyperlink" => {
                Run::Fixed { xml: own.to_string(), text: shown(own) }
            }
            _ => Run::Raw(own.to_string()),
        });
        rest = &rest[end..];
    }
    Some(Paragraph { head: body[..head].to_string(), runs, in_table, gone: None })
}

/// Look and words of a run that holds nothing else.
fn words(run: &str) -> Option<(String, String)> {
    let inner = run.strip_prefix("<w:r>")?.strip_suffix("</w:r>")?;
    let at = inner.find("<w:t ")?;
    let text = inner[at..].strip_prefix(r#"<w:t xml:space="preserve">"#)?.strip_suffix("</w:t>")?;
    (!text.contains('<')).then(|| (inner[..at].to_string(), unescaped(text)))
}
