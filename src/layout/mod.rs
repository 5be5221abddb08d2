//! Blocks → pages.
