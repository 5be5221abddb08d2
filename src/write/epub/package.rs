//! The container, by epub-builder: an archive with a package file and contents lists that hold what epub-builder can say.
//! [`finish`](super::finish) puts the files in, and says the rest. So one name is enough here, and one container for all books of
//! a run: epub-builder would compress each file that it is given, and to begin that takes as long as some kilobytes of text.
//!
//! What should go upstream: identifiers of languages and authors that clash; `xml:lang` and `dir` of package and contents
//! list; landmarks without reference types; `dtb:uid` in the NCX; a level of compression; an archive that is a stream.

use anyhow::Context as _;
use epub_builder::{EpubBuilder, EpubContent, EpubVersion, ZipLibrary};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// A date of epub-builder's own type, so that it does not ask the clock; the finish pass sets the right one.
fn any_date<T: Default>() -> T {
    T::default()
}

/// The container as epub-builder makes it: it leads to the package file.
pub(super) fn container() -> anyhow::Result<Vec<u8>> {
    const FIRST: &str = "text.xhtml";
    let zip = ZipLibrary::new().context("cannot begin an EPUB archive")?;
    let mut builder = EpubBuilder::new(zip).context("cannot begin an EPUB archive")?;
    builder.epub_version(EpubVersion::V33);
    builder.set_modified_date(any_date());
    builder.set_uuid(uuid::Uuid::nil());
    builder
        .add_content(EpubContent::new(FIRST, &[][..]))
        .with_context(|| format!("cannot add `{FIRST}`"))?;
    let mut archive = Vec::new();
    builder
        .generate(&mut archive)
        .context("cannot write the EPUB archive")?;
    let mut archive = ZipArchive::new(Cursor::new(archive)).context("cannot read it back")?;
    let mut container = Vec::new();
    let mut file = archive.by_name("META-INF/container.xml")?;
    file.read_to_end(&mut container)?;
    Ok(container)
}
