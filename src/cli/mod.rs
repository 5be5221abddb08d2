//! The user.
