//! The container, by epub-builder: an archive with a package file and contents lists that hold what epub-builder can say.
//! [`finish`](super::finish) puts the files in, and says the rest. So one name is enough here: epub-builder would compress each
//! file that it is given, and to begin that takes as long as some kilobytes of text.
//!
//! What should go upstream: identifiers of languages and authors that clash; `xml:lang` and `dir` of package and contents
//! list; landmarks without reference types; `dtb:uid` in the NCX; a level of compression; an archive that is a stream.

use super::Book;
use anyhow::Context as _;
use epub_builder::{EpubBuilder, EpubContent, EpubVersion, ZipLibrary};

/// A date of epub-builder's own type, so that it does not ask the clock; the finish pass sets the right one.
fn any_date<T: Default>() -> T {
    T::default()
}

/// The archive as epub-builder makes it of the name of the book's first file.
pub(super) fn archive(book: &Book<'_>, first: &str) -> anyhow::Result<Vec<u8>> {
    let zip = ZipLibrary::new().context("cannot begin an EPUB archive")?;
    let mut builder = EpubBuilder::new(zip).context("cannot begin an EPUB archive")?;
    builder.epub_version(EpubVersion::V33);
    builder.set_title(&book.title);
    builder.set_modified_date(any_date());
    builder.set_uuid(uuid::Uuid::nil());
    builder
        .add_content(EpubContent::new(first, &[][..]))
        .with_context(|| format!("cannot add `{first}`"))?;
    let mut archive = Vec::new();
    builder
        .generate(&mut archive)
        .context("cannot write the EPUB archive")?;
    Ok(archive)
}
