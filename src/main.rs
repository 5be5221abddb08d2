//! The program: everything it does is in [`copydesk::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    copydesk::cli::run()
}
