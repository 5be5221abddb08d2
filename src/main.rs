//! The program: everything it does is in [`copydesk::cli`].

use std::process::ExitCode;

/// Threads that make pages allocate small objects all the time and at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    copydesk::cli::run()
}
