//! Files mapped into memory: the one place where the compiler's word isn't enough.

use memmap2::{Advice, Mmap};
use std::fs::File;
use std::io;

/// Maps a file.
///
/// What is mapped must not be changed by anybody while it is. Nobody does: files of the cache are written beside their
/// place and moved there whole, never written to again, and one that is removed stays until the last map of it has gone.
/// Somebody who writes into the cache by hand can at worst end the process, as the checksums are of what was read.
#[expect(unsafe_code, reason = "the system can't promise that a file isn't changed; whoever writes these files does")]
pub(super) fn map(file: &File) -> io::Result<Mmap> {
    // SAFETY: see above; the bytes are only ever looked at as bytes, and none of them is believed before its page was summed up.
    let map = unsafe { Mmap::map(file)? };
    // A draft touches pages here and there: what lies around one is no use.
    #[cfg(unix)]
    let _ = map.advise(Advice::Random);
    // One page of it must not bring two megabytes with it.
    #[cfg(target_os = "linux")]
    let _ = map.advise(Advice::NoHugePage);
    Ok(map)
}
