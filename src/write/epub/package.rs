//! The container, by epub-builder: an archive of the book's files by their names, with a package file and contents lists
//! that hold what epub-builder can say. [`finish`](super::finish) puts the files themselves in, and says the rest.
//!
//! What should go upstream: identifiers of languages and authors that clash; `xml:lang` and `dir` of package and contents
//! list; landmarks without reference types; `dtb:uid` in the NCX; a level of compression; an archive that is a stream.

use super::Book;
use super::chapters::File;
use anyhow::Context as _;
use epub_builder::{EpubBuilder, EpubContent, EpubVersion, ZipLibrary};

/// A date of epub-builder's own type, so that it does not ask the clock; the finish pass sets the right one.
fn any_date<T: Default>() -> T {
    T::default()
}

/// The archive as epub-builder makes it.
pub(super) fn archive(book: &Book<'_>, files: &[File]) -> anyhow::Result<Vec<u8>> {
    let zip = ZipLibrary::new().context("cannot begin an EPUB archive")?;
    let mut builder = EpubBuilder::new(zip).context("cannot begin an EPUB archive")?;
    builder.epub_version(EpubVersion::V33);
    builder.set_title(&book.title);
    builder.set_modified_date(any_date());
    builder.set_uuid(uuid::Uuid::nil());
    for file in files {
        builder
            .add_content(EpubContent::new(&file.name, &[][..]))
            .with_context(|| format!("cannot add `{}`", file.name))?;
    }
    let mut archive = Vec::new();
    builder
        .generate(&mut archive)
        .context("cannot write the EPUB archive")?;
    Ok(archive)
}
