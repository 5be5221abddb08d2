//! The tree itself, for filters and for other programs.

use super::{Format, Settings, Writer, whole};
use crate::diagnostic::Diagnostics;
use crate::document::{Document, json};

pub(super) const FORMAT: Format = Format {
    name: "json",
    aliases: &["tree"],
    extension: "json",
    media_type: "application/json",
    about: "the document tree, for filters and other programs",
    binary: false,
    wants_fonts: false,
    options: &[],
    parts: whole,
    open,
};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {}

fn open(settings: &Settings) -> anyhow::Result<Box<dyn Writer>> {
    let Options {} = settings.options("json")?;
    Ok(Box::new(Json))
}

struct Json;

impl Writer for Json {
    fn write(
        &self,
        document: &Document<'_>,
        out: &mut Vec<u8>,
        _: &mut Diagnostics,
    ) -> anyhow::Result<()> {
        json::write(document, out);
        Ok(())
    }
}
