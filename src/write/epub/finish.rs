//! What EPUB 3.3 asks for and epub-builder has no words for: the package file and the contents lists are made anew, the
//! files are compressed beside one another, `mimetype` comes first, stored, without an extra field (OCF, 4.3).

use super::archive::{Archive, Packed};
use crate::write::Part;
use crate::write::deflate::Deflater;
use std::borrow::Cow;
use std::io::{Cursor, Read as _};
use std::thread;
use zip::ZipArchive;

/// What members are packed with, as long as they are.
#[derive(Default)]
pub(super) struct BookDeflater {
    /// At this level a book is as small as zlib makes it, in two thirds of the time.
    thorough: Deflater<6>,
    /// This one is set up sooner, and finds as much where there is little to find.
    quick: Deflater<1>,
}

/// Shorter members are packed quickly: the package file and the contents lists of an article.
const SHORT: usize = 2 << 10;

impl BookDeflater {
    pub(super) fn pack(&mut self, bytes: &[u8]) -> anyhow::Result<Packed> {
        if bytes.len() < SHORT {
            Packed::deflated(bytes, &mut self.quick)
        } else {
            Packed::deflated(bytes, &mut self.thorough)
        }
    }
}

/// A file of the book: its name, and its bytes in some form.
pub(super) struct Member<'m> {
    pub(super) name: String,
    pub(super) content: Content<'m>,
}

/// The bytes of a file.
#[derive(Clone, Copy)]
pub(super) enum Content<'m> {
    Plain(&'m [u8]),
    /// Small already: a picture.
    Small(&'m [u8]),
    /// The same in every book.
    Packed(&'m Packed),
}

impl Member<'_> {
    /// How many bytes are still to be compressed.
    fn to_deflate(&self) -> usize {
        match self.content {
            Content::Plain(bytes) => bytes.len(),
            Content::Small(_) | Content::Packed(_) => 0,
        }
    }
}

/// Appends the finished archive: the container, then the members in their order.
pub(super) fn finish(
    container: &Packed,
    members: &[Member<'_>],
    deflater: &mut BookDeflater,
    out: &mut Vec<u8>,
) -> anyhow::Result<()> {
    let mut archive = Archive::new(out);
    archive.add("mimetype", &Packed::stored(b"application/epub+zip"))?;
    archive.add("META-INF/container.xml", container)?;
    let total: usize = members.iter().map(Member::to_deflate).sum();
    if total < 2 * SHARE {
        for member in members {
            archive.add(&member.name, &*packed(member, deflater)?)?;
        }
        return archive.finish();
    }
    let mut names = members.iter().map(|member| &member.name);
    for group in beside_one_another(members, total) {
        for (file, name) in group?.into_iter().zip(&mut names) {
            archive.add(name, &file)?;
        }
    }
    archive.finish()
}

/// Packs members with so many bytes, some a thread. How they are shared out changes no byte of what comes of them.
fn beside_one_another<'m>(
    members: &[Member<'m>],
    total: usize,
) -> Vec<anyhow::Result<Vec<Cow<'m, Packed>>>> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut rest = members;
    let mut groups = Vec::new();
    for left in (1..=(total / SHARE).min(threads)).rev() {
        let goal = rest.iter().map(Member::to_deflate).sum::<usize>() / left;
        let mut size = 0;
        let taken = rest.iter().take_while(|member| {
            let fits = size < goal;
            size += member.to_deflate();
            fits
        });
        let (group, others) = rest.split_at(if left == 1 { rest.len() } else { taken.count() });
        groups.push(group);
        rest = others;
    }
    thread::scope(|scope| {
        let work: Vec<_> = groups
            .into_iter()
            .map(|group| {
                scope.spawn(move || {
                    let mut deflater = BookDeflater::default();
                    group
                        .iter()
                        .map(|member| packed(member, &mut deflater))
                        .collect()
                })
            })
            .collect();
        work.into_iter()
            .map(|thread| thread.join().expect("packing does not panic"))
            .collect()
    })
}

/// Bytes that are worth a thread of their own.
const SHARE: usize = 512 << 10;

fn packed<'m>(member: &Member<'m>, deflater: &mut BookDeflater) -> anyhow::Result<Cow<'m, Packed>> {
    Ok(match member.content {
        Content::Plain(bytes) => Cow::Owned(deflater.pack(bytes)?),
        Content::Small(bytes) => Cow::Owned(Packed::stored(bytes)),
        Content::Packed(packed) => Cow::Borrowed(packed),
    })
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
