//! Many articles, real disk: the only part that knows paths.
//!
//! In come paths and formats, out go files and one [`Outcome`](outcome::Outcome) an article, in the order of the inputs
//! whatever the number of threads. It prints nothing and never asks what the user typed: that is the command line's business.
//!
//! ```text
//! paths ─Search::list→ [Article] ─plan::plan→ [Job] ─execute::execute→ files, [Outcome]
//! ```

#![allow(
    clippy::disallowed_methods,
    reason = "this is where files are read and written"
)]

pub mod walk;

pub mod input;

pub mod name;

pub mod plan;

mod font_file;

pub mod assets;

pub mod system_fonts;

pub mod theme;

pub mod values;

pub mod said;

pub mod layers;

pub mod lint;

mod table;

pub mod conduct;

pub mod config;

pub mod schema;

pub mod template;

pub mod show;

pub mod sidecar;

pub mod output;

pub mod path;

pub mod beside;

pub mod report_file;

mod card;

pub mod outcome;

mod in_turn;

pub mod clash;

mod compare;

pub mod cache;

mod make;

pub mod execute;

pub mod naming;

pub mod manifest;

pub mod bind;

pub mod index;

pub mod xml;

mod problem;

pub use problem::Problem;
