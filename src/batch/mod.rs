//! Many articles, real disk.
