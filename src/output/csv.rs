//! All figures of a report as a table for spreadsheets: UTF-8, RFC 4180.
//!
//! Fields are parted by a comma, as the RFC has it and as programs expect without being told; values
//! are exact decimals with a point, so no figure needs quotes. What is printed on paper, with its
//! decimal comma, is quoted.

use lkjip_metrics::figures::{Figure, Figures, Form, Value};

/// The head of the table.
const HEAD: [&str; 6] = ["kunci", "nilai", "tercetak", "satuan", "rumus", "diketik"];

/// The last parts of the keys of figures that are measured in the unit of their indicator.
const MEASURED: [&str; 7] = [
    "target",
    "target_renstra",
    "target_akhir",
    "realisasi",
    "tahun_lalu",
    "terakhir",
    "selisih_target",
];

/// The figures in the order of their keys. `line` tells the line of the record, from 1, of a place in
/// bytes; `record` is the name of the record.
pub fn figures(figures: &Figures, record: &str, line: impl Fn(usize) -> usize) -> Vec<u8> {
    let mut out = String::new();
    push(&mut out, &HEAD);
    for figure in figures.iter() {
        let typed = figure
            .place
            .as_ref()
            .map_or_else(String::new, |place| format!("{record}:{}", line(place.span.start)));
        let formula = figure.formula.as_deref().unwrap_or_default();
        let unit = unit(figure, figures);
        push(&mut out, &[&figure.key, &value(figure), &figure.text(), &unit, formula, &typed]);
    }
    out.into_bytes()
}

/// The value itself; nothing where there is none.
fn value(figure: &Figure) -> String {
    match &figure.value {
        Value::Number(number) | Value::Graded { score: number, .. } => number.to_string(),
        Value::Date(date) => {
            format!("{:04}-{:02}-{:02}", date.tahun(), date.bulan(), date.hari())
        }
        Value::Missing(_) => String::new(),
        Value::Text(_) | Value::Class { .. } | Value::Verdict(_) | Value::Flag(_) => figure.text(),
    }
}

fn unit(figure: &Figure, figures: &Figures) -> String {
    let Value::Number(_) = figure.value else { return String::new() };
    match figure.form {
        Form::Percent(_) | Form::PercentAsTyped => "%".to_string(),
        Form::Rupiah(_) => "rupiah".to_string(),
        Form::Year | Form::Plain => String::new(),
        Form::Decimals(_) | Form::AsTyped => {
            let Some((above, last)) = figure.key.rsplit_once('.') else { return String::new() };
            let year = last.parse::<u16>().is_ok();
            let own = (year || MEASURED.contains(&last)).then(|| format!("{above}.satuan"));
            own.and_then(|key| figures.get(&key)).map_or_else(String::new, Figure::text)
        }
    }
}

/// A line; lines end as the RFC has it.
fn push(out: &mut String, fields: &[&str]) {
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        if field.contains(['"', ',', '\n', '\r']) {
            out.push('"');
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(field);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use lkjip_metrics::number::from_text;

    use super::*;

    #[test]
    fn a_field_with_a_comma_a_quote_or_a_break_is_quoted() {
        let mut all = Figures::default();
        let number = |key: &str, text: &str, form| {
            Figure::new(key, Value::Number(from_text(text).unwrap()), form)
        };
        all.insert(number("a.capaian", "65.83", Form::Percent(2)).computed("a / b × 100", vec![]));
        all.insert(number("a.target", "18", Form::AsTyped));
        all.insert(number("a.urutan", "1", Form::AsTyped));
        all.insert(Figure::new("a.satuan", Value::Text("orang".into()), Form::Plain));
        all.insert(Figure::new("b", Value::Text("kata \"x\",\ny".into()), Form::Plain));
        let text = String::from_utf8(figures(&all, "laporan.toml", |at| at)).unwrap();
        assert_eq!(
            text,
            "kunci,nilai,tercetak,satuan,rumus,diketik\r\n\
             a.capaian,65.83,\"65,83%\",%,a / b × 100,\r\n\
             a.satuan,orang,orang,,,\r\n\
             a.target,18,18,orang,,\r\n\
             a.urutan,1,1,,,\r\n\
             b,\"kata \"\"x\"\",\ny\",\"kata \"\"x\"\",\ny\",,,\r\n"
        );
    }
}
