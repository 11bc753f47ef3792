//! The keys of the desk format: what the reader accepts and the schema lists, in one place.

use super::shape::{Form, Key, Shape};

/// The keys of `factlint.toml`.
pub(crate) const CONFIG: Shape = Shape {
    what: "the configuration",
    keys: &[
        key("facts", &TEXTS, "folders or files of facts, relative to the desk; \"facts\" by default"),
        key("sources", &TEXTS, "folders of archived texts; \"sources\" by default"),
        key("drafts", &TEXTS, "folders of drafts; \"drafts\" by default"),
        key("lang", &Form::Choice(LANGUAGES), "the language of drafts that don't say theirs"),
        key("date", &Form::Date, "the dateline of drafts that don't say theirs"),
        key("severity", &SEVERITY, "how severe findings and faults are, by the name of their rule, attribute or fault"),
        key("require-reason", &Form::Flag, "whether a factlint-disable comment has to say why"),
        key("fail-on", &Form::Choice(SEVERITIES), "from which severity on findings make a run fail"),
        key("overrides", &Form::List(&Form::Table(&OVERRIDE)), "what is wanted of some drafts; later ones win"),
        key("profiles", &Form::Map("profile", &Form::Table(&PROFILE)), "what is wanted when a profile is asked for"),
    ],
    marks: &[],
};

/// Severities by name.
const SEVERITY: Form = Form::Map("rule or attribute", &Form::Choice(SEVERITIES));

/// The keys of what is wanted of some drafts.
pub(crate) const OVERRIDE: Shape = Shape {
    what: "an override",
    keys: &[
        key("files", &TEXTS, "which drafts, as globs relative to the desk"),
        key("lang", &Form::Choice(LANGUAGES), "the language of drafts that don't say theirs"),
        key("date", &Form::Date, "the dateline of drafts that don't say theirs"),
        key("severity", &SEVERITY, "how severe findings are, by the name of their rule or attribute"),
        key("require-reason", &Form::Flag, "whether a factlint-disable comment has to say why"),
    ],
    marks: &[],
};

/// The keys of a profile.
pub(crate) const PROFILE: Shape = Shape {
    what: "a profile",
    keys: &[
        key("severity", &SEVERITY, "how severe findings are, by the name of their rule or attribute"),
        key("require-reason", &Form::Flag, "whether a factlint-disable comment has to say why"),
        key("fail-on", &Form::Choice(SEVERITIES), "from which severity on findings make a run fail"),
    ],
    marks: &[],
};

/// The names of the rules, which a desk may weigh. A test holds this list to the rules.
pub(crate) const RULES: &[&str] = &[
    "contradicted",
    "swapped",
    "misquoted",
    "misattributed",
    "one-sided",
    "overstated",
    "outdated",
    "misspelled-name",
    "contradicts-source",
    "wrong-weekday",
    "impossible-date",
    "inconsistent",
    "unknown-scope",
    "unused-suppression",
    "unsourced",
];

/// The keys of a fact file.
pub(crate) const FILE: Shape = Shape {
    what: "a fact file",
    keys: &[
        key("sources", &Form::Map("source", &Form::Table(&SOURCE)), "published or archived documents, by id"),
        key("entities", &Form::Map("entity", &Form::Table(&ENTITY)), "what facts are about, by id"),
        key("facts", &Form::Map("entity", &Form::Tree(&FACT)), "what is known, by entity and attribute"),
        key("attributes", &Form::Tree(&ATTRIBUTE), "the desk's own attributes, by name"),
        key("vocabularies", &Form::Map("vocabulary", &Form::Table(&VOCABULARY)), "the desk's own vocabularies, by name"),
    ],
    marks: &[],
};

/// The shapes of the tables that a curator writes by hand, and what is in them.
pub(crate) const WRITTEN: &[&Shape] =
    &[&CONFIG, &OVERRIDE, &PROFILE, &SOURCE, &ENTITY, &FACT, &READING, &ATTRIBUTE, &VOCABULARY, &TERM, &SET];

/// The keys of a source.
pub(crate) const SOURCE: Shape = Shape {
    what: "a source",
    keys: &[
        key("outlet", &Form::Text, "who published it"),
        key("title", &Form::Text, "its title"),
        key("author", &TEXTS, "who wrote it"),
        key("url", &Form::Text, "where it can be read"),
        key("language", &Form::Choice(LANGUAGES), "its language"),
        key("published", &Form::Date, "when it came out"),
        key("names", &TEXTS, "how a draft may name it in an attribution"),
        key("protected", &Form::Flag, "that nothing of it leaves the desk, not even that there is such a source"),
        key("reliability", &Form::Text, "how far it can be trusted, in the desk's own words or by a scale of its own"),
        key("archived", &Form::Date, "when its text was archived"),
        key("sha256", &Form::Text, "the SHA-256 of its text as it was archived, to tell when it has changed"),
        key("note", &Form::Text, "the curator's remark"),
    ],
    marks: &[],
};

/// The keys of an entity.
pub(crate) const ENTITY: Shape = Shape {
    what: "an entity",
    keys: &[
        key("kind", &Form::Choice(KINDS), "what it is; a person when missing"),
        key("gender", &Form::Choice(&["m", "f"]), "whether its names are masculine or feminine"),
        key("names", &TEXTS, "names that mean it wherever they stand"),
        key("called", &WORDS_BY_LANG, "descriptions that may stand for it near one of its names"),
        key("of", &TEXTS, "entities that it belongs to or is about"),
        key("event", &Form::Text, "for events: a term of the vocabulary \"event\""),
        key("words", &WORDS_BY_LANG, "further verbs and nouns of an event"),
        key("within", &Form::Text, "for places: the coarser place that it lies in"),
        key("note", &Form::Text, "the curator's remark"),
    ],
    marks: &[],
};

/// The keys of a fact.
pub(crate) const FACT: Shape = Shape {
    what: "a fact",
    keys: &[
        key("is", &Form::Value, "the desk's reading; an array leaves several sides open"),
        key("says", &Form::Map("source", &READING_OR_QUOTE), "what each source says"),
        key("as-of", &Form::Date, "the day the value held"),
        key("valid", &Form::Value, "the time in which the value holds, as a date or an interval"),
        key("status", &Form::Choice(STATUSES), "what the desk makes of it, if the readings don't tell"),
        key("text", &Form::ByLang(&Form::Text), "how a message puts it: a clause without a full stop"),
        key("words", &WORDS_BY_LANG, "further cue words"),
        key("with", &TEXTS, "entities that must be in the clause too"),
        key("derive", &Form::Text, "how the value follows from other facts, for those who check it"),
        key("tests", &Form::Table(&TESTS), "sentences to try it with, for \"factlint facts test\""),
        key("note", &Form::Text, "the curator's remark"),
        key("checked", &Form::Date, "when it was last checked"),
        key("protected", &Form::Flag, "that it never leaves the desk: no export and no report for outside has it"),
        key("embargo", &Form::Date, "the day from which it may leave the desk"),
        key("proposed", &Form::Flag, "that no curator has taken it yet: taking the line away accepts it"),
        key("by", &Form::Text, "who checked it"),
    ],
    marks: &["is", "says"],
};

/// The keys of the sentences that a fact is tried with.
pub(crate) const TESTS: Shape = Shape {
    what: "the tests",
    keys: &[
        key("match", &TEXTS, "sentences that say something of the fact, right or wrong"),
        key("no-match", &TEXTS, "sentences that don't, though they look like it"),
    ],
    marks: &[],
};

/// The keys of a source's reading.
pub(crate) const READING: Shape = Shape {
    what: "a reading",
    keys: &[
        key("is", &Form::Value, "its value, if it isn't the desk's"),
        key("certainty", &Form::Choice(CERTAINTIES), "how surely the source says so; \"asserted\" by default"),
        key("error", &Form::Flag, "whether the reading is known to be wrong"),
        key("quote", &Form::Text, "the source's words"),
        key("note", &Form::Text, "the curator's remark"),
    ],
    marks: &[],
};

/// The keys of an attribute.
pub(crate) const ATTRIBUTE: Shape = Shape {
    what: "an attribute",
    keys: &[
        key("type", &Form::Choice(TYPES), "how its values are written and compared"),
        key("slot", &Form::Choice(SLOTS), "how a clause expresses it; has a default by type"),
        key("subject", &Form::Either(&[Form::Choice(KINDS), Form::List(&Form::Choice(KINDS))]), "the kinds of entity it is said of"),
        key("role", &Form::Either(&[Form::Choice(KINDS), Form::List(&Form::Choice(KINDS))]), "the kinds of entity that its values are"),
        key("vocabulary", &Form::Text, "the vocabulary of its terms"),
        key("event", &Form::Text, "the event of the subject that it is told of: a term of the vocabulary \"event\""),
        key("words", &WORDS_BY_LANG, "cue words"),
        key("label", &Form::ByLang(&Form::Text), "how a message names it"),
        key("yearly", &Form::Flag, "whether it is told of a year, the one before by default"),
        key("change", &Form::Flag, "whether its figure is itself a change: a growth, a decline"),
        key("limit", &Form::Flag, "whether its figure is the most that there can be: a capacity"),
        key("opposite", &Form::Text, "the attribute whose words tell the same figure the other way round: a decline for a growth"),
        key("several", &Form::Flag, "whether one can have several of its terms, of which only the grades of one contradict: prizes"),
        key("note", &Form::Text, "the curator's remark"),
    ],
    marks: &["type"],
};

/// The keys of a vocabulary.
pub(crate) const VOCABULARY: Shape = Shape {
    what: "a vocabulary",
    keys: &[
        key("exclusive", &Form::Flag, "whether two terms, neither above the other, contradict"),
        key("terms", &Form::Map("term", &Form::Table(&TERM)), "its terms, by id"),
        key("note", &Form::Text, "the curator's remark"),
    ],
    marks: &[],
};

/// The keys of a term.
pub(crate) const TERM: Shape = Shape {
    what: "a term",
    keys: &[
        key("under", &TEXTS, "the coarser terms right above it"),
        key("compatible", &TEXTS, "siblings that may hold at the same time"),
        key("sole", &Form::Choice(&["country", "place"]), "where one person at most is it at a time"),
        key("fr", &WORDS, "how it is said in French"),
        key("en", &WORDS, "how it is said in English"),
        key("note", &Form::Text, "the curator's remark"),
    ],
    marks: &[],
};

/// The keys of a set as a value.
pub(crate) const SET: Shape = Shape {
    what: "a set",
    keys: &[key("members", &TEXTS, "ids of terms or entities"), key("closed", &Form::Flag, "whether there are no others")],
    marks: &[],
};

const WORD_LISTS: Shape = Shape {
    what: "words",
    keys: &[
        key("nouns", &TEXTS, "nominal phrases; plural and feminine forms are made"),
        key("verbs", &TEXTS, "an infinitive and its complement; the other forms are made"),
        key("phrases", &TEXTS, "phrases that don't inflect"),
    ],
    marks: &[],
};

/// Codes of the languages, in the order of [`crate::language::Lang::ALL`].
pub(crate) const LANGUAGES: &[&str] = &["fr", "en"];
/// How severe a finding is.
pub(crate) const SEVERITIES: &[&str] = &["off", "hint", "info", "warning", "error"];
/// Names of [`crate::facts::EntityKind`], in its order.
pub(crate) const KINDS: &[&str] = &["person", "group", "body", "place", "event", "case", "object", "work"];
/// Names of [`crate::facts::Certainty`], in its order.
pub(crate) const CERTAINTIES: &[&str] = &["asserted", "attributed", "alleged", "denied"];
/// Names of [`crate::facts::Status`], in its order.
pub(crate) const STATUSES: &[&str] = &["established", "single-source", "disputed", "unverified", "retracted", "superseded", "rejected"];
/// Names of [`crate::facts::ValueType`], in its order.
pub(crate) const TYPES: &[&str] = &[
    "yes-no",
    "count",
    "quantity",
    "money",
    "percentage",
    "age",
    "duration",
    "date",
    "weekday",
    "part-of-day",
    "entity",
    "term",
    "set",
    "order",
    "quotation",
    "name",
];
/// Names of [`crate::facts::Slot`], in its order.
pub(crate) const SLOTS: &[&str] = &[
    "age",
    "when",
    "part-of-day",
    "where",
    "since",
    "lasted",
    "title",
    "count",
    "measure",
    "predicate",
    "filler",
    "quotation",
    "name",
    "eponym",
    "order",
    "interval",
];

const TEXTS: Form = Form::Either(&[Form::Text, Form::List(&Form::Text)]);
const WORDS: Form = Form::Either(&[Form::Text, Form::List(&Form::Text), Form::Table(&WORD_LISTS)]);
const WORDS_BY_LANG: Form = Form::ByLang(&WORDS);
const READING_OR_QUOTE: Form = Form::Either(&[Form::Text, Form::Table(&READING)]);

const fn key(name: &'static str, form: &'static Form, doc: &'static str) -> Key {
    Key { name, form, doc }
}
