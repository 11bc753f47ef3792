//! Arguments in, exit code out.

fn main() {
    // Not a return: a thread that waits on standard input would keep the process alive.
    std::process::exit(factlint::cli::run(std::env::args_os()));
}
