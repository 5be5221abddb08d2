//! The only escaping in the crate.
