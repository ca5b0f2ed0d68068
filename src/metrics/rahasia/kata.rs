//! Words by which passphrases are known, and words of sentences about them.

/// Keys of a NIK, without underscores.
pub(super) const NIK: [&str; 6] =
    ["nik", "nonik", "nomornik", "nikpejabat", "nikpenandatangan", "nomorindukkependudukan"];

/// Keys of a passphrase, without underscores.
pub(super) const SANDI: [&str; 15] = [
    "pasfrase",
    "passfrase",
    "pasfrasa",
    "passphrase",
    "passphrasette",
    "frasasandi",
    "frasesandi",
    "frasasanditte",
    "katasandi",
    "katasanditte",
    "sanditte",
    "password",
    "passwordtte",
    "pintte",
    "pinttd",
];

/// The same words as people write them.
pub(super) const SAID: [&str; 18] = [
    "pass phrase",
    "pass-phrase",
    "pass_phrase",
    "pasfrase",
    "passfrase",
    "pasfrasa",
    "pas frase",
    "passphrase",
    "frasa sandi",
    "frasa_sandi",
    "frase sandi",
    "kata sandi",
    "kata_sandi",
    "password",
    "sandi tte",
    "sandi_tte",
    "pin tte",
    "pin_tte",
];

/// Words that may stand between the name and the passphrase.
pub(super) const BETWEEN: [&str; 24] = [
    "tte",
    "bsre",
    "bssn",
    "tanda",
    "tangan",
    "elektronik",
    "saya",
    "kami",
    "beliau",
    "bapak",
    "ibu",
    "kepala",
    "pejabat",
    "akun",
    "aplikasi",
    "esign",
    "baru",
    "lama",
    "itu",
    "ini",
    "adalah",
    "ialah",
    "yaitu",
    "yakni",
];

/// Words with which advice about a passphrase begins, not a passphrase.
pub(super) const ADVICE: [&str; 10] = [
    "jangan", "tidak", "dilarang", "tanpa", "simpan", "lihat", "hubungi", "hanya", "diketik",
    "rahasia,",
];

/// Words of a rule about passphrases.
pub(super) const RULES: [&str; 9] =
    ["harus", "wajib", "perlu", "boleh", "dapat", "pernah", "bukan", "bila", "lihat"];
