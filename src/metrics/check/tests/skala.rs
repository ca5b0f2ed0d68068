//! Scales.

use super::{damaged, told};
use crate::check::check;
use crate::diagnostic::Code;

/// What is pointed at when the record has this scale.
fn points(scale: &str) -> Vec<String> {
    let text = damaged(&[("[[penegasan]]", &format!("[kebijakan]\n{scale}\n\n[[penegasan]]"))]);
    told(&text)
        .into_iter()
        .map(|(code, _, at)| {
            assert_eq!(code, Code::SkalaBerlubang);
            at
        })
        .collect()
}

#[test]
fn a_scale_goes_down_to_an_open_class() {
    let good = "skala = [{ label = \"Baik\", di_atas = 75 }, { label = \"Cukup\", di_atas = 0 }, { label = \"Kurang\" }]";
    assert!(points(good).is_empty());
    assert!(points("skala = [{ label = \"Satu\" }]").is_empty());
}

#[test]
fn bounds_descend_strictly_and_are_not_negative() {
    let scale = |second: &str| {
        format!(
            "skala = [{{ label = \"Baik\", di_atas = 75 }}, {{ label = \"Cukup\", di_atas = {second} }}, {{ label = \"Kurang\" }}]"
        )
    };
    assert_eq!(points(&scale("75")), ["75"]);
    assert_eq!(points(&scale("75.0")), ["75.0"]);
    assert_eq!(points(&scale("80")), ["80"]);
    assert_eq!(points(&scale("-1")), ["-1"]);
    assert!(points(&scale("74.99")).is_empty());
}

#[test]
fn only_the_last_class_is_open() {
    let closed =
        "skala = [{ label = \"Baik\", di_atas = 75 }, { label = \"Kurang\", di_atas = 50 }]";
    assert_eq!(points(closed), ["50"]);
    let hole = "skala = [{ label = \"Baik\" }, { label = \"Kurang\" }]";
    assert_eq!(points(hole), ["\"Baik\""]);
}

#[test]
fn labels_are_told_apart() {
    let twice = "skala = [{ label = \"Baik\", di_atas = 75 }, { label = \"baik\" }]";
    assert_eq!(points(twice), ["\"baik\""]);
}

#[test]
fn grades_follow_the_same_rules() {
    let grades = "predikat_akip = [{ predikat = \"A\", di_atas = 80, sebutan = \"Memuaskan\" }, { predikat = \"B\", di_atas = 90, sebutan = \"Baik\" }, { predikat = \"C\", sebutan = \"Kurang\" }]";
    assert_eq!(points(grades), ["90"]);
}

#[test]
fn a_scale_is_not_empty() {
    let text = damaged(&[("[[penegasan]]", "[kebijakan]\nskala = []\n\n[[penegasan]]")]);
    assert!(check(&text).findings.iter().any(|f| f.code == Code::IsianKosong));
}
