//! The words of judgement: a small grammar of Indonesian as data. Knows no record and no rule.

/// Words that say that something went up.
pub(super) const UP: &[&str] = &[
    "naik",
    "meningkat",
    "peningkatan",
    "kenaikan",
    "bertambah",
    "pertambahan",
    "tumbuh",
    "bertumbuh",
    "melonjak",
];

/// Words that say that something went down.
pub(super) const DOWN: &[&str] = &[
    "turun",
    "menurun",
    "penurunan",
    "berkurang",
    "pengurangan",
    "merosot",
    "anjlok",
    "menyusut",
    "penyusutan",
];

/// Nouns among them: they claim something only behind a word of [`HAPPENS`].
pub(super) const NOUNS: &[&str] =
    &["peningkatan", "kenaikan", "pertambahan", "penurunan", "pengurangan", "penyusutan"];

/// Words before a noun that make it a claim.
pub(super) const HAPPENS: &[&str] = &[
    "mengalami",
    "terjadi",
    "terjadinya",
    "terdapat",
    "ada",
    "adanya",
    "tren",
    "trend",
    "kecenderungan",
    "menunjukkan",
    "memperlihatkan",
    "mencatat",
    "mencatatkan",
];

/// Words that name a run of years as such.
pub(super) const TREND: &[&str] = &["tren", "trend", "kecenderungan"];

/// Words that lead from what is compared to what it is compared with.
pub(super) const LINK: &[&str] =
    &["dari", "daripada", "dibanding", "dibandingkan", "dibandingan", "ketimbang", "terhadap"];

/// Words with which a comparison begins.
pub(super) const COMPARED: &[&str] = &["dibanding", "dibandingkan"];

/// Words that say no.
pub(super) const NOT: &[&str] = &["tidak", "belum", "bukan", "tak", "tanpa"];

/// Words that speak of what shall be rather than of what is.
pub(super) const WISH: &[&str] = &[
    "agar",
    "supaya",
    "akan",
    "diharapkan",
    "harus",
    "perlu",
    "hendaknya",
    "seharusnya",
    "semestinya",
    "ditargetkan",
    "diproyeksikan",
    "direncanakan",
    "wajib",
    "minimal",
    "maksimal",
    "paling",
    "jika",
    "apabila",
    "jikalau",
    "seandainya",
    "atau",
    "untuk",
    "upaya",
    "rangka",
    "guna",
    "mendorong",
    "apakah",
    "dapatkah",
    "sebelum",
    "dulu",
    "dahulu",
];

/// Words of comparison: "semakin tinggi" speaks of a rule rather than of a case.
pub(super) const MORE: &[&str] = &["makin", "semakin"];

/// Words at which another thought begins.
pub(super) const BREAK: &[&str] = &[
    "tetapi",
    "tapi",
    "namun",
    "sedangkan",
    "sementara",
    "walaupun",
    "meskipun",
    "karena",
    "sehingga",
    "mengingat",
    "bahwa",
    "padahal",
    "adapun",
    "melainkan",
];

/// Words that stand for the figure of the indicator as such.
pub(super) const GENERIC: &[&str] =
    &["realisasi", "realisasinya", "capaian", "capaiannya", "pencapaian", "indikator", "kinerja"];

/// Words of money: what is said then is no statement about an indicator.
pub(super) const MONEY: &[&str] = &[
    "anggaran",
    "serapan",
    "penyerapan",
    "pendapatan",
    "retribusi",
    "belanja",
    "pagu",
    "pad",
    "investasi",
];

/// Words behind "di atas" and "di bawah" that lead to a figure.
pub(super) const LEADS: &[&str] = &[
    "angka",
    "rata",
    "rerata",
    "target",
    "realisasi",
    "capaian",
    "pencapaian",
    "nilai",
    "tingkat",
    "ambang",
    "nasional",
    "provinsi",
    "propinsi",
    "kabupaten",
    "kota",
    "standar",
    "batas",
    "kondisi",
    "persentase",
    "skor",
    "daerah",
    "tahun",
];

/// Words behind which "di atas" and "di bawah" point to a place on paper.
pub(super) const PAPER: &[&str] = &[
    "tabel",
    "grafik",
    "gambar",
    "diagram",
    "bagan",
    "tersebut",
    "uraian",
    "penjelasan",
    "data",
    "hal",
    "misi",
    "hasil",
    "ke",
    "rincian",
    "daftar",
];

/// Small words behind a number that are not what it counts.
pub(super) const SMALL: &[&str] = &[
    "di",
    "diatas",
    "dibawah",
    "lebih",
    "dan",
    "dari",
    "daripada",
    "pada",
    "yang",
    "masih",
    "sudah",
    "telah",
    "juga",
    "berada",
    "melampaui",
    "melebihi",
    "menjadi",
    "dengan",
    "untuk",
    "namun",
    "tetapi",
    "sedangkan",
    "atau",
    "ini",
    "tidak",
    "belum",
    "sedikit",
    "jauh",
    "dibanding",
    "dibandingkan",
    "naik",
    "turun",
    "tahun",
    "sehingga",
    "karena",
    "adalah",
    "ternyata",
];

/// Words of the field of AKIP.
pub(super) const AKIP: &[&str] =
    &["akip", "sakip", "akuntabilitas", "predikat", "lhe", "inspektorat", "evaluasi"];

/// Words of which labels of grades consist.
pub(super) const GRADE: &[&str] = &[
    "sangat",
    "amat",
    "cukup",
    "kurang",
    "tidak",
    "tinggi",
    "sedang",
    "rendah",
    "baik",
    "memuaskan",
    "buruk",
    "istimewa",
    "efisien",
    "berhasil",
    "unggul",
    "prima",
];

/// Words of these that are no label without another one behind them.
pub(super) const DEGREE: &[&str] = &["sangat", "amat", "tidak"];
