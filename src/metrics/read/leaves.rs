//! Every scalar of a record with the shape that is expected of it, found by walking the tree along
//! the declared shapes.

use super::node::Node;
use super::shape::Shape;

/// What is done with a scalar and its shape.
pub type Visit<'v> = dyn FnMut(&Node<'_>, &Shape) + 'v;

/// Visits every scalar below a value, in the order of declaration. What does not fit its shape is
/// left out: the reader has told of it.
pub fn leaves(node: &Node<'_>, shape: &Shape, visit: &mut Visit<'_>) {
    match shape {
        Shape::Scalar(_) | Shape::Choice(..) => visit(node, shape),
        Shape::List(item) => {
            let item = item();
            for below in node.items() {
                leaves(&below, &item, visit);
            }
        }
        Shape::Map(_, value) => {
            let shape = value();
            entries(node).iter().for_each(|below| leaves(below, &shape, visit));
        }
        Shape::Noun(noun) => {
            for field in (noun.fields)() {
                if let Some(below) = node.get(field.key) {
                    leaves(&below, &(field.shape)(), visit);
                }
            }
        }
        Shape::Any(shapes) => {
            if let Some(shape) = shapes.iter().map(|shape| shape()).find(|s| suits(node, s)) {
                leaves(node, &shape, visit);
            }
        }
    }
}

/// The entries of a table, each under its key, in the order of their names.
pub fn entries<'a>(node: &Node<'a>) -> Vec<Node<'a>> {
    let values = node.value().as_table().into_iter().flat_map(|table| table.iter());
    values.map(|(key, value)| node.below(key.get_ref(), value)).collect()
}

/// Whether a value looks like one of several shapes.
pub fn suits(node: &Node<'_>, shape: &Shape) -> bool {
    let value = node.value();
    match shape {
        Shape::Scalar("teks" | "naskah" | "kunci" | "ungkapan" | "karakter") => value.is_str(),
        Shape::Scalar(_) => !value.is_str() && !value.is_table() && !value.is_array(),
        Shape::Choice(..) => value.is_str(),
        Shape::List(_) => value.is_array(),
        Shape::Map(..) => value.is_table(),
        Shape::Noun(noun) => {
            let fields = (noun.fields)();
            value.as_table().is_some_and(|table| {
                table.iter().all(|(key, _)| fields.iter().any(|f| f.key == key.get_ref().as_ref()))
            })
        }
        Shape::Any(shapes) => shapes.iter().any(|s| suits(node, &s())),
    }
}
