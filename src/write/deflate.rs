//! Bytes → fewer bytes (RFC 1951), with tables and room that are kept from one to the next.
//!
//! A short article has a dozen streams of a few kilobytes: what is set up for each costs more than its bytes do.

use libdeflater::{CompressionLvl, Compressor};

/// Compresses, at one of libdeflate's levels from 1 to 12.
pub(super) struct Deflater<const LEVEL: i32> {
    compressor: Compressor,
    room: Vec<u8>,
}

/// Room for more than this is not kept: few streams are so long.
const MOST_KEPT: usize = 1 << 20;

impl<const LEVEL: i32> Default for Deflater<LEVEL> {
    fn default() -> Self {
        let level = CompressionLvl::new(LEVEL).unwrap_or_default();
        Self {
            compressor: Compressor::new(level),
            room: Vec::new(),
        }
    }
}

impl<const LEVEL: i32> Deflater<LEVEL> {
    /// With the frame that a PDF wants around it (RFC 1950).
    #[cfg(feature = "pdf")]
    pub(super) fn zlib(&mut self, bytes: &[u8]) -> anyhow::Result<&[u8]> {
        self.make_room(bytes.len());
        let length = self.compressor.zlib_compress(bytes, &mut self.room)?;
        Ok(&self.room[..length])
    }

    /// Bare, as an archive wants it.
    #[cfg(feature = "epub")]
    pub(super) fn deflate(&mut self, bytes: &[u8]) -> anyhow::Result<&[u8]> {
        self.make_room(bytes.len());
        let length = self.compressor.deflate_compress(bytes, &mut self.room)?;
        Ok(&self.room[..length])
    }

    fn make_room(&mut self, length: usize) {
        // The one with the frame is the longer one.
        let most = self.compressor.zlib_compress_bound(length);
        if self.room.len() > MOST_KEPT.max(most) {
            self.room = Vec::new();
        }
        if self.room.len() < most {
            self.room.resize(most, 0);
        }
    }
}
