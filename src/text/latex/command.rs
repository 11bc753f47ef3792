//! What the commands of LaTeX mean for prose.

/// What a command means for prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A character, or nothing.
    Character(&'static str),
    /// A mark on the letter that follows.
    Accent(char),
    /// The begin of a formula that ends so.
    Formula(&'static str),
    /// The begin of an environment.
    Begin,
    /// The end of an environment.
    End,
    /// Text between two marks that is no prose.
    Verbatim,
    /// The end of a block.
    Bound,
    /// The begin of an item.
    Item,
    /// A title, in its argument.
    Title,
    /// A note or caption, in its argument.
    Caption,
    /// The draft's date, in its argument.
    Date,
    /// Nothing, and its arguments neither.
    Silent,
    /// Nothing; its second argument is prose.
    Second,
    /// Its argument in quotation marks.
    Quotation,
    /// Nothing; its argument is prose.
    Prose,
}

/// Environments that hold no prose.
pub(super) const SILENT_ENVIRONMENTS: &[&str] = &[
    "align",
    "alignat",
    "array",
    "comment",
    "displaymath",
    "eqnarray",
    "equation",
    "filecontents",
    "flalign",
    "gather",
    "lstlisting",
    "math",
    "minted",
    "multline",
    "picture",
    "pgfpicture",
    "thebibliography",
    "tikzpicture",
    "verbatim",
    "Verbatim",
];

/// Environments that are told a measure before their prose.
pub(super) const MEASURED: &[&str] =
    &["longtable", "minipage", "multicols", "otherlanguage", "spacing", "tabular", "tabularx", "tabulary", "wrapfigure", "wraptable"];

/// The name of a command: letters and a star, or one other character.
pub(super) fn name(text: &str) -> &str {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let length = match letters {
        0 => text.chars().next().map_or(0, char::len_utf8),
        _ => letters + usize::from(text[letters..].starts_with('*')),
    };
    &text[..length]
}

/// What a command means. The argument of one that isn't known is prose.
pub(super) fn meaning(name: &str) -> Meaning {
    let name = name.strip_suffix('*').filter(|name| !name.is_empty()).unwrap_or(name);
    let found = character(name).map(Meaning::Character).or_else(|| accent(name).map(Meaning::Accent));
    found.unwrap_or_else(|| structure(name))
}

fn structure(name: &str) -> Meaning {
    match name {
        "(" => Meaning::Formula("\\)"),
        "[" => Meaning::Formula("\\]"),
        "begin" => Meaning::Begin,
        "end" => Meaning::End,
        "verb" | "lstinline" => Meaning::Verbatim,
        "par" | "\\" | "newline" | "tabularnewline" | "hline" | "toprule" | "midrule" | "bottomrule" | "newpage" | "clearpage" => {
            Meaning::Bound
        }
        "item" => Meaning::Item,
        "title" | "subtitle" | "part" | "chapter" | "section" | "subsection" | "subsubsection" | "paragraph" | "subparagraph"
        | "frametitle" | "framesubtitle" => Meaning::Title,
        "footnote" | "footnotetext" | "thanks" | "caption" | "marginpar" | "sidenote" => Meaning::Caption,
        "date" => Meaning::Date,
        "href" | "textcolor" | "colorbox" | "foreignlanguage" | "hyperref" => Meaning::Second,
        "enquote" => Meaning::Quotation,
        _ if SILENT.contains(&name) => Meaning::Silent,
        _ if ["cite", "paren", "new", "renew", "provide", "set", "bib"].iter().any(|start| name.starts_with(start)) => Meaning::Silent,
        _ => Meaning::Prose,
    }
}

/// Commands whose arguments are no prose.
const SILENT: &[&str] = &[
    "addbibresource",
    "addcontentsline",
    "addtolength",
    "author",
    "autocite",
    "autoref",
    "color",
    "cref",
    "Cref",
    "def",
    "definecolor",
    "documentclass",
    "eqref",
    "fontsize",
    "footcite",
    "geometry",
    "graphicspath",
    "hspace",
    "hypersetup",
    "hypertarget",
    "include",
    "includegraphics",
    "index",
    "input",
    "institute",
    "label",
    "lstinputlisting",
    "nocite",
    "pagenumbering",
    "pageref",
    "pagestyle",
    "phantom",
    "raisebox",
    "ref",
    "rule",
    "selectlanguage",
    "setcounter",
    "textcite",
    "texttt",
    "thispagestyle",
    "url",
    "usepackage",
    "usetheme",
    "vspace",
    "markboth",
    "markright",
    "multicolumn",
    "multirow",
    "cline",
    "cmidrule",
    "vref",
];

/// Characters that have a name.
const NAMED: &[(&str, &str)] = &[
    ("%", "%"),
    ("&", "&"),
    ("$", "$"),
    ("#", "#"),
    ("_", "_"),
    ("{", "{"),
    ("}", "}"),
    (" ", " "),
    ("\n", " "),
    (",", "\u{a0}"),
    (";", "\u{a0}"),
    (":", "\u{a0}"),
    ("/", ""),
    ("-", ""),
    ("!", ""),
    ("@", ""),
    ("quad", " "),
    ("qquad", " "),
    ("space", " "),
    ("thinspace", "\u{a0}"),
    ("nobreakspace", "\u{a0}"),
    ("ldots", "…"),
    ("dots", "…"),
    ("textellipsis", "…"),
    ("og", "«\u{a0}"),
    ("fg", "\u{a0}»"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("euro", "€"),
    ("EUR", "€"),
    ("texteuro", "€"),
    ("pounds", "£"),
    ("textsterling", "£"),
    ("textdollar", "$"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("ss", "ß"),
    ("o", "ø"),
    ("O", "Ø"),
    ("l", "ł"),
    ("L", "Ł"),
    ("aa", "å"),
    ("AA", "Å"),
    ("i", "ı"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textdegree", "°"),
    ("degres", "°"),
    ("no", "n°"),
    ("No", "N°"),
    ("ier", "er"),
    ("iere", "re"),
    ("ieme", "e"),
    ("textquoteright", "’"),
    ("slash", "/"),
    ("textbackslash", "\\"),
    ("LaTeX", "LaTeX"),
    ("TeX", "TeX"),
    ("textasciitilde", "~"),
    ("allowbreak", ""),
];

fn character(name: &str) -> Option<&'static str> {
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// Marks on letters.
fn accent(name: &str) -> Option<char> {
    Some(match name {
        "'" => '\u{301}',
        "`" => '\u{300}',
        "^" => '\u{302}',
        "\"" => '\u{308}',
        "~" => '\u{303}',
        "=" => '\u{304}',
        "." => '\u{307}',
        "c" => '\u{327}',
        "v" => '\u{30C}',
        "u" => '\u{306}',
        "H" => '\u{30B}',
        "k" => '\u{328}',
        "r" => '\u{30A}',
        _ => return None,
    })
}
