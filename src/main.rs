//! The `copydesk` command. Everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    copydesk::cli::main().into()
}
