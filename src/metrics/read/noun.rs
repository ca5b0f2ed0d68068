//! The declaration of a noun: one place from which its type, its reader and its manual come.

use toml::Spanned;
use toml::de::DeValue;

use super::isian::tell_mark;
use super::node::{Node, Read};
use super::shape::{Field, Presence};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::place::Place;

/// Declares a table of the record: a struct whose every field is a key, with its Indonesian
/// description, what happens when it is missing (`wajib`, `opsional("…")` or `bawaan("TOML")`) and
/// an example in TOML. The noun gets a field `place`.
#[macro_export]
macro_rules! noun {
    (
        $(#[doc = $doc:literal])+
        pub struct $name:ident {
            $(
                $(#[doc = $field_doc:literal])+
                $field:ident : $type:ty, $presence:ident $(($arg:literal))?, $example:literal;
            )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $($(#[doc = $field_doc])+ pub $field: $type,)+
            /// Where the table stands.
            pub place: $crate::read::PlaceOf,
        }

        impl $name {
            /// The keys of this table, in the order of the report.
            pub fn fields() -> Vec<$crate::read::Field> {
                vec![$($crate::read::Field {
                    key: stringify!($field),
                    doc: &[$($field_doc),+],
                    shape: <$type as $crate::read::Read>::shape,
                    presence: $crate::noun!(@presence $presence $(($arg))?),
                    example: $example,
                },)+]
            }
        }

        impl $crate::read::Read for $name {
            fn shape() -> $crate::read::Shape {
                $crate::read::Shape::Noun($crate::read::Noun {
                    name: stringify!($name),
                    doc: &[$($doc),+],
                    fields: Self::fields,
                })
            }

            fn read(
                node: &$crate::read::Node<'_>,
                sink: &mut $crate::diagnostic::Sink,
            ) -> Option<Self> {
                let fields = Self::fields();
                $crate::read::check_keys(node, &fields, sink)?;
                let mut rest = fields.iter();
                $(let $field: Option<$type> =
                    rest.next().and_then(|field| $crate::read::read_field(node, field, sink));)+
                Some(Self {
                    $($field: $field?,)+
                    place: $crate::read::PlaceOf(node.place().clone()),
                })
            }
        }
    };
    (@presence wajib) => { $crate::read::Presence::Required };
    (@presence opsional($text:literal)) => { $crate::read::Presence::Optional($text) };
    (@presence bawaan($toml:literal)) => { $crate::read::Presence::Default($toml) };
}

/// Declares a choice of words: an enum whose every variant is a word in the record.
#[macro_export]
macro_rules! choice {
    (
        $(#[doc = $doc:literal])+
        pub enum $name:ident { $($(#[doc = $variant_doc:literal])+ $variant:ident = $word:literal,)+ }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
        pub enum $name { $($(#[doc = $variant_doc])+ #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// The words, in order.
            pub const CHOICES: &'static [$crate::read::Choice] =
                &[$($crate::read::Choice { word: $word, doc: concat!($($variant_doc),+) },)+];

            /// The word as typed in the record.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl $crate::read::Read for $name {
            fn shape() -> $crate::read::Shape {
                $crate::read::Shape::Choice(stringify!($name), Self::CHOICES)
            }

            fn read(
                node: &$crate::read::Node<'_>,
                sink: &mut $crate::diagnostic::Sink,
            ) -> Option<Self> {
                match $crate::read::read_word(node, Self::CHOICES, sink)? {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

/// The place of a noun; two nouns are equal wherever they stand.
#[derive(Debug, Clone, Default)]
pub struct PlaceOf(pub Place);

impl PartialEq for PlaceOf {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl std::ops::Deref for PlaceOf {
    type Target = Place;

    fn deref(&self) -> &Place {
        &self.0
    }
}

/// Unknown keys told of one table at most; more of them are one mistake.
const MOST_UNKNOWN: usize = 50;

/// Reports a value that is no table, and each key that the table may not have.
pub fn check_keys(node: &Node<'_>, fields: &[Field], sink: &mut Sink) -> Option<()> {
    let Some(table) = node.value().as_table() else {
        sink.push(
            Diagnostic::new(
                Code::JenisSalah,
                node.place(),
                format!("Di sini diharapkan tabel, tetapi tertulis {}.", node.kind()),
            )
            .help(format!("Isi tabel ini: {}.", names(fields))),
        );
        return None;
    };
    let mut told = 0_usize;
    for (key, value) in table.iter() {
        let name: &str = key.get_ref();
        if told >= MOST_UNKNOWN {
            break;
        }
        if !fields.iter().any(|f| f.key == name) {
            told += 1;
            sink.push(unknown_key(node, name, key.span(), value, fields));
        }
    }
    Some(())
}

fn unknown_key(
    node: &Node<'_>,
    name: &str,
    span: std::ops::Range<usize>,
    value: &Spanned<DeValue<'_>>,
    fields: &[Field],
) -> Diagnostic {
    let mut place = node.place().clone();
    // A key made by a header such as [instansi.x] may carry an empty span: then show its value.
    place.span = if span.is_empty() { value.span() } else { span };
    let finding =
        Diagnostic::new(Code::KunciTidakDikenal, &place, format!("Kunci `{name}` tidak dikenal."))
            .mark("tidak dikenal");
    match nearest(name, fields.iter().map(|f| f.key)) {
        Some(key) => finding.help(format!("Mungkin yang dimaksud `{key}`.")),
        None => finding.help(format!("Kunci yang dikenal di sini: {}.", names(fields))),
    }
}

fn names(fields: &[Field]) -> String {
    fields.iter().map(|f| f.key).collect::<Vec<_>>().join(", ")
}

/// The known word nearest to a mistyped one, if any is near enough.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word: String = word.chars().take(80).collect();
    known
        .map(|k| (strsim::damerau_levenshtein(&word.to_lowercase(), k), k))
        .filter(|(distance, k)| *distance <= 1 + k.chars().count() / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, k)| k)
}

/// Reads one key of a table, or what stands for it when it is missing.
pub fn read_field<T: Read>(node: &Node<'_>, field: &Field, sink: &mut Sink) -> Option<T> {
    if let Some(below) = node.field(field) {
        return if tell_mark(&below, sink) { None } else { T::read(&below, sink) };
    }
    match field.presence {
        Presence::Optional(_) => T::absent(),
        Presence::Default(toml) => read_default(toml, node, field),
        Presence::Required => {
            sink.push(
                Diagnostic::new(
                    Code::IsianKurang,
                    node.place(),
                    format!("Isian wajib `{}` belum ada.", field.key),
                )
                .mark("di tabel ini")
                .help(format!("Tambahkan misalnya: {} = {}", field.key, field.example)),
            );
            None
        }
    }
}

fn read_default<T: Read>(toml: &'static str, node: &Node<'_>, field: &Field) -> Option<T> {
    let value = DeValue::parse(toml).ok()?;
    let mut below = node.below(field.key, &value);
    below.stand_at(node.place());
    // The defaults are our own and a test reads each of them, so nothing can be reported here.
    T::read(&below, &mut Sink::default())
}

/// Reads one of some words.
pub fn read_word(
    node: &Node<'_>,
    choices: &'static [super::shape::Choice],
    sink: &mut Sink,
) -> Option<&'static str> {
    let words = || choices.iter().map(|c| c.word);
    let list = || words().map(|w| format!("\"{w}\"")).collect::<Vec<_>>().join(", ");
    let Some(text) = node.value().as_str() else {
        sink.push(
            Diagnostic::new(
                Code::JenisSalah,
                node.place(),
                format!("Di sini diharapkan pilihan kata, tetapi tertulis {}.", node.kind()),
            )
            .help(format!("Pilihannya: {}.", list())),
        );
        return None;
    };
    if let Some(word) = words().find(|w| *w == text) {
        return Some(word);
    }
    let finding = Diagnostic::new(
        Code::PilihanTidakDikenal,
        node.place(),
        format!("Pilihan \"{}\" tidak dikenal.", text.chars().take(60).collect::<String>()),
    );
    sink.push(match nearest(text, words()) {
        Some(word) => finding.help(format!("Mungkin yang dimaksud \"{word}\".")),
        None => finding.help(format!("Pilihannya: {}.", list())),
    });
    None
}
