//! Markers: what the small words of a language do in a clause, and sets of that.

macro_rules! markers {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// What a function word or marker does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Marker { $($(#[$doc])* $name,)* }

        impl Marker {
            pub(super) const KEYS: &[(&str, Self)] = &[$(($key, Self::$name),)*];
        }
    };
}

markers! {
    /// « le », "the".
    Definite = "definite",
    /// « du », « aux »: an article that holds its preposition.
    Contracted = "contracted",
    /// « un », "a".
    Indefinite = "indefinite",
    /// « son », "his".
    Possessive = "possessive",
    /// « devient », "became": what somebody begins to be.
    Inceptive = "inceptive",
    /// « prend », "took": verbs that with more words say that somebody begins in an office.
    Assuming = "assuming",
    /// « à partir de », "from": the time from which on something holds.
    Onward = "onward",
    /// « rejoint », "moved to": a change of side.
    Joining = "joining",
    /// « jusqu'en », "until".
    Until = "until",
    /// « servit », "served as": verbs that lead to an office as a copula does.
    Serving = "serving",
    /// « le poste de », "the post of": words that stand between such a verb and the office.
    Post = "post",
    /// « cette », "this".
    Demonstrative = "demonstrative",
    /// Other determiners.
    Determiner = "determiner",
    /// Prepositions.
    Preposition = "preposition",
    /// « de », "of": joins a noun to what it is of.
    Genitive = "genitive",
    /// « qui », "which".
    Relative = "relative",
    /// « alors que », "while".
    Subordinator = "subordinator",
    /// « et », "and".
    Coordinator = "coordinator",
    /// Opens a negation: « ne », « sans », "not".
    Negation = "negation",
    /// Completes a negation: « pas », « aucun ».
    NegationWord = "negation-word",
    /// « ne … que », "only".
    Restriction = "restriction",
    /// Makes a statement uncertain.
    Hedge = "hedge",
    /// « présumé », "on suspicion": hedges of whoever takes part, or of what they are said to have done.
    Alleged = "alleged",
    /// Names whose statement it is.
    Attribution = "attribution",
    /// Says that what is told is wrong.
    Refutation = "refutation",
    /// Opens a question.
    Question = "question",
    /// Opens a hypothesis.
    Hypothesis = "hypothesis",
    /// Tells of another thing of the kind.
    Again = "again",
    /// « ancien », "former".
    Former = "former",
    /// « sortant », "incumbent".
    Outgoing = "outgoing",
    /// « futur », "next".
    FutureOne = "future-one",
    /// « M. », "Dr".
    Honorific = "honorific",
    /// Words that may stand inside a phrase.
    Adverb = "adverb",
    /// « il », "he".
    MasculinePronoun = "masculine-pronoun",
    /// « elle », "she".
    FemininePronoun = "feminine-pronoun",
    /// « ils », "they".
    PluralPronoun = "plural-pronoun",
    /// « certains », "someone".
    Unspecific = "unspecific",
    /// Words that keep the full stop after them.
    Abbreviation = "abbreviation",
    /// « par », "by": what does it follows.
    By = "by",
    /// « une offre à », "worth": joins a thing to its measure.
    Measuring = "measuring",
    /// « contre », "compared with": opens the figure of another time.
    Comparing = "comparing",
    /// « jusqu'à », "as much as": a peak reached for a moment.
    Extreme = "extreme",
    /// « avant », "before".
    Before = "before",
    /// « après », "after".
    After = "after",
    /// Forms of être, avoir; be, have, do and modals.
    Auxiliary = "auxiliary",
    /// Verbs that join a subject and what it is.
    Copula = "copula",
    /// « aurait », « serait ».
    ConditionalAuxiliary = "conditional-auxiliary",
    /// Verbs that only say that something took place.
    LightVerb = "light-verb",
    /// « lit », "heard": who does so has the words from another.
    Perceiving = "perceiving",
    /// « hommage », "plea": nouns for words that somebody says.
    Words = "words",
    /// « je », « notre », "my": who speaks, of themself.
    FirstPerson = "first-person",
    /// « tu », « votre », "you": whom words are said to.
    SecondPerson = "second-person",
    /// « dépasse », "topped": the figure that follows is the least.
    Exceeding = "exceeding",
    /// « tente de », "fear": what somebody wants, tries or fears, as sure as they are themselves.
    Volition = "volition",
    /// « affaire », "trial": what is called by somebody's family name.
    Affair = "affair",
    /// « lors de », "during": the event that follows is what the place or time before it is of.
    Occasion = "occasion",
    /// « à cause de », "because": opens why something is so.
    Causal = "causal",
    /// « déjà », "already".
    Already = "already",
    /// « quand », "when": opens what happened at a time just told.
    When = "when",
    /// « vers », "shortly after": before a time that is told roughly.
    Roughly = "roughly",
    /// « prévu », "planned": tells what is to come.
    Planned = "planned",
    /// « à », "in": says where somebody is.
    There = "there",
    /// « pour », "for": what people are in a place for.
    For = "for",
    /// Verbs that tell how many a body has.
    Having = "having",
    /// « avec », "with": opens what the subject has.
    With = "with",
    /// Words that tell how many a thing can hold: « peut accueillir », "built for".
    Holding = "holding",
    /// Words before the amount of a change.
    Change = "change",
    /// Tells one thing beside another: « plus jeune », "older".
    Comparative = "comparative",
    /// « pendant », "for": how long something went on.
    During = "during",
    /// Verbs that tell how long something went on.
    Lasting = "lasting",
    /// « à », "at": before the age at which something befell somebody.
    AtAge = "at-age",
    /// « l'âge de », "the age of": the noun that an age follows.
    AgeNoun = "age-noun",
    /// « depuis », "since".
    Since = "since",
    /// « vont de », "range from": verbs that tell a span of figures, none of them the one.
    Spread = "spread",
    /// « de moins que », "short of": after a figure, tells how far apart two others are.
    Gap = "gap",
    /// « à eux deux », "between them": tells a figure of several at once.
    Together = "together",
    /// « bureau de vote », "ward": a part of a place, with figures of its own.
    District = "district",
    /// « à la mi-journée », "so far": a figure that isn't the last.
    Unfinished = "unfinished",
    /// « celle de 1987 », "that of 1987": stands in for another of the kind.
    StandIn = "stand-in",
    /// « conseil », "lawmakers": those who vote in an assembly.
    Assembly = "assembly",
    /// « que », "than": opens what a thing is compared with.
    Than = "than",
    /// « plus », "more": opens a comparison.
    Degree = "degree",
    /// « avait », "had": puts its verb before another past.
    PastAuxiliary = "past-auxiliary",
    /// « plus tard », "on": after a length of time, counts from one day to another.
    Later = "later",
    /// « loin de », "yet to": before a figure that isn't reached.
    Unreached = "unreached",
    /// « de plus », "more": beside a figure that comes on top of another.
    Further = "further",
    /// « portée à », "rise to": before the figure that a change leads to.
    Outcome = "outcome",
    /// « relaxé de », "cleared of": before what somebody isn't guilty of.
    Cleared = "cleared",
    /// « seuls », "only": before the number of those of whom something is told.
    Few = "few",
    /// « promet », "is set to": opens what isn't done yet.
    Promised = "promised",
    /// « la saison dernière », "last season": a time before the one that is told of.
    Bygone = "bygone",
    /// Verbs of what is to come.
    Forecast = "forecast",
    /// « vers », "to": where someone is led.
    Towards = "towards",
    /// « frappé », "hit": an event comes over those it is told of.
    Befall = "befall",
    /// « dont », "whose": opens what is told of something of what stands before it.
    Whose = "whose",
    /// « lutté », "battled": what is done against an event as long as it lasts.
    Battling = "battling",
    /// « maîtriser », "under control": the end of what was fought.
    Mastering = "mastering",
    /// « dirige », « peut », "leads", "can": verbs of what somebody is or may do, not of what happened once.
    Stative = "stative",
    /// « provoqué par », "triggered by": before the event from which another came.
    Origin = "origin",
    /// « se trouve », "sits": says where a thing is.
    Lying = "lying",
    /// « les 54 », "all 54": none is left out.
    Whole = "whole",
    /// « d'abord », « provisoire », "initially": the figure is one of several that follow one another.
    Passing = "passing",
    /// « dont », "including": opens the parts of a whole.
    Parts = "parts",
    /// « personnes », "people": says nothing of those who are counted.
    Anyone = "anyone",
    /// « des voix », "of the vote": what is shared out once.
    Shared = "shared",
    /// « contre », "against": opens the other's share.
    Against = "against",
    /// « pour », "for": whose share it is.
    Favour = "favour",
    /// « voix », "votes": what is cast in a vote.
    Ballots = "ballots",
    /// « voté », "voted": what those who vote do.
    Voting = "voting",
    /// « adopté », "passed": what a vote decided.
    Deciding = "deciding",
    /// « rejeté », "voted down": a vote that those against won.
    Rejecting = "rejecting",
    /// « recueilli », "won": gets votes.
    Polling = "polling",
    /// « il faut », "needed": a number that a vote must reach.
    Needed = "needed",
    /// « à la pause », "led": tells how a match stood before its end.
    Interim = "interim",
    /// « pointe », "lie": tells at which rank a team stands.
    Standing = "standing",
    /// « parmi », "among": tells of some of those who voted.
    Among = "among",
    /// What says which day a figure is of: "as of", « à la date du ».
    AsOf = "as-of",
    /// « d'abord », "originally": tells what was before it changed.
    Originally = "originally",
    /// « reporté », "postponed": tells of a plan that has changed.
    Postponed = "postponed",
    /// « collègue », "friend": somebody who is told by whose they are.
    Companion = "companion",
    /// « l'entreprise », "the company": words for whichever body was named last.
    AnyBody = "any-body",
    /// « Cour », "University": words in the names of bodies, places and things, and in nobody's.
    Institution = "institution",
    /// « menacés », "due to": words behind a noun that tell which of those that it counts are meant.
    Qualifying = "qualifying",
    /// « à peine », "barely": adverbs before an age that opens a sentence.
    Barely = "barely",
    /// « directeur », "spokesman": whoever leads a body, works for it or belongs to it.
    Officer = "officer",
    /// « sur les », "out of the": opens the whole of which a part follows.
    OutOf = "out-of",
    /// « la moitié », "most": a share of the whole that follows.
    Fraction = "fraction",
    /// "alone": of what stands before it, and of nothing else.
    Alone = "alone",
    /// « Europe », "France": what every story may name, without being another's.
    Region = "region",
    /// « en direction de », "bound for": before what something is on its way to.
    Bound = "bound",
    /// « avance », "fee": a noun for a sum of money that is no change of another.
    Sum = "sum",
    /// « passé », "spent": a length of time that somebody lived through.
    Spent = "spent",
    /// « opérationnel », "operating": makes a figure's noun that of another measure.
    Qualifier = "qualifier",
    /// « contre », "against": leads to whom a demand is made against.
    Opposing = "opposing",
    /// « demi- », « quart de », "semi-": makes another word of the one it is joined to.
    Prefix = "prefix",
    /// « contrairement à », "unlike": sets one thing beside another.
    Unlike = "unlike",
    /// « fait savoir », "let it be known": says something without a verb of saying.
    Telling = "telling",
    /// « sont au nombre de », "numbered": says of some how many they are.
    Numbering = "numbering",
    /// « allé », "go": a verb that says nothing but that what follows came about.
    Reaching = "reaching",
    /// « s'est achevé », "ended": the end of what had gone on.
    Ending = "ending",
    /// « vient de », "came from": leads from words to whose they are.
    Coming = "coming",
    /// « par an », "a month": makes of a number so many each time.
    Each = "each",
    /// « l'ensemble de », "the whole of": no part of what it is said of.
    Entire = "entire",
    /// « s'élève à », "put at": says how much of a thing there is.
    Amounting = "amounting",
}

impl Marker {
    /// Whether it sets parts and wholes side by side: « dont », "against".
    pub(super) const fn sets_parts(self) -> bool {
        matches!(self, Self::Parts | Self::Against)
    }
}

/// Markers of nouns and verbs of a subject.
const CONTENT: MarkerSet = {
    let all = [
        Marker::Affair,
        Marker::Anyone,
        Marker::Ballots,
        Marker::Voting,
        Marker::Deciding,
        Marker::Rejecting,
        Marker::Polling,
        Marker::Needed,
        Marker::Interim,
        Marker::Standing,
        Marker::Qualifier,
        Marker::Prefix,
        Marker::Spent,
        Marker::Sum,
        Marker::Region,
        Marker::Companion,
        Marker::Fraction,
        Marker::Entire,
        Marker::Amounting,
        Marker::Institution,
        Marker::Officer,
        Marker::Barely,
        Marker::Qualifying,
    ];
    let (mut out, mut at) = (MarkerSet([0; WORDS]), 0);
    while at < all.len() {
        out.add(all[at]);
        at += 1;
    }
    out
};

/// How many words of bits a set has.
const WORDS: usize = 3;

/// A set of markers, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkerSet([u64; WORDS]);

const _: () = assert!(Marker::KEYS.len() <= WORDS * u64::BITS as usize, "a marker needs a bit of its own");

impl MarkerSet {
    /// Adds a marker.
    pub(super) const fn add(&mut self, marker: Marker) {
        let (word, bit) = Self::place(marker);
        self.0[word] |= bit;
    }

    /// Whether a marker is in it.
    #[must_use]
    pub const fn has(self, marker: Marker) -> bool {
        let (word, bit) = Self::place(marker);
        self.0[word] & bit != 0
    }

    /// The markers in it.
    pub(super) fn iter(self) -> impl Iterator<Item = Marker> {
        let all = if self.is_empty() { &[] } else { Marker::KEYS };
        all.iter().map(|(_, marker)| *marker).filter(move |marker| self.has(*marker))
    }

    /// Whether it sets parts and wholes side by side.
    #[must_use]
    pub const fn sets_parts(self) -> bool {
        self.has(Marker::Parts) || self.has(Marker::Against)
    }

    /// Whether it tells of a function word: words of a subject such as votes are words like any other.
    #[must_use]
    pub const fn is_function(self) -> bool {
        let (own, content) = (self.0, CONTENT.0);
        own[0] & !content[0] | own[1] & !content[1] | own[2] & !content[2] != 0
    }

    /// Whether there is none in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0[0] | self.0[1] | self.0[2] == 0
    }

    const fn place(marker: Marker) -> (usize, u64) {
        let at = marker as u8;
        ((at / 64) as usize, 1 << (at % 64))
    }
}
