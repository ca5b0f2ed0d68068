//! x
use crate::alat::*;

#[test]
fn sementara() {
    let b = base();
    for (i, l) in b.lines.iter().enumerate() {
        println!(
            "{i} {:?} {:?} key={:?} {:?} {}",
            l.style,
            l.place.cell.as_ref().map(|c| (c.table, c.row, c.column, c.columns, &c.row_key)),
            l.key,
            l.place.story,
            l.text()
        );
    }
    println!("{:?} {:?}", b.draft, b.record);
    for f in ["/tmp/wt-baca-out/lo/lkjip-2025-draf-1.docx"] {
        let bytes = std::fs::read(f).unwrap();
        let t = std::time::Instant::now();
        let r = lkjip::review::read(&bytes, None).unwrap();
        println!("READ {:?} {} lines draft {:?}", t.elapsed(), r.lines.len(), r.draft);
        let t = std::time::Instant::now();
        let p = lkjip::review::pair(b, &r);
        println!("PAIR {:?}", t.elapsed());
        let f = found(&bytes);
        for (a, c) in &f.different {
            println!("DIFF {a:?}\n  -> {c:?}");
        }
        for p in &p {
            if let (Some(o), Some(n)) = (p.old, p.new) {
                let (o, n) = (&b.lines[o], &f.reading.lines[n]);
                if o.pieces != n.pieces || o.key != n.key || o.style != n.style {
                    println!(
                        "KEYS {:?} {:?} {:?} \n   {:?} {:?} {:?}",
                        o.key, o.style, o.pieces, n.key, n.style, n.pieces
                    );
                }
            }
        }
    }
}
