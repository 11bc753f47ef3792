//! Where compiled bases are kept, and when one is still good.
//!
//! Each desk has a folder of its own in the cache, with compiled files named by the digest of all that they were made of:
//! the program, the paths and contents of the desk's files. Which contents those are is known without reading them as long
//! as they look from outside as they did, the way git knows; a file that was written about when it was last looked at is
//! read again, as it may have changed since without looking different.

use super::image::Bytes;
use super::looks::{Seen, look, looks, modified, note};
use super::paged::Paged;
use super::{map, mend, read, write};
use crate::facts::desk::{self, Desk};
use crate::facts::files::{Disk, Files};
use crate::facts::model::Base;
use crate::facts::problem::Problem;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Compiled bases of one program in a folder.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
    program: String,
    sparing: bool,
    whole: bool,
    /// Whether all of it is of one desk, wherever that stands.
    single: bool,
}

/// A desk as opened, and what is to be written to the cache of it.
pub struct Opened {
    /// The desk.
    pub desk: Desk,
    /// What isn't in the cache yet.
    pub news: Option<News>,
    /// What of it was compiled before.
    pub kept: Kept,
}

/// How much of a desk was compiled before it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing.
    Nothing,
    /// All but so many files, which have changed since.
    AllBut(usize),
    /// All of it.
    All,
}

/// A base that isn't in the cache yet.
pub struct News {
    home: PathBuf,
    root: PathBuf,
    program: String,
    base: Arc<Base>,
    problems: Vec<Problem>,
    seen: Vec<Seen>,
}

/// The file that says how a desk's files look.
const LOOKS: &str = "looks";
/// The file that says how they looked when the newest compiled file was made.
const MADE: &str = "made";
/// The file that says which desk it is.
const DESK: &str = "desk";
/// The folder in a desk with what is compiled of it.
const HIDDEN: &str = ".factlint";
/// How many letters the folder of a desk has in its name.
const NAME: usize = 16;
/// The ending of compiled files.
const ENDING: &str = "base";
/// How many compiled files of a desk are kept: somebody goes back and forth between branches.
const KEPT: usize = 3;
/// Up to how many bytes of files may have changed of a desk that isn't made anew, and up to which part of all of them.
const LITTLE: u64 = 256 << 10;
const PART: u64 = 8;

impl Cache {
    /// The cache in a folder for a program, which is named with all that tells it from other versions of it.
    #[must_use]
    pub const fn new(folder: PathBuf, program: String) -> Self {
        Self { folder, program, sparing: false, whole: false, single: false }
    }

    /// One in a hidden folder of a desk, which goes where the desk goes: a copy on another machine needn't be compiled there.
    #[must_use]
    pub fn inside(root: &Path, program: String) -> Self {
        Self { single: true, ..Self::new(root.join(HIDDEN), program) }
    }

    /// One for a program that lives long and asks for little: only what it asks for takes room.
    #[must_use]
    pub fn sparing(self) -> Self {
        Self { sparing: true, ..self }
    }

    /// One for a program that looks at all of a desk: a file is looked through before it is believed, and a damaged one made anew.
    #[must_use]
    pub fn whole(self) -> Self {
        Self { whole: true, ..self }
    }

    /// Opens the desk in a folder: as it was compiled, where nothing has changed since, else from its files.
    #[must_use]
    pub fn open(&self, root: &Path) -> Opened {
        let disk = Disk::new(root);
        let home = self.home(root);
        let Some((config, paths)) = desk::parts(&disk) else { return Opened::anew(root) };
        let known = looks(&home.join(LOOKS));
        // Where nothing is compiled, what is in the files needn't be known before they are read.
        let is_compiled = is_compiled(&home);
        let read = |path: &String| if is_compiled { content(&disk, path) } else { Some(String::new()) };
        let Some(seen) = look(root, read, &paths, &known) else { return Opened::anew(root) };
        // What archived texts say is found with all that the desk knows.
        let whole = self.whole || seen.iter().any(|file| desk::ends_in(&file.path, desk::TEXTS));
        let sound = |(base, _): &(Base, _)| !whole || base.is_whole();
        let loaded = || Some((self.load(&home, &seen).filter(sound)?, Kept::All));
        let mended = || {
            let (base, changed) = is_compiled.then(|| self.mended(&home, &disk, &seen)).flatten()?;
            Some(((base, Vec::new()), Kept::AllBut(changed))).filter(|(opened, _)| sound(opened))
        };
        if let Some(((base, problems), kept)) = loaded().or_else(mended) {
            if seen != known.files || !known.settled {
                // The next run reads what this one had to; where the cache can't be written to, so does that.
                let _ = note(&home.join(LOOKS), &seen);
            }
            return Opened { desk: Desk { root: root.to_path_buf(), config, base: Arc::new(base), problems }, news: None, kept };
        }
        let reader = Listener { below: disk, heard: Mutex::default() };
        let desk = Desk::open_with(root, &reader);
        let heard = reader.heard.lock().unwrap_or_else(PoisonError::into_inner);
        let content = |file: &Seen| match heard.get(&file.path) {
            None if file.content.is_empty() => content(&reader.below, &file.path),
            heard => Some(heard.unwrap_or(&file.content).clone()),
        };
        let seen = seen.into_iter().map(|file| Some(file.holding(content(&file)?))).collect();
        let Some(seen) = seen else { return Opened { desk, news: None, kept: Kept::Nothing } };
        let (base, problems, program) = (Arc::clone(&desk.base), desk.problems.clone(), self.program.clone());
        let news = Some(News { home, root: root.to_path_buf(), program, base, problems, seen });
        Opened { desk, news, kept: Kept::Nothing }
    }

    /// Removes what is kept of the desk in a folder; whether there was something.
    ///
    /// # Errors
    /// When it can't be removed.
    pub fn forget(&self, root: &Path) -> io::Result<bool> {
        gone(fs::remove_dir_all(self.home(root)))
    }

    /// Removes what is kept of every desk; whether there was something.
    ///
    /// # Errors
    /// When it can't be removed.
    pub fn clear(&self) -> io::Result<bool> {
        let found = homes(&self.folder).map(|home| gone(fs::remove_dir_all(home))).collect::<io::Result<Vec<_>>>()?;
        // Somebody else's files may lie beside them.
        Ok(found.contains(&true) | fs::remove_dir(&self.folder).is_ok())
    }

    /// The folder of the desk in a folder.
    fn home(&self, root: &Path) -> PathBuf {
        if self.single {
            return self.folder.join("compiled");
        }
        let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_path_buf());
        self.folder.join(&hex(&Sha256::digest(root.to_string_lossy().as_bytes()))[..NAME])
    }

    /// The base as it was compiled last, with what some few fact files say since, and how many those are.
    fn mended(&self, home: &Path, disk: &Disk, seen: &[Seen]) -> Option<(Base, usize)> {
        let made = looks(&home.join(MADE)).files;
        let texts: Vec<mend::Changed> = changed(&made, seen)?.into_iter().map(|file| text(disk, file)).collect::<Option<_>>()?;
        let count = texts.len();
        let open = || Some(self.load(home, &made).filter(|(_, problems)| problems.is_empty())?.0);
        let (base, fresh) = (open()?, open()?);
        let mended = mend::mended(&base, fresh, texts, disk)?;
        (!base.is_damaged()).then_some((mended, count))
    }

    fn load(&self, home: &Path, seen: &[Seen]) -> Option<(Base, Vec<Problem>)> {
        let path = home.join(name(&self.program, seen));
        let file = File::open(&path).ok()?;
        if self.sparing {
            return read(Paged::new(file).map(Bytes::Paged).ok()?);
        }
        // Not every file system can map.
        read(map::map(&file).map(Bytes::Mapped).or_else(|_| fs::read(&path).map(Bytes::Heap)).ok()?)
    }
}

impl News {
    /// Writes it; where, and how many bytes.
    ///
    /// # Errors
    /// When the cache can't be written to, or the base is too big for its form.
    pub fn write(self) -> io::Result<(PathBuf, u64)> {
        let bytes = write(&self.base, &self.problems).ok_or_else(|| io::Error::other("the base is too big to be compiled"))?;
        make(&self.home)?;
        sweep(&self.home);
        put(&self.home.join(DESK), self.root.to_string_lossy().as_bytes())?;
        let path = self.home.join(name(&self.program, &self.seen));
        put(&path, &bytes)?;
        note(&self.home.join(LOOKS), &self.seen)?;
        note(&self.home.join(MADE), &self.seen)?;
        Ok((path, bytes.len() as u64))
    }
}

impl Opened {
    /// A desk read from its own files, of which nothing can be kept.
    fn anew(root: &Path) -> Self {
        Self { desk: Desk::open(root), news: None, kept: Kept::Nothing }
    }
}

/// The files that have changed, if they are few, and fact files all of them.
fn changed<'s>(made: &[Seen], now: &'s [Seen]) -> Option<Vec<&'s Seen>> {
    let same = made.iter().map(|file| &file.path).eq(now.iter().map(|file| &file.path));
    let changed: Vec<(usize, &Seen)> =
        now.iter().enumerate().zip(made).filter(|((_, now), made)| now.content != made.content).map(|(now, _)| now).collect();
    // The first is the configuration.
    let facts = changed.iter().all(|(nth, file)| *nth > 0 && desk::ends_in(&file.path, desk::FACTS));
    let (all, some): (u64, u64) = (now.iter().map(Seen::size).sum(), changed.iter().map(|(_, file)| file.size()).sum());
    let few = some <= LITTLE.max(all / PART);
    (same && facts && few && !changed.is_empty()).then(|| changed.into_iter().map(|(_, file)| file).collect())
}

/// The text of a file, if that is what was seen in it.
fn text(disk: &Disk, file: &Seen) -> Option<mend::Changed> {
    let text = disk.read(&file.path).ok()?;
    (digest(text.as_bytes()) == file.content).then(|| (file.path.clone(), text))
}

/// What is in a file.
fn content(files: &Disk, path: &str) -> Option<String> {
    Some(digest(files.read(path).ok()?.as_bytes()))
}

/// Whether there is a compiled file of a desk.
fn is_compiled(home: &Path) -> bool {
    entries(home).any(|path| path.extension().is_some_and(|ending| ending == ENDING))
}

/// Files, and what was in those that were read through it: a desk is of what was read, not of what was there before.
struct Listener {
    below: Disk,
    heard: Mutex<BTreeMap<String, String>>,
}

impl Files for Listener {
    fn list(&self, under: &str) -> Vec<String> {
        self.below.list(under)
    }

    fn read(&self, path: &str) -> io::Result<String> {
        let text = self.below.read(path)?;
        let heard = digest(text.as_bytes());
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), heard);
        Ok(text)
    }
}

/// The name of the compiled file of these contents.
fn name(program: &str, seen: &[Seen]) -> String {
    let parts = seen.iter().flat_map(|file| [&file.path, &file.content]);
    let all = parts.fold(format!("{program}\0"), |all, part| all + part + "\0");
    format!("{}.{ENDING}", &digest(all.as_bytes())[..32])
}

fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Makes a folder that only its user may look into: what a desk knows may not be out yet.
fn make(folder: &Path) -> io::Result<()> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix sets what it is made with"))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

/// Writes a file whole, in the place of the one before.
pub(super) fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(path.parent().unwrap_or(path))?;
    file.write_all(bytes)?;
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// Removes the oldest compiled files of a desk, what runs that were killed have left beside them, and what is kept of desks that are no more.
/// What can't be removed stays.
fn sweep(home: &Path) {
    let age = |path: &PathBuf| path.metadata().ok().and_then(|about| modified(&about));
    let mut files: Vec<PathBuf> = entries(home).filter(|path| path.extension().is_some_and(|ending| ending == ENDING)).collect();
    files.sort_by_cached_key(age);
    // What is being written now is younger than all that is there.
    let newest = files.last().and_then(age);
    entries(home).filter(|path| is_left(path) && age(path) < newest).for_each(|path| drop(fs::remove_file(path)));
    files.iter().rev().skip(KEPT - 1).for_each(|path| drop(fs::remove_file(path)));
    for other in home.parent().into_iter().flat_map(homes).filter(|other| other != home) {
        if fs::read_to_string(other.join(DESK)).is_ok_and(|root| !Path::new(&root).is_dir()) {
            let _ = fs::remove_dir_all(other);
        }
    }
}

/// Whether a file was to be written, and never was put in its place.
fn is_left(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".tmp"))
}

/// The folders of desks in a cache: by their names, and by what they say they are.
fn homes(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let is_named = |path: &PathBuf| {
        path.file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.len() == NAME && name.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    entries(folder).filter(is_named).filter(|path| path.join(DESK).is_file())
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

/// Whether something was removed.
fn gone(removed: io::Result<()>) -> io::Result<bool> {
    match removed {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::{Cache, ENDING, Kept, Opened, entries};
    use std::fs;
    use std::path::{Path, PathBuf};

    const FACTS: &str =
        "[sources.1]\n\n[entities.lea]\nnames = [\"Léa Marchal\"]\n\n[facts.lea.age]\nis = \"31 years\"\nsays.1 = \"31 ans\"\n";

    struct Desk {
        folder: tempfile::TempDir,
        cache: Cache,
    }

    impl Desk {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let cache = Cache::new(folder.path().join("cache"), "1".to_owned());
            fs::create_dir_all(folder.path().join("desk/facts")).unwrap();
            let desk = Self { folder, cache };
            desk.put("factlint.toml", "");
            desk.put("facts/a.toml", FACTS);
            desk
        }

        fn root(&self) -> PathBuf {
            self.folder.path().join("desk")
        }

        fn put(&self, path: &str, text: &str) {
            fs::write(self.root().join(path), text).unwrap();
        }

        fn open(&self) -> Opened {
            self.cache.open(&self.root())
        }

        /// Whether it was compiled; if not, it is now.
        fn was_compiled(&self) -> bool {
            match self.open().news {
                Some(news) => news.write().map(|_| false).unwrap(),
                None => true,
            }
        }

        fn compiled(&self) -> Vec<PathBuf> {
            let homes = entries(&self.folder.path().join("cache"));
            homes.flat_map(|home| entries(&home)).filter(|path| path.extension().is_some_and(|ending| ending == ENDING)).collect()
        }
    }

    #[test]
    fn a_desk_is_compiled_once() {
        let desk = Desk::new();
        assert!(!desk.was_compiled());
        let Opened { desk: opened, news, .. } = desk.open();
        assert!(news.is_none());
        assert_eq!(opened.base.fact(opened.base.fact_named("lea.age").unwrap()).says[0].quote.as_deref(), Some("31 ans"));
    }

    #[test]
    fn whatever_changes_is_seen() {
        let desk = Desk::new();
        assert!(!desk.was_compiled());
        // As many bytes, at once: the outside may look the same.
        desk.put("facts/a.toml", &FACTS.replace("marchal", "maréchal").replace("Léa", "Lea"));
        assert!(!desk.was_compiled() && desk.was_compiled());
        desk.put("facts/b.toml", "");
        assert!(!desk.was_compiled() && desk.was_compiled());
        desk.put("factlint.toml", "date = 2026-02-07\n");
        assert!(!desk.was_compiled() && desk.was_compiled());
        fs::create_dir(desk.root().join("sources")).unwrap();
        desk.put("sources/1.txt", "Léa Marchal a 31 ans.");
        assert!(!desk.was_compiled() && desk.was_compiled());
        let other = Cache::new(desk.folder.path().join("cache"), "2".to_owned());
        assert!(other.open(&desk.root()).news.is_some());
    }

    #[test]
    fn a_fact_that_changed_is_read_beside_what_was_compiled() {
        let desk = Desk::new();
        desk.put("facts/b.toml", "[entities.tom]\nnames = [\"Tom Rey\"]\n\n[facts.tom.age]\nis = \"40 years\"\nsays.1 = {}\n");
        assert!(!desk.was_compiled());
        for age in ["32", "33", "31"] {
            desk.put("facts/a.toml", &FACTS.replace("31 years", &format!("{age} years")));
            let Opened { desk: opened, news, kept } = desk.open();
            assert!(news.is_none());
            assert_eq!(kept, if age == "31" { Kept::All } else { Kept::AllBut(1) });
            assert_eq!((opened.base.entities.asked(), opened.base.facts.asked()), (0, 0), "nothing else is looked at");
            assert_eq!(format!("{:?}", opened.base.facts), format!("{:?}", crate::facts::Desk::open(&desk.root()).base.facts));
        }
        // Files that are most of a large desk are better made part of it.
        desk.put("facts/a.toml", &format!("{}{}", FACTS.replace("31 years", "32 years"), "# More.\n".repeat(40_000)));
        assert_eq!(desk.open().kept, Kept::Nothing);
    }

    #[test]
    fn contents_that_come_back_are_known() {
        let desk = Desk::new();
        assert!(!desk.was_compiled());
        desk.put("facts/a.toml", "");
        assert!(!desk.was_compiled());
        desk.put("facts/a.toml", FACTS);
        assert!(desk.was_compiled());
    }

    #[test]
    fn faults_are_told_from_the_cache_too() {
        let desk = Desk::new();
        desk.put("facts/a.toml", &FACTS.replace("age", "agee"));
        let first = desk.open();
        assert_eq!(first.desk.problems.len(), 1);
        first.news.unwrap().write().unwrap();
        assert_eq!(desk.open().desk.problems, first.desk.problems);
    }

    #[test]
    fn a_damaged_file_is_made_anew() {
        let desk = Desk::new();
        assert!(!desk.was_compiled());
        let [path] = &desk.compiled()[..] else { panic!("one file") };
        let good = fs::read(path).unwrap();
        for bad in [&good[..good.len() / 2], &[], &[good.as_slice(), b"x"].concat()] {
            fs::write(path, bad).unwrap();
            assert!(!desk.was_compiled() && desk.was_compiled());
        }
        let looks = path.parent().unwrap().join(super::LOOKS);
        fs::write(looks, "none").unwrap();
        assert!(desk.was_compiled());
    }

    #[test]
    fn little_is_kept() {
        let desk = Desk::new();
        for at in 0..6 {
            desk.put("factlint.toml", &format!("# {at}\n"));
            assert!(!desk.was_compiled());
        }
        assert_eq!(desk.compiled().len(), super::KEPT);
        let left = desk.compiled()[0].with_file_name(".tmpabc");
        fs::write(&left, "half").unwrap();
        fs::File::open(&left).unwrap().set_modified(std::time::UNIX_EPOCH).unwrap();
        desk.put("factlint.toml", "");
        assert!(!desk.was_compiled() && !left.exists(), "what a killed run has left goes");
        assert!(desk.cache.forget(&desk.root()).unwrap() && desk.compiled().is_empty());
        assert!(!desk.cache.forget(&desk.root()).unwrap());
    }

    #[test]
    fn a_copy_of_a_desk_brings_what_is_compiled_of_it() {
        let desk = Desk::new();
        let open = |root: &Path| Cache::inside(root, "1".to_owned()).open(root);
        open(&desk.root()).news.unwrap().write().unwrap();
        let copy = desk.folder.path().join("copy");
        for path in ["factlint.toml".into(), "facts/a.toml".into()].into_iter().chain(entries(&desk.root().join(".factlint/compiled"))) {
            let to = copy.join(path.strip_prefix(desk.root()).unwrap_or(&path));
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(desk.root().join(&path), to).unwrap();
        }
        fs::remove_dir_all(desk.root()).unwrap();
        assert!(open(&copy).news.is_none());
        // It is of these files all the same, and is made anew where they are no longer.
        fs::write(copy.join("facts/a.toml"), FACTS.replace("31", "32")).unwrap();
        assert_eq!(open(&copy).kept, Kept::AllBut(1));
    }

    #[test]
    fn a_cache_that_cannot_be_written_to_is_no_fault() {
        let desk = Desk::new();
        let file = desk.folder.path().join("file");
        fs::write(&file, "").unwrap();
        let Opened { desk: opened, news, .. } = Cache::new(file, "1".to_owned()).open(&desk.root());
        assert_eq!(opened.base.facts.len(), 1);
        assert!(news.unwrap().write().is_err());
        assert!(Cache::new(PathBuf::new(), String::new()).open(Path::new("/nowhere")).news.is_none());
    }
}
