//! STUB
/// S.
pub struct Drawing {
    /// x
    pub of: String,
    /// x
    pub png: Vec<u8>,
    /// x
    pub width: u32,
    /// x
    pub height: u32,
}

use crate::document::model::Document;
use crate::output::pictures::Assets;
impl super::Engine {
    /// x
    pub fn drawings(&self, _d: &Document, _a: &Assets) -> Result<Vec<Drawing>, super::Failure> {
        Ok(vec![])
    }
}
