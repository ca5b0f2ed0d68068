//! What formulas in words become.

use super::super::math::Math;
use super::parse;

fn word(text: &str) -> Math {
    Math::Word { text: text.to_string() }
}

fn number(text: &str) -> Math {
    Math::Number { text: text.to_string() }
}

fn op(text: &str) -> Math {
    Math::Op { text: text.to_string() }
}

fn row(parts: Vec<Math>) -> Math {
    Math::Row { parts }
}

fn frac(over: Math, under: Math) -> Math {
    Math::Frac { over: Box::new(over), under: Box::new(under) }
}

fn paren(body: Math) -> Math {
    Math::Paren { body: Box::new(body) }
}

#[test]
fn a_quotient_in_brackets_becomes_a_fraction_times_a_number() {
    let formula = parse("(Jumlah A / Jumlah penduduk berusia 15 tahun ke atas) × 100%");
    let under = word("Jumlah penduduk berusia 15 tahun ke atas");
    let fraction = frac(word("Jumlah A"), under);
    assert_eq!(formula.math, row(vec![fraction, op("×"), number("100%")]));
    assert!(formula.is_structured());
}

#[test]
fn growth_keeps_the_bracket_of_the_earlier_year_and_drops_those_of_the_operands() {
    let before = || vec![word("Jumlah A tahun"), paren(row(vec![word("n"), op("−"), number("1")]))];
    let mut over = vec![word("Jumlah A tahun n"), op("−")];
    over.extend(before());
    let fraction = frac(row(over), row(before()));
    for text in [
        "((Jumlah A tahun n − Jumlah A tahun (n−1)) / Jumlah A tahun (n−1)) × 100%",
        "((Jumlah A tahun n - Jumlah A tahun (n-1)) / Jumlah A tahun (n-1)) x 100 %",
    ] {
        let formula = parse(text);
        let expected = row(vec![fraction.clone(), op("×"), number("100%")]);
        assert_eq!(formula.math, expected, "{text}");
        assert_eq!(
            formula.alt,
            "Jumlah A tahun n dikurangi Jumlah A tahun (n dikurangi 1), dibagi Jumlah A tahun \
             (n dikurangi 1), dikali 100 persen"
        );
    }
}

#[test]
fn brackets_around_the_whole_are_dropped() {
    assert_eq!(parse("(A / B × 100%)"), parse("A / B × 100%"));
    assert_eq!(parse("((Realisasi))").math, word("Realisasi"));
}

#[test]
fn an_equation_has_a_fraction_with_a_difference_above() {
    let formula = parse("Capaian = (Rencana − (Realisasi − Rencana)) / Rencana × 100%");
    let inner = paren(row(vec![word("Realisasi"), op("−"), word("Rencana")]));
    let over = row(vec![word("Rencana"), op("−"), inner]);
    let fraction = frac(over, word("Rencana"));
    let right = [fraction, op("×"), number("100%")];
    let expected = row([word("Capaian"), op("=")].into_iter().chain(right).collect());
    assert_eq!(formula.math, expected);
    assert_eq!(
        formula.alt,
        "Capaian sama dengan Rencana dikurangi (Realisasi dikurangi Rencana), dibagi Rencana, \
         dikali 100 persen"
    );
}

#[test]
fn a_sum_keeps_its_brackets_when_it_is_multiplied() {
    let formula = parse("(100 + Realisasi) / (100 + Target) × (A + B)");
    let sum = |left: Math, right: &str| row(vec![left, op("+"), word(right)]);
    let fraction = frac(sum(number("100"), "Realisasi"), sum(number("100"), "Target"));
    assert_eq!(formula.math, row(vec![fraction, op("×"), paren(sum(word("A"), "B"))]));
    assert!(formula.alt.contains("dibagi hasil dari 100 ditambah Target, dikali (A ditambah B)"));
}

#[test]
fn a_slash_within_a_word_is_part_of_the_word() {
    let text = "Jumlah perempuan dan/atau anak di Kabupaten/Kota";
    let formula = parse(text);
    assert_eq!(formula.math, word(text));
    assert_eq!(formula.alt, text);
    assert!(!formula.is_structured());
}

#[test]
fn a_hyphen_within_a_word_is_part_of_the_word() {
    assert_eq!(parse("Pegawai non-ASN").math, word("Pegawai non-ASN"));
    assert_eq!(parse("A - B").math, row(vec![word("A"), op("−"), word("B")]));
}

#[test]
fn what_does_not_follow_the_grammar_stays_as_typed() {
    for text in ["(A / B", "A / B)", "A / / B", "A ×", "/ B", "= =", "()", "A + × B", ")("] {
        let formula = parse(text);
        assert_eq!(formula.math, word(text), "{text}");
        assert_eq!(formula.alt, text);
    }
    assert_eq!(parse("  ").math, word(""));
}

#[test]
fn formulas_nested_too_deep_stay_as_typed() {
    let nested = format!("{}A{} + B", "(".repeat(5000), ")".repeat(5000));
    assert_eq!(parse(&nested).math, word(&nested));
    let chain = vec!["A"; 5000].join(" / ");
    assert_eq!(parse(&chain).math, word(&chain));
    let long = vec!["A"; 5000].join(" + ");
    assert!(parse(&long).is_structured());
}

#[test]
fn no_operand_is_lost_whatever_stands_between() {
    let pieces = ["A", " ", "(", ")", " / ", " × ", " − ", "="];
    let letters = |text: &str| text.matches('A').count();
    for number in 0..pieces.len().pow(6) {
        let digits = (0..6).map(|place| number / pieces.len().pow(place) % pieces.len());
        let text: String = digits.map(|digit| pieces[digit]).collect();
        let formula = parse(&text);
        assert_eq!(letters(&formula.alt), letters(&text), "{text}");
    }
}
