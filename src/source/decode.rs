//! Bytes → text.

use super::Source;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Decodes an article's bytes.
///
/// # Errors
/// When they are no text.
pub fn decode(
    name: &str,
    bytes: Vec<u8>,
    _encoding: Option<&str>,
    _diagnostics: &mut Diagnostics,
) -> Result<Source, Diagnostic> {
    Ok(Source::new(
        name,
        String::from_utf8_lossy(&bytes).replace("\r\n", "\n"),
    ))
}
