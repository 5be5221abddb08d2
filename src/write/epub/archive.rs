//! Files → a ZIP archive as EPUB wants it (OCF 3.3, 4.3): names in ASCII, no dates, no extra fields, no encryption.
//!
//! The writer of the crate `zip` sets up a compressor for each file, which takes longer than to compress a chapter. It still
//! reads what is written here.

use crate::write::deflate::Deflater;
use anyhow::{Context as _, ensure};

/// A file as it stands in an archive.
#[derive(Clone)]
pub(super) struct Packed {
    bytes: Vec<u8>,
    /// 0 for stored, 8 for deflated (APPNOTE 6.3.10, 4.4.5).
    method: u16,
    /// Of what was packed.
    checksum: u32,
    size: usize,
}

impl Packed {
    pub(super) fn deflated<const LEVEL: i32>(
        bytes: &[u8],
        deflater: &mut Deflater<LEVEL>,
    ) -> anyhow::Result<Self> {
        Ok(Self {
            bytes: deflater.deflate(bytes)?.to_vec(),
            method: 8,
            checksum: libdeflater::crc32(bytes),
            size: bytes.len(),
        })
    }

    /// What is small already.
    pub(super) fn stored(bytes: &[u8]) -> Self {
        Self {
            bytes: bytes.to_vec(),
            method: 0,
            checksum: libdeflater::crc32(bytes),
            size: bytes.len(),
        }
    }
}

/// An archive that is being written.
pub(super) struct Archive<'o> {
    out: &'o mut Vec<u8>,
    /// Offsets count from here.
    start: usize,
    directory: Vec<u8>,
    count: u16,
}

impl<'o> Archive<'o> {
    /// Begins an archive behind what is there.
    pub(super) fn new(out: &'o mut Vec<u8>) -> Self {
        Self {
            start: out.len(),
            out,
            directory: Vec::new(),
            count: 0,
        }
    }

    /// Adds a file (APPNOTE, 4.3.7 and 4.3.12).
    pub(super) fn add(&mut self, name: &str, file: &Packed) -> anyhow::Result<()> {
        ensure!(name.is_ascii(), "the name `{name}` is not of ASCII");
        let offset = length(self.out.len() - self.start)?;
        let mut head = Vec::with_capacity(26);
        // What a reader must know, and that nothing is special.
        head.extend(VERSION.to_le_bytes());
        head.extend([0, 0]);
        head.extend(file.method.to_le_bytes());
        head.extend(NO_TIME.to_le_bytes());
        head.extend(file.checksum.to_le_bytes());
        head.extend(length(file.bytes.len())?.to_le_bytes());
        head.extend(length(file.size)?.to_le_bytes());
        head.extend(u16::try_from(name.len())?.to_le_bytes());
        head.extend([0, 0]);
        self.out.extend(b"PK\x03\x04");
        self.out.extend(&head);
        self.out.extend(name.as_bytes());
        self.out.extend(&file.bytes);
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(head);
        // No comment, the first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count = self.count.checked_add(1).context("too many files")?;
        Ok(())
    }

    /// Ends the archive (APPNOTE, 4.3.16).
    pub(super) fn finish(self) -> anyhow::Result<()> {
        let offset = length(self.out.len() - self.start)?;
        self.out.extend(&self.directory);
        self.out.extend(b"PK\x05\x06\0\0\0\0");
        self.out.extend(self.count.to_le_bytes());
        self.out.extend(self.count.to_le_bytes());
        self.out.extend(length(self.directory.len())?.to_le_bytes());
        self.out.extend(offset.to_le_bytes());
        self.out.extend([0, 0]);
        Ok(())
    }
}

/// The version of the format that knows how to deflate.
const VERSION: u16 = 20;

/// The first moment that the format knows: midnight, 1 January 1980.
const NO_TIME: u32 = (1 << 5 | 1) << 16;

fn length(length: usize) -> anyhow::Result<u32> {
    u32::try_from(length).context("a book of more than four gigabytes")
}
