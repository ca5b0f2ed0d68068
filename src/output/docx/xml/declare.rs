//! Which namespaces a part declares at its root.

use ecow::EcoString;

use super::{Element, NAMESPACES};

/// Prefixes that a reader may pass over when it does not know them.
const IGNORABLE: [&str; 2] = ["w14", "w15"];

/// The attributes of a root, with the declarations that its content needs and that it lacks.
pub(super) fn declared(root: &Element) -> Vec<(EcoString, EcoString)> {
    let mut used = [false; NAMESPACES.len()];
    root.visit(&mut |element| {
        note(&element.name, &mut used);
        element.attributes.iter().for_each(|(name, _)| note(name, &mut used));
    });
    let occurs = |prefix: &str, used: &[bool]| {
        NAMESPACES.iter().zip(used).any(|((known, _), used)| *used && *known == prefix)
    };
    let mut head = Element { attributes: root.attributes.clone(), ..Element::default() };
    let ignorable = IGNORABLE.into_iter().filter(|prefix| occurs(prefix, &used));
    if ignore(&mut head, ignorable.collect()) {
        note("mc:Ignorable", &mut used);
    }
    let own = std::mem::take(&mut head.attributes);
    let lacking = NAMESPACES.iter().zip(used).filter(|(_, used)| *used).filter_map(|(known, _)| {
        let name = ecow::eco_format!("xmlns:{}", known.0);
        let there = own.iter().any(|(attribute, _)| *attribute == name);
        (!there).then(|| (name, EcoString::from(known.1)))
    });
    lacking.chain(own.iter().cloned()).collect()
}

/// Marks the prefix of a name as used.
fn note(name: &str, used: &mut [bool]) {
    // Nearly all names are Word's own.
    if name.starts_with("w:") && used.first() == Some(&true) {
        return;
    }
    let Some((prefix, _)) = name.split_once(':') else { return };
    let known = NAMESPACES.iter().zip(used).find(|((known, _), _)| *known == prefix);
    if let Some((_, used)) = known {
        *used = true;
    }
}

/// Adds prefixes to `mc:Ignorable`; tells whether there is such an attribute.
fn ignore(head: &mut Element, prefixes: Vec<&str>) -> bool {
    let old = head.attribute("mc:Ignorable").unwrap_or_default().to_string();
    let mut all: Vec<&str> = old.split_ascii_whitespace().collect();
    all.extend(prefixes.into_iter().filter(|prefix| !old.split(' ').any(|known| known == *prefix)));
    if all.is_empty() {
        return head.attribute("mc:Ignorable").is_some();
    }
    head.set("mc:Ignorable", &all.join(" "));
    true
}
