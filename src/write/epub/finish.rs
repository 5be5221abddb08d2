//! What EPUB 3.3 asks for and epub-builder has no words for: the package file and the contents lists are made anew, the
//! files are compressed beside one another, `mimetype` comes first, stored, without an extra field (OCF, 4.3).

use crate::write::Part;
use anyhow::Context as _;
use std::io::{Cursor, Read as _, Write as _};
use std::thread;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// A file of the book: its name, its bytes, and whether they are compressed already.
pub(super) struct Member<'m> {
    pub(super) name: String,
    pub(super) bytes: &'m [u8],
    pub(super) is_packed: bool,
}

/// Appends the finished archive: the container as epub-builder made it, then the members in their order.
pub(super) fn finish(
    archive: &[u8],
    members: &[Member<'_>],
    out: &mut Vec<u8>,
) -> anyhow::Result<()> {
    let mut given =
        ZipArchive::new(Cursor::new(archive)).context("cannot read the archive back")?;
    let sizes = members.iter().map(|member| member.bytes.len());
    let mut made = ZipWriter::new(Cursor::new(Vec::with_capacity(sizes.sum::<usize>() / 2)));
    made.start_file("mimetype", options(true))?;
    made.write_all(b"application/epub+zip")?;
    made.raw_copy_file(given.by_name("META-INF/container.xml")?)?;
    for packed in packed(members) {
        let packed = packed?;
        let mut packed = ZipArchive::new(Cursor::new(packed))?;
        for index in 0..packed.len() {
            made.raw_copy_file(packed.by_index_raw(index)?)?;
        }
    }
    let bytes = made.finish().context("cannot finish the archive")?;
    out.extend_from_slice(bytes.get_ref());
    Ok(())
}

/// The members of a book.
pub(super) fn parts(bytes: &[u8]) -> anyhow::Result<Vec<Part>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut parts = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let mut member = archive.by_index(index)?;
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes)?;
        let name = member.name().to_owned();
        parts.push(Part { name, bytes });
    }
    Ok(parts)
}

fn options(is_packed: bool) -> SimpleFileOptions {
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    options.compression_method(if is_packed {
        CompressionMethod::Stored
    } else {
        CompressionMethod::Deflated
    })
}

/// Bytes that are worth a thread of their own.
const SHARE: usize = 512 << 10;

/// Archives of some members each, in their order. How they are shared out changes no byte of what is copied from them.
fn packed(members: &[Member<'_>]) -> Vec<anyhow::Result<Vec<u8>>> {
    let total: usize = members.iter().map(|member| member.bytes.len()).sum();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let shares = (total / SHARE).clamp(1, threads);
    if shares == 1 {
        return vec![pack(members)];
    }
    let mut rest = members;
    let mut groups = Vec::new();
    for left in (1..=shares).rev() {
        let goal = rest.iter().map(|member| member.bytes.len()).sum::<usize>() / left;
        let mut size = 0;
        let taken = rest.iter().take_while(|member| {
            let fits = size < goal;
            size += member.bytes.len();
            fits
        });
        let (group, others) = rest.split_at(if left == 1 { rest.len() } else { taken.count() });
        groups.push(group);
        rest = others;
    }
    thread::scope(|scope| {
        let work: Vec<_> = groups
            .into_iter()
            .map(|group| scope.spawn(move || pack(group)))
            .collect();
        work.into_iter()
            .map(|thread| thread.join().expect("packing does not panic"))
            .collect()
    })
}

fn pack(members: &[Member<'_>]) -> anyhow::Result<Vec<u8>> {
    let size: usize = members.iter().map(|member| member.bytes.len()).sum();
    let mut archive = ZipWriter::new(Cursor::new(Vec::with_capacity(size / 2)));
    for member in members {
        archive.start_file(member.name.as_str(), options(member.is_packed))?;
        archive.write_all(member.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
