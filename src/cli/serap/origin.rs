//! Which draft a returned file was made from, and what it no longer has of it.

use std::path::Path;

use super::base::{Base, NoBase, drafts};
use crate::cli::args::SerapArgs;
use crate::project::{digest, short_digest};
use crate::review::proposals::Choice;
use crate::review::{Pair, Reading};

/// The draft that the files were made from: the one that was named, else the one that they name.
pub(super) fn number(
    record: &Path,
    readings: &[(String, Reading)],
    args: &SerapArgs,
) -> Result<u16, NoBase> {
    if let Some(number) = args.draf {
        return Ok(number);
    }
    let mut named: Vec<(u16, &str)> = Vec::new();
    for (name, reading) in readings {
        if let Some(number) = reading.draft
            && !named.iter().any(|(other, _)| *other == number)
        {
            named.push((number, name));
        }
    }
    match (named.as_slice(), drafts(record).as_slice()) {
        ([(number, _)], _) => Ok(*number),
        ([], [number]) => Ok(*number),
        ([], []) => Err(NoBase::Unknown(
            "belum ada draf yang disimpan dari record ini; `serap` membandingkan dengan draf yang direviu. Buat \
             dengan `lkjip susun --draf 1`."
                .to_string(),
        )),
        ([], many) => Err(NoBase::Unknown(format!(
            "berkas ini tidak menyebut drafnya. Sebutkan dengan `--draf N`; yang tersimpan: {}.",
            many.iter().map(u16::to_string).collect::<Vec<_>>().join(", ")
        ))),
        (many, _) => Err(NoBase::Unknown(format!(
            "berkas-berkas ini berasal dari draf yang berbeda ({}); serap satu draf setiap kali.",
            many.iter().map(|(number, name)| format!("{name}: draf {number}")).collect::<Vec<_>>().join(", ")
        ))),
    }
}

/// Whether the files were made from the draft that is kept: what was changed since would be taken for
/// edits of the reviewer. A draft that was named is believed.
///
/// # Errors
/// When a file names another record, and no draft was named.
pub(super) fn origin(
    base: &Base,
    number: u16,
    readings: &[(String, Reading)],
    args: &SerapArgs,
) -> Result<Vec<String>, NoBase> {
    let kept = digest(&base.checked.file.bytes);
    let mut notes = Vec::new();
    for (name, reading) in readings {
        let other = match &reading.record {
            Some(own) if *own == kept => continue,
            Some(_) if reading.draft.is_some_and(|own| own != number) => format!(
                "`{name}` menyebut draf {}, bukan draf {number}.",
                reading.draft.unwrap_or_default()
            ),
            Some(own) => format!(
                "`{name}` dibuat dari record lain (sidik {}) daripada draf {number} yang tersimpan ({}); draf itu \
                 mungkin pernah ditimpa.",
                own.chars().take(8).collect::<String>(),
                short_digest(&base.checked.file.bytes)
            ),
            None => format!(
                "`{name}` tidak menyebut record asalnya; diandaikan berasal dari draf {number} yang tersimpan."
            ),
        };
        if reading.record.is_some() && args.draf.is_none() {
            return Err(NoBase::Unknown(format!(
                "{other} Perubahan record sejak itu akan dikira suntingan peninjau. Kembalikan draf aslinya ke \
                 `keluaran/draf-{number}`, atau tulis `--draf {number}` bila tetap hendak dibandingkan."
            )));
        }
        notes.push(other);
    }
    Ok(notes)
}

/// Numbers that were chosen and are not there.
pub(super) fn unknown(choice: &Choice, count: usize) -> Result<(), NoBase> {
    let wrong: Vec<String> = choice
        .only
        .iter()
        .chain(&choice.not)
        .filter(|number| **number == 0 || **number > count)
        .map(usize::to_string)
        .collect();
    if wrong.is_empty() {
        return Ok(());
    }
    let last = if count == 0 {
        "tidak ada usul".to_string()
    } else {
        format!("nomor usul 1 sampai {count}")
    };
    Err(NoBase::Unknown(format!("tidak ada usul nomor {}: {last}.", wrong.join(", "))))
}

/// Files that have little to do with the draft.
pub(super) fn strangers(paired: &[(String, Reading, Vec<Pair>)], own: &Reading) -> Vec<String> {
    let few = paired.iter().filter(|(_, _, pairs)| {
        let both = pairs.iter().filter(|pair| pair.old.is_some() && pair.new.is_some()).count();
        both * 2 < own.lines.len()
    });
    few.map(|(name, ..)| format!("Kurang dari separuh baris draf ditemukan dalam `{name}`; periksa apakah berkas dan drafnya benar.")).collect()
}

/// Pictures that are told one by one.
const PICTURES: usize = 5;

/// Pictures and charts of the draft that a file has no more.
pub(super) fn pictures(name: &str, own: &Reading, file: &Reading) -> Option<String> {
    let mut left: Vec<&String> = file.pictures.iter().collect();
    let mut gone: Vec<&String> = Vec::new();
    for picture in &own.pictures {
        match left.iter().position(|other| *other == picture) {
            Some(at) => drop(left.swap_remove(at)),
            None => gone.push(picture),
        }
    }
    // A program that keeps none of these words has not been asked about its pictures.
    if gone.is_empty() || (own.pictures.len() > 1 && file.pictures.is_empty()) {
        return None;
    }
    let told = gone.iter().take(PICTURES).map(|text| format!("“{text}”"));
    let told: Vec<String> = told.collect();
    let more = gone.len().saturating_sub(PICTURES);
    let more = if more > 0 { format!(" dan {more} lainnya") } else { String::new() };
    Some(format!(
        "Gambar atau bagan yang tidak ada lagi dalam `{name}`: {}{more}. Gambar tidak diserap; bila memang hendak dihapus, hapus \
         isiannya dalam record.",
        told.join(", ")
    ))
}
