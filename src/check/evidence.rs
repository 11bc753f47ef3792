//! Facts held against their own evidence: what the engine can't read where it was written, it won't see in a draft.

use super::{Options, context, guarded, language};
use crate::claims::{Claim, Context, Reading, about};
use crate::facts::curation::Places;
use crate::facts::{Base, Fact, FactId, Files, Problem, SourceId, Status};
use crate::language::Lang;
use crate::rules::Verdict;
use crate::rules::judge::{Judgement, judge};
use crate::text::{Blocks, Markup};
use jiff::civil::{DateTime, Time};
use rustc_hash::{FxHashMap, FxHashSet};

/// How a fact's own evidence is read.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Read {
    /// One of its sources says what the desk says that it says.
    Borne,
    /// A source is read as saying something else, in these words.
    Contradicted(SourceId, String),
    /// Nothing that the fact would be held against was read in it.
    Unread,
    /// There is nothing to read: no archived text.
    Nothing,
}

/// The facts that the engine doesn't find in their own evidence.
#[must_use]
pub fn unread(base: &Base, files: &dyn Files, lang: Lang) -> Vec<Problem> {
    let mut places = Places::new(files);
    let texts = Texts::read(base, files);
    let ids = (0..base.facts.len()).map(|at| FactId(at as u32));
    let told = ids.filter_map(|id| Some((id, message(base, base.fact(id), texts.of(id), lang)?)));
    told.map(|(id, message)| places.problem(&base.fact(id).place, "unread-fact", message)).collect()
}

fn message(base: &Base, fact: &Fact, read: Read, lang: Lang) -> Option<String> {
    let id = &fact.id;
    let path = |source: SourceId| base.source(source).archive.as_deref().unwrap_or_default();
    Some(match (read, lang) {
        (Read::Borne | Read::Nothing, _) => return None,
        (Read::Unread, Lang::En) => format!("\"{id}\" is not read in its own evidence: a draft that gets it wrong may go unnoticed"),
        (Read::Unread, Lang::Fr) => {
            format!("\"{id}\" n'est pas lu dans ses propres sources : un article qui s'y trompe peut passer inaperçu")
        }
        (Read::Contradicted(source, words), Lang::En) => {
            format!("the evidence of \"{id}\" is read as saying something else: \"{words}\" in {}", path(source))
        }
        (Read::Contradicted(source, words), Lang::Fr) => {
            format!("les sources de \"{id}\" sont lues comme disant autre chose : « {words} » dans {}", path(source))
        }
    })
}

/// What was read in the archived texts.
struct Texts<'b> {
    base: &'b Base,
    /// The languages of those that could be read.
    langs: FxHashMap<SourceId, Lang>,
    borne: FxHashSet<(SourceId, FactId)>,
    /// What was read that a fact contradicts, by its words.
    opposed: FxHashMap<(SourceId, FactId), String>,
}

impl<'b> Texts<'b> {
    fn read(base: &'b Base, files: &dyn Files) -> Self {
        let mut texts = Self { base, langs: FxHashMap::default(), borne: FxHashSet::default(), opposed: FxHashMap::default() };
        for at in 0..base.sources.len() {
            let source = SourceId(at as u32);
            let archive = base.source(source).archive.as_deref();
            if let Some(text) = archive.and_then(|path| Some(Blocks::parse(&files.read(path).ok()?, Markup::of_path(path)))) {
                texts.add(source, &text);
            }
        }
        texts
    }

    /// Reads an archived text. A bug of the engine in it costs a block, not the run.
    fn add(&mut self, source: SourceId, text: &Blocks) {
        let options = Options { date: published(self.base, source), ..Options::default() };
        self.langs.insert(source, language(text, &options));
        let context = Context { about: true, ..context(text, self.base, &options) };
        for block in &text.blocks {
            let claims = guarded(|| judged(&block.text, self.base, &context)).unwrap_or_default();
            claims.iter().for_each(|(claim, judgement)| self.note(source, claim.span.of(&block.text), claim, judgement.as_ref()));
        }
    }

    fn note(&mut self, source: SourceId, words: &str, claim: &Claim, judgement: Option<&Judgement>) {
        match judgement {
            // A claim that no fact decides, such as one put in someone's mouth, was read all the same.
            None => {
                let facts = self.base.group(claim.subject, claim.attribute).map(|group| group.facts.as_slice()).unwrap_or_default();
                self.borne.extend(facts.iter().filter(|id| claim.fact.is_none_or(|only| only == **id)).map(|id| (source, *id)));
            }
            Some(judgement) if is_borne(judgement, source) => _ = self.borne.insert((source, judgement.fact)),
            Some(judgement) => _ = self.opposed.insert((source, judgement.fact), words.to_owned()),
        }
    }

    /// How a fact's evidence is read, at its best.
    fn of(&self, id: FactId) -> Read {
        let fact = self.base.fact(id);
        let mut read = Read::Nothing;
        if !fact.derived_from.is_empty() || fact.status == Status::Rejected {
            return read;
        }
        for reading in fact.says.iter().filter(|reading| !reading.error && self.langs.contains_key(&reading.source)) {
            let source = reading.source;
            let quoted = || reading.quote.as_deref().is_some_and(|quote| self.is_quoted(id, source, quote));
            if self.borne.contains(&(source, id)) || quoted() {
                return Read::Borne;
            }
            match self.opposed.get(&(source, id)) {
                Some(words) => read = Read::Contradicted(source, words.clone()),
                None if read == Read::Nothing => read = Read::Unread,
                None => {}
            }
        }
        read
    }

    /// Whether a quote bears its fact out, by itself or with the name that it was cut from.
    fn is_quoted(&self, id: FactId, source: SourceId, quote: &str) -> bool {
        let lang = self.langs.get(&source).copied().unwrap_or_default();
        let name = self.base.entity_label(self.base.fact(id).entity, lang);
        let tries = [quote.to_owned(), format!("{name}, {quote}"), format!("{name} {quote}"), format!("{name}. {quote}")];
        tries.iter().any(|text| {
            let context =
                Context { about: true, ..about::context_of(self.base, lang, published(self.base, source), std::iter::once(text.as_str())) };
            let claims = guarded(|| judged(text, self.base, &context)).unwrap_or_default();
            claims
                .iter()
                .filter_map(|(_, judgement)| judgement.as_ref())
                .any(|judgement| judgement.fact == id && is_borne(judgement, source))
        })
    }
}

fn published(base: &Base, source: SourceId) -> Option<DateTime> {
    base.source(source).published.map(|day| day.to_datetime(Time::midnight()))
}

fn is_borne(judgement: &Judgement, source: SourceId) -> bool {
    judgement.agreeing.contains(&source) || judgement.verdict != Verdict::Contradicted
}

/// The claims of a block, each with how it stands to the facts.
pub(super) fn judged(text: &str, base: &Base, context: &Context) -> Vec<(Claim, Option<Judgement>)> {
    let reading = Reading::new(text, base, context);
    let day = context.date.map(DateTime::date);
    let with = |claim: Claim| {
        let judgement = judge(base, &claim, day);
        (claim, judgement)
    };
    crate::claims::claims(&reading).into_iter().map(with).collect()
}
