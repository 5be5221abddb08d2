//! Plain-text articles to Markdown, HTML, EPUB and PDF.
//!
//! ```text
//! bytes ─decode→ Source ─read→ Document ─write→ bytes      pure, one article at a time
//! args + config ─plan→ [Job] ─execute→ files + report      effects, once a run
//! ```
//!
//! The library does no I/O: text comes in as a string, files go out as bytes.
//!
//! ```
//! use copydesk::{Diagnostics, ReadOptions, Settings, Source, read};
//!
//! let source = Source::new("walk.txt", "A Walk by the Sea\n\nBy Ada Moss\n\nThe tide was out.\n");
//! let mut diagnostics = Diagnostics::new();
//! let document = read(&source, &ReadOptions::default(), &mut diagnostics);
//! assert_eq!(document.metadata.title.as_deref(), Some("A Walk by the Sea"));
//!
//! let html = copydesk::by_name("html").expect("HTML is always there");
//! let writer = (html.open)(&Settings::default()).expect("the default options are good");
//! let mut bytes = Vec::new();
//! writer.write(&document, &mut bytes, &mut diagnostics).expect("every document has an HTML form");
//! assert!(String::from_utf8(bytes).expect("HTML is text").contains("<h1>A Walk by the Sea</h1>"));
//! ```

// Pure: no file, no environment, no clock (clippy.toml says what), nothing printed.
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod source;

#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod document;

#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod read;

#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod theme;

#[cfg(feature = "layout")]
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
#[deny(clippy::wildcard_enum_match_arm)]
mod layout;

// A new variant of the tree must make the compiler list every writer that it concerns.
#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
#[deny(clippy::wildcard_enum_match_arm)]
pub mod write;

#[cfg(feature = "cli")]
pub mod batch;

#[cfg(feature = "cli")]
pub mod cli;

#[deny(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]
pub mod diagnostic;

pub use diagnostic::{Code, Diagnostic, Diagnostics, Severity};
pub use document::Document;
pub use read::{ReadOptions, read};
pub use source::{Source, decode};
pub use theme::Theme;
pub use write::{FORMATS, Format, Settings, Writer, by_extension, by_name};
