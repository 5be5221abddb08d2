//! The container, by epub-builder: an archive of the text's files and the style sheet, with a package file and contents
//! lists that hold what epub-builder can say. [`finish`](super::finish) says the rest.
//!
//! What should go upstream: identifiers of languages and authors that clash; `xml:lang` and `dir` of package and contents
//! list; landmarks without reference types; `dtb:uid` in the NCX; a level of compression; an archive that is a stream.

use super::Book;
use super::chapters::File;
use anyhow::Context as _;
use epub_builder::{EpubBuilder, EpubContent, EpubVersion, ZipLibrary};

/// The archive as epub-builder makes it.
pub(super) fn archive(book: &Book<'_>, style: &str, files: &[File]) -> anyhow::Result<Vec<u8>> {
    let zip = ZipLibrary::new().context("cannot begin an EPUB archive")?;
    let mut builder = EpubBuilder::new(zip).context("cannot begin an EPUB archive")?;
    builder.epub_version(EpubVersion::V33);
    builder.set_title(&book.title);
    // Without a date it would ask the clock; the finish pass sets the right one.
    builder.set_modified_date(Default::default());
    builder.set_uuid(uuid::Uuid::nil());
    builder
        .stylesheet(style.as_bytes())
        .context("cannot add the style sheet")?;
    for file in files {
        builder
            .add_content(EpubContent::new(&file.name, file.xhtml.as_slice()))
            .with_context(|| format!("cannot add `{}`", file.name))?;
    }
    let mut archive = Vec::new();
    builder
        .generate(&mut archive)
        .context("cannot write the EPUB archive")?;
    Ok(archive)
}
