//! A document → one output, written or only compared with what is there.

use super::compare::{Presence, There, diff, where_different};
use super::outcome::{Content, Outcome, Output, State};
use super::output::{self, Manner, Mode};
use super::plan::Destination;
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::write::{Format, Writer};
use anyhow::Context;

/// Why an output is made that is not there.
pub(super) const MISSING: &str = "missing";

/// An output in the making.
pub(super) struct Making<'r> {
    pub(super) format: &'static Format,
    pub(super) writer: &'r dyn Writer,
    pub(super) destination: &'r Destination,
    pub(super) mode: Mode,
    pub(super) manner: Manner,
    /// Whether somebody wants to know the hash of its bytes.
    pub(super) hashed: bool,
    /// What has changed since it was made last, if that is known.
    pub(super) change: Option<&'static str>,
}

impl Outcome {
    /// Makes an output of it.
    pub(super) fn make(
        &mut self,
        document: &Document<'_>,
        making: &Making<'_>,
        found: &mut Diagnostics,
    ) {
        let mut output = Output {
            format: making.format,
            destination: making.destination.clone(),
            state: State::Unchanged,
            reason: None,
            content: None,
            diff: None,
        };
        if let Err(error) = making.fill(&mut output, document, &self.name, found) {
            output.state = State::Failed;
            output.reason = Some(format!("{error:#}"));
            output.content = None;
            self.errors.push(error);
        }
        self.outputs.push(output);
    }
}

impl Making<'_> {
    fn fill(
        &self,
        output: &mut Output,
        document: &Document<'_>,
        name: &str,
        found: &mut Diagnostics,
    ) -> anyhow::Result<()> {
        let mut bytes = Vec::new();
        let written = self.writer.write(document, &mut bytes, found);
        written.with_context(|| format!("cannot make {} of `{name}`", self.format.name))?;
        output.content = Some(Content::of(&bytes, self.hashed));
        let there = match self.destination {
            Destination::Stdout => There::default(),
            Destination::File(path) => There::at(path),
        };
        let Some(reason) = self.reason(&there, &bytes) else {
            return Ok(());
        };
        output.reason = Some(reason);
        output.state = match self.mode {
            Mode::Export => State::Exported,
            Mode::Check | Mode::Diff => State::WouldChange,
        };
        match (self.mode, self.destination) {
            (Mode::Export, Destination::Stdout) => output::write_out(&bytes)?,
            (Mode::Export, Destination::File(path)) => {
                output::write_over(path, &there, &bytes, self.manner)?;
            }
            (Mode::Diff, Destination::File(path)) => {
                output.diff = Some(diff(path, &bytes, self.format));
            }
            (Mode::Check | Mode::Diff, _) => {}
        }
        Ok(())
    }

    /// Why the bytes must be written; nothing, if they are there.
    fn reason(&self, there: &There, bytes: &[u8]) -> Option<String> {
        let Destination::File(path) = self.destination else {
            return Some("standard output keeps nothing".to_owned());
        };
        let reason = match there.presence(path, bytes) {
            Presence::Same => return None,
            Presence::Missing => MISSING,
            Presence::Device => "a device keeps nothing",
            Presence::Different => match (self.change, self.mode) {
                (Some(change), _) => change,
                (None, Mode::Export) => "its content differs",
                (None, _) => return Some(where_different(path, bytes, self.format)),
            },
        };
        Some(reason.to_owned())
    }
}
