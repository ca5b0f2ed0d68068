//! What proves signatures later (DSS): certificates and answers about them, as bytes.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::state::State;
use super::step::Step;
use super::value::{Dict, Object, Value};

/// Keys of a dictionary of what proves signatures later.
const DSS: [&str; 5] = ["Type", "Certs", "OCSPs", "CRLs", "VRI"];

/// Keys of a part of it, for one signature.
const VRI: [&str; 6] = ["Type", "Cert", "CRL", "OCSP", "TU", "TS"];

impl Step<'_> {
    /// What proves signatures later: certificates and answers about them.
    pub fn proofs(&mut self) {
        let (old, new) = (self.before.root(), self.after.root());
        let had = proof_objects(self.before, &old);
        if old.get("DSS").is_some() && new.get("DSS").is_none() {
            self.say("bukti keabsahan tanda tangan (DSS) dihapus");
        }
        let Some(top) = new.get("DSS") else { return };
        let dss = self.part(top, &had, &DSS);
        for key in ["Certs", "OCSPs", "CRLs"] {
            dss.get(key).into_iter().for_each(|list| self.list(list, &had));
        }
        if let Some(value) = dss.get("VRI") {
            for (_, value) in self.part(value, &had, &[]).0 {
                let one = self.part(&value, &had, &VRI);
                for key in ["Cert", "OCSP", "CRL"] {
                    one.get(key).into_iter().for_each(|list| self.list(list, &had));
                }
                one.get("TS").into_iter().for_each(|stream| self.bytes(stream, &had));
            }
        }
    }

    /// A dictionary among the proofs, of which these keys are known; all when there are none.
    fn part(&mut self, value: &Value, had: &BTreeSet<u32>, keys: &[&str]) -> Dict {
        if let Some(number) = value.reference() {
            self.take(number, had.contains(&number));
        }
        let dict = self.after.dict(Some(value)).unwrap_or_default();
        let other = dict.keys().find(|key| !keys.is_empty() && !keys.contains(&key.as_str()));
        if let Some(key) = other {
            self.say(format!("bukti keabsahan tanda tangan (DSS) memuat {key}"));
        }
        dict
    }

    fn list(&mut self, value: &Value, had: &BTreeSet<u32>) {
        if let Some(number) = value.reference() {
            self.take(number, had.contains(&number));
        }
        for item in self.after.items(Some(value)) {
            self.bytes(&item, had);
        }
    }

    /// A stream among the proofs: bytes, and nothing else.
    fn bytes(&mut self, value: &Value, had: &BTreeSet<u32>) {
        let Some(number) = value.reference() else {
            return self.say("bukti keabsahan tanda tangan (DSS) bukan aliran byte");
        };
        if !self.changed(number) || self.known.contains(&number) {
            return;
        }
        self.take(number, had.contains(&number));
        let object = self.after.get(number);
        let plain = |object: &Rc<Object>| {
            let keys = ["Length", "Filter", "DecodeParms", "Type", "DL"];
            object.stream.is_some()
                && object
                    .value
                    .dict()
                    .is_some_and(|d| d.keys().all(|key| keys.contains(&key.as_str())))
        };
        if !object.as_ref().is_some_and(plain) {
            self.say(format!("objek {number} dalam bukti keabsahan (DSS) bukan aliran byte saja"));
        }
    }
}

/// Numbers of the objects that the proofs consist of.
fn proof_objects(state: &State<'_>, root: &Dict) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    let Some(top) = root.get("DSS") else { return found };
    let mut open = vec![(top.clone(), 0_usize)];
    while let Some((value, depth)) = open.pop() {
        let number = value.reference();
        if depth > 6 || number.is_some_and(|number| !found.insert(number)) {
            continue;
        }
        match state.resolved(Some(&value)).map(|object| object.value.clone()) {
            Some(Value::Array(items)) => {
                open.extend(items.into_iter().map(|item| (item, depth + 1)))
            }
            Some(Value::Dict(dict)) => {
                open.extend(dict.0.into_iter().map(|(_, value)| (value, depth + 1)));
            }
            _ => {}
        }
    }
    found
}
