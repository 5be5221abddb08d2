//! Stub.
use super::{Format, Settings, Writer};
pub(super) const FORMAT: Format = Format {
    name: "pdf",
    aliases: &[],
    extension: "pdf",
    media_type: "text/plain",
    about: "",
    binary: false,
    wants_fonts: false,
    options: &[],
    open,
};
fn open(_: &Settings) -> anyhow::Result<Box<dyn Writer>> {
    anyhow::bail!("stub")
}
