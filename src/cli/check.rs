//! `factlint check`: drafts in, a report out.

use super::cache;
use super::desks::{Desks, seen_from};
use super::drafts::{Draft, Wanted, drafts, walked};
use super::fixing;
use super::given::{self, Outside, Threshold};
use super::job::{self, Checked};
use super::outcome::{Exit, Failure, unless_closed};
use super::profile;
use super::saving;
use super::scope::Scope;
use super::seen::Seen;
use super::watch::{self, Folder, Watch};
use crate::check;
use crate::facts::compiled::cache::Cache;
use crate::facts::{Desk, Problem};
use crate::language::Lang;
use crate::report::{self, FileReport, Format, Reader, Run, escape::opening, escape::visible, phrases};
use crate::rules::weight::in_passing;
use crate::rules::{RULES, Rule};
use crate::text::{Blocks, Markup};
use jiff::civil::DateTime;
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// Check drafts against their desk's facts
///
/// Without PATHS, the drafts of the desk you are in.
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Drafts, folders of drafts, or patterns such as 'drafts/**/*.md'; `-` is standard input
    paths: Vec<PathBuf>,
    /// How to report [default: full on a terminal, else concise]
    #[arg(long, env = "FACTLINT_FORMAT", hide_env_values = true, value_parser = given::format())]
    pub(super) format: Option<&'static Format>,
    /// Exit with 1 from this severity on [default: the desk's, else error]
    #[arg(long, env = "FACTLINT_FAIL_ON", hide_env_values = true, value_enum)]
    pub(super) fail_on: Option<Threshold>,
    /// The profile of the desk's configuration to check with
    #[arg(long, env = "FACTLINT_PROFILE", hide_env_values = true, value_name = "NAME")]
    pub(super) profile: Option<String>,
    /// Exit with 0 whatever is found
    #[arg(long)]
    exit_zero: bool,
    /// The dateline of drafts that have none in their front matter, such as 2026-02-07
    #[arg(long, env = "FACTLINT_DATE", hide_env_values = true, value_parser = given::date)]
    pub(super) date: Option<DateTime>,
    /// The language of drafts that don't say, fr or en [default: detected]
    #[arg(long, env = "FACTLINT_LANG", hide_env_values = true, value_parser = given::lang)]
    pub(super) lang: Option<Lang>,
    /// The language of messages, fr or en [default: the draft's]
    #[arg(long, visible_alias = "output-language", value_name = "LANG", value_parser = given::lang)]
    pub(super) messages: Option<Lang>,
    /// The desk's folder [default: found upward from each draft]
    #[arg(long, env = "FACTLINT_DESK", hide_env_values = true, value_name = "DIR")]
    desk: Option<PathBuf>,
    /// The path that a draft on standard input goes by
    #[arg(long, value_name = "PATH")]
    stdin_filename: Option<PathBuf>,
    /// Leave out named files too that are no drafts of a desk, or that .factlintignore leaves out
    #[arg(long)]
    force_exclude: bool,
    #[command(flatten)]
    outside: Outside,
    /// The file to write the report to, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Report nothing: only the exit code and failures tell
    #[arg(long, short)]
    quiet: bool,
    /// Report how many findings each rule has, the most frequent first
    #[arg(long, conflicts_with_all = ["format", "output", "fix"])]
    statistics: bool,
    /// How many drafts to check at once [default: as many as there are processors]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
    /// Check again whenever a draft or something of its desk changes, until Ctrl-C
    #[arg(long, conflicts_with_all = ["fix", "update_baseline"])]
    watch: bool,
    #[command(flatten)]
    cache: cache::Given,
    #[command(flatten)]
    scope: Scope,
    #[command(flatten)]
    pub(super) fixing: fixing::Fixing,
}

const HELP: &str = "\
Examples:
  factlint check
  factlint check drafts/a.md --date 2026-02-07
  factlint check --format json drafts > report.json
  factlint check - --stdin-filename drafts/a.md < a.md
  factlint check --diff
  factlint check --format sarif --output report.sarif
  factlint check --watch
  factlint check 'drafts/2026-*/**/*.md'

Folders are walked for drafts (Markdown, HTML, plain text, AsciiDoc,
reStructuredText, LaTeX, .docx, .odt), without what .gitignore and
.factlintignore leave out and without the desk's own sources and facts.
A file that is named is always checked.

In .docx and .odt files a line is a paragraph, and nothing can be fixed.

A draft's date is, in this order, the one of its front matter, --date, the
desk's configuration, today.

--fix makes the fixes that have no alternative and change no quotation and no
name, checks again, and reports what is left.

Exit codes:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on, or something to change with --diff
  2  the job could not be done (usage, desk, files)";

/// Checks and reports, once or as often as something changes.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    if arguments.scope.only_records() {
        arguments.outside.refuse("check --update-baseline")?;
    }
    if arguments.watch {
        return watched(arguments);
    }
    let mut given = Given::new(arguments, arguments.cache.cache())?;
    let mut exit = given.check(arguments);
    if exit.is_err() && given.desks.is_damaged() {
        given = Given::new(arguments, arguments.cache.cache().map(Cache::whole))?;
        exit = given.check(arguments);
    }
    given.desks.leave();
    exit
}

fn watched(arguments: &Arguments) -> Result<Exit, Failure> {
    if arguments.reads_stdin() {
        return Err(Failure::new("--watch has no draft to wait for on standard input"));
    }
    let mut watch = Watch::new()?;
    let mut seen = None;
    loop {
        let mut given = settled(arguments, &mut watch, &mut seen)?;
        if watch.is_idle() {
            return given.check(arguments);
        }
        watch::start_anew()?;
        if let Err(failure) = given.check(arguments) {
            complain(&failure)?;
        }
        complain(&"watching for changes; Ctrl-C ends")?;
        // Much that changes is nothing that the run reads: its own report, other programs' files.
        let before = seen.take();
        while seen.is_none() || seen == before {
            watch.wait()?;
            seen = Some(given.seen_again(arguments));
        }
    }
}

/// What a run finds to check once all of it is under watch: read while it looked the same before and after.
fn settled(arguments: &Arguments, watch: &mut Watch, seen: &mut Option<Seen>) -> Result<Given, Failure> {
    loop {
        let given = Given::new(arguments, arguments.cache.cache())?;
        watch.add(given.folders(arguments)?)?;
        let now = Some(given.seen(arguments));
        if *seen == now {
            return Ok(given);
        }
        *seen = now;
    }
}

impl Arguments {
    fn reads_stdin(&self) -> bool {
        self.paths.iter().any(|path| path.as_os_str() == "-")
    }

    fn wanted(&self) -> Wanted<'_> {
        Wanted {
            paths: &self.paths,
            stdin_name: self.stdin_filename.as_deref(),
            only_drafts: self.force_exclude,
            report: self.output.as_deref(),
        }
    }
}

/// The languages that the drafts may be in, as far as can be said before they are looked for: a draft that is named alone tells its own.
fn likely(arguments: &Arguments) -> Vec<Lang> {
    let alone = arguments.paths.first().filter(|_| arguments.paths.len() == 1);
    let own = alone.and_then(|path| of_draft(path)).or(arguments.lang.filter(|_| alone.is_some()));
    own.map_or_else(|| Lang::ALL.to_vec(), |lang| vec![lang])
}

/// The language that a draft names where it begins.
fn of_draft(path: &Path) -> Option<Lang> {
    // What comes out of a pipe can be read once.
    let mut head = Vec::new();
    path.is_file().then(|| File::open(path).ok())??.take(HEAD).read_to_end(&mut head).ok()?;
    Blocks::parse(&String::from_utf8_lossy(&head), Markup::of_path(&path.to_string_lossy()))
        .front
        .lang
        .and_then(|code| Lang::of_code(&code))
}

/// In how many bytes of a draft its language is looked for before it is checked.
const HEAD: u64 = 2048;

/// What a run finds to check.
struct Given {
    desks: Desks,
    drafts: Result<Vec<Draft>, Failure>,
}

impl Given {
    fn new(arguments: &Arguments, cache: Option<Cache>) -> Result<Self, Failure> {
        // A desk takes as long to open as a language to read.
        check::warm_up(likely(arguments));
        let mut desks = Desks::new(arguments.desk.as_deref(), cache, arguments.outside.day())?;
        let drafts = drafts(&arguments.wanted(), &mut desks);
        Ok(Self { desks, drafts })
    }

    /// The folders with all that a run reads: those of the desks, of what was named, of the drafts, of what its scope rests on.
    fn folders(&self, arguments: &Arguments) -> Result<Vec<Folder>, Failure> {
        let desks = self.desks.all().map(|desk| desk.root.clone());
        let named = arguments.paths.iter().filter_map(|path| walked(path));
        let deep = desks.chain(named).map(|path| Ok(Folder::Deep(std::path::absolute(path)?)));
        let drafts = self.drafts.iter().flatten().flat_map(|draft| draft.input.folders()).map(|path| Ok(Folder::Flat(path)));
        let mut folders = deep.chain(drafts).collect::<io::Result<Vec<_>>>()?;
        folders.extend(arguments.scope.folders());
        Ok(folders)
    }

    fn seen(&self, arguments: &Arguments) -> Seen {
        Seen::of(&self.desks, &self.drafts, &arguments.scope)
    }

    /// The same of what is to be found now.
    fn seen_again(&mut self, arguments: &Arguments) -> Seen {
        self.desks.look_again();
        self.drafts = drafts(&arguments.wanted(), &mut self.desks);
        self.seen(arguments)
    }

    fn check(&self, arguments: &Arguments) -> Result<Exit, Failure> {
        let fatal = self.desks.problems().any(|(_, problem)| problem.fatal);
        // A desk that can't be read explains why there are no drafts, so it is told in their stead.
        let drafts = if fatal { &[] } else { self.drafts.as_deref().map_err(Failure::clone)? };
        checked(drafts, &self.desks, fatal, arguments)
    }
}

fn checked(drafts: &[Draft], desks: &Desks, fatal: bool, arguments: &Arguments) -> Result<Exit, Failure> {
    if !fatal {
        profile::check(desks.all(), arguments.profile.as_deref())?;
    }
    let (checked, failures) = job::run(drafts, desks, arguments);
    if desks.is_damaged() {
        return Err(Failure::new("the compiled desk is damaged; it is removed, and the next run makes it anew"));
    }
    concluded(drafts, checked, failures, desks, arguments)
}

/// Reports what was found and what couldn't be done.
fn concluded(
    drafts: &[Draft],
    mut checked: Vec<Checked>,
    mut failures: Vec<String>,
    desks: &Desks,
    arguments: &Arguments,
) -> Result<Exit, Failure> {
    arguments.scope.narrow(&mut checked, desks)?;
    failures.extend(checked.iter().flat_map(|one| one.file.failures()));
    let sound = desks.all().all(Desk::is_sound);
    let exit = if arguments.scope.only_records() {
        faults(desks, checked.iter().map(|one| &one.file), arguments)?;
        // What couldn't be checked must not be forgotten.
        if sound && failures.is_empty() {
            arguments.scope.record(&checked)?;
        }
        Exit::Clean
    } else if arguments.fixing.only_shown() {
        faults(desks, checked.iter().map(|one| &one.file), arguments)?;
        shown(&checked, arguments)?
    } else {
        failures.extend(saved(drafts, &mut checked, arguments));
        reported(checked, desks, arguments)?
    };
    for failure in &failures {
        complain(failure)?;
    }
    // A desk that lost its facts to a fault must not look like approval.
    Ok(if sound && failures.is_empty() { exit } else { Exit::Failed })
}

/// Says what went wrong and doesn't end the run.
fn complain(what: &impl std::fmt::Display) -> io::Result<()> {
    writeln!(anstream::stderr(), "factlint: {}", visible(&what.to_string()))
}

/// Shows what fixes would change.
fn shown(checked: &[Checked], arguments: &Arguments) -> Result<Exit, Failure> {
    let changed = || checked.iter().filter_map(|one| Some((&one.file, one.before.as_ref()?.text.as_str())));
    fixing::diff(changed())?;
    Ok(if changed().next().is_some() && !arguments.exit_zero { Exit::Findings } else { Exit::Clean })
}

/// Saves what fixes changed, and says what kept it from being saved: such a draft is reported as it still is.
fn saved(drafts: &[Draft], checked: &mut [Checked], arguments: &Arguments) -> Vec<String> {
    if !arguments.fixing.made() {
        return Vec::new();
    }
    let save = |one: &mut Checked| {
        let before = one.before.as_ref().map(|before| before.text.as_str());
        let failure = fixing::save(&drafts[one.draft].input, before, &one.file).err()?;
        if let Some(before) = one.before.take() {
            one.file = before;
        }
        Some(format!("{}: {failure}", one.file.path))
    };
    checked.iter_mut().filter_map(save).collect()
}

fn reported(checked: Vec<Checked>, desks: &Desks, arguments: &Arguments) -> Result<Exit, Failure> {
    let changed = checked.iter().filter(|one| one.before.is_some()).count();
    let fails = checked.iter().any(|one| one.file.worst().is_some_and(|worst| worst >= one.fail_on));
    let files: Vec<FileReport> = checked.into_iter().map(|one| one.file).collect();
    write(&files, desks, arguments)?;
    if changed > 0 {
        writeln!(anstream::stderr(), "{}", phrases::fixed(language(&files, arguments), changed))?;
    }
    Ok(if fails && !arguments.exit_zero { Exit::Findings } else { Exit::Clean })
}

fn write(files: &[FileReport], desks: &Desks, arguments: &Arguments) -> Result<(), Failure> {
    let person = arguments.output.is_none() && io::stdout().is_terminal();
    let Some(format) = arguments.format.or_else(|| report::format(if person { "full" } else { "concise" })) else { return Ok(()) };
    let problems: Vec<Problem> = desks.problems().map(|(_, problem)| problem.clone()).collect();
    if format.reader != Reader::Everything {
        faults(desks, files.iter(), arguments)?;
    }
    let seen = places(desks)?;
    let run = Run { files, problems: &problems, seen: &seen, lang: language(files, arguments) };
    if arguments.quiet && arguments.output.is_none() {
        return Ok(());
    }
    if arguments.statistics {
        return unless_closed(statistics(files, &mut io::stdout().lock()));
    }
    match &arguments.output {
        Some(path) => to_file(path, format, &run),
        // Standard output has the fixed text.
        None if arguments.fixing.made() && arguments.reads_stdin() => {
            unless_closed((format.write)(&run, &mut anstream::AutoStream::auto(io::stderr().lock())))
        }
        None => unless_closed(to_stdout(format, &run)),
    }
}

/// How many findings each rule has, the most frequent first.
fn statistics(files: &[FileReport], out: &mut dyn Write) -> io::Result<()> {
    let count = |rule: &Rule| files.iter().flat_map(|file| &file.report.findings).filter(|finding| finding.rule.name == rule.name).count();
    let mut counts: Vec<(usize, &Rule)> = RULES.iter().map(|rule| (count(rule), *rule)).filter(|(count, _)| *count > 0).collect();
    counts.sort_by_key(|(count, rule)| (std::cmp::Reverse(*count), rule.name));
    counts.iter().try_for_each(|(count, rule)| writeln!(out, "{count:5}  {:20}  {}", rule.name, rule.summary))
}

fn to_stdout(format: &Format, run: &Run<'_>) -> io::Result<()> {
    let stdout = io::stdout().lock();
    if format.reader == Reader::Person {
        return (format.write)(run, &mut anstream::AutoStream::auto(stdout));
    }
    let mut out = io::BufWriter::new(stdout);
    (format.write)(run, &mut out)?;
    out.flush()
}

/// Whole or not at all.
fn to_file(path: &Path, format: &Format, run: &Run<'_>) -> Result<(), Failure> {
    let mut text = Vec::new();
    (format.write)(run, &mut anstream::StripStream::new(&mut text))?;
    saving::put(path, &text).map_err(|error| Failure::new(format!("{}: {error}", path.display())))
}

/// The language of what is said about the run as a whole: the drafts' when they share one.
fn language(files: &[FileReport], arguments: &Arguments) -> Lang {
    arguments.messages.or_else(|| shared(files.iter())).unwrap_or(Lang::En)
}

/// The language of all of some drafts.
fn shared<'f>(files: impl Iterator<Item = &'f FileReport>) -> Option<Lang> {
    let mut langs = files.map(|file| file.report.lang);
    langs.next().filter(|first| langs.all(|lang| lang == *first))
}

/// The files of the desks' faults, as seen from here.
fn places(desks: &Desks) -> io::Result<Vec<String>> {
    let here = std::env::current_dir()?;
    Ok(desks.problems().map(|(desk, problem)| seen_from(&here, &desk.root.join(&problem.path))).collect())
}

fn faults<'f>(desks: &Desks, files: impl Iterator<Item = &'f FileReport>, arguments: &Arguments) -> Result<(), Failure> {
    faults_of(desks.problems(), arguments.messages.or_else(|| shared(files)))
}

/// Faults in the desks' own files, where compilers put theirs.
pub(super) fn faults_of<'d>(found: impl Iterator<Item = (&'d Desk, &'d Problem)>, messages: Option<Lang>) -> Result<(), Failure> {
    let (here, mut out) = (std::env::current_dir()?, anstream::stderr());
    for (desk, problem) in found {
        let path = seen_from(&here, &desk.root.join(&problem.path));
        let path = opening(&path);
        let (severity, message) = (in_passing(desk, problem).name(), problem.message.word(desk.config.spoken(messages)));
        writeln!(out, "{path}:{}:{}: {severity}[{}] {}", problem.line, problem.column, problem.rule, visible(&message))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Arguments, Exit, Given, concluded, job};
    use crate::check::{Memo, Options, check_by};
    use crate::rules::{Rule, Severity};
    use crate::text::Markup;
    use clap::Parser;
    use std::fs;

    #[derive(Parser)]
    struct Command {
        #[command(flatten)]
        arguments: Arguments,
    }

    static BROKEN: Rule = Rule {
        name: "broken",
        summary: "",
        severity: Severity::Hint,
        on_request: false,
        page: "",
        check: |_, _| panic!("index out of bounds"),
        across: None,
    };

    #[test]
    fn a_rule_that_panics_fails_the_run() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("factlint.toml"), "").unwrap();
        fs::write(folder.path().join("a.md"), "Rien.\n\nRien.\n").unwrap();
        let arguments = Command::parse_from(["factlint".as_ref(), "--quiet".as_ref(), folder.path().as_os_str()]).arguments;
        let given = Given::new(&arguments, None).unwrap();
        let drafts = given.drafts.unwrap();
        let run = |rules: &[&'static Rule]| {
            let (mut checked, failures) = job::run(&drafts, &given.desks, &arguments);
            let file = &mut checked[0].file;
            file.report = check_by(rules, "Rien.", Markup::MARKDOWN, &file.base, &Options::default(), &mut Memo::default());
            concluded(&drafts, checked, failures, &given.desks, &arguments).unwrap()
        };
        assert_eq!((run(&[]), run(&[&BROKEN])), (Exit::Clean, Exit::Failed));
    }
}
