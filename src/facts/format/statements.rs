//! Facts: an attribute of an entity, what the desk makes of it, what each source says.

use super::attributes;
use super::declared::{Declared, Origin};
use super::file::Fault;
use super::guard;
use super::hints::Of;
use super::keys;
use super::loader::{self, Loader, Part};
use super::pass::Pass;
use super::quotes::Archives;
use super::readings;
use super::status;
use super::table::{Key, Node, Table, children, date, flag, list, owned, table, text, texts_by_lang};
use super::tree::{Leaf, leaves};
use super::words;
use crate::facts::compiled::loose::{self, Chunk, Shared};
use crate::facts::compiled::records::names_of;
use crate::facts::files::Files;
use crate::facts::flat::Hash;
use crate::facts::gathered::Gathered;
use crate::facts::model::{Attribute, AttributeId, EntityId, EntityKind, Fact, FactValue, Status, Tests, Tried};
use crate::facts::nameable::Nameable;
use crate::facts::notation::{self, Misplaced};
use crate::facts::parallel;
use crate::facts::said::say;
use crate::facts::share::Run;
use rustc_hash::{FxHashMap, FxHasher};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::Hasher;
use std::sync::Arc;

/// Reads facts, entity by entity in the order of the files; which of them each file tells.
pub(crate) fn read(loader: &mut Loader, origins: &[Origin<'_>], files: &dyn Files, shared: &Shared, threads: usize) -> Vec<Run> {
    let (ids, attributes) = (Arc::clone(loader.names.entities.names()), Arc::new(names_of(&loader.base.attributes)));
    let shared = Shared { ids, attributes, ..shared.clone() };
    let known = &*loader;
    let read =
        |file: usize, archives: &mut Archives<'_>, again: &Again| told(known, archives, &origins[file], again, Chunk::new(&shared, file));
    let mut all = parallel::each(origins, threads, || Archives::new(files), |file, _, archives| read(file, archives, &Again::default()));
    // Few files declare a fact for the second time: they are read for the second time, now that this is known.
    for (nth, again) in doubled(origins, &all) {
        all[nth] = read(nth, &mut Archives::new(files), &again);
    }
    let chunks = loader.take(all.into_iter().map(|told| told.part));
    let runs = loose::runs(loader.base.facts.len(), &chunks);
    loader.base.facts.join(loose::store(chunks, shared));
    runs
}

/// The facts of a file alone, if there is no fault in them.
pub(crate) fn alone(loader: &Loader, origin: &Origin<'_>, files: &dyn Files) -> Option<Vec<Fact>> {
    let shared = Shared { texts: vec![origin.input.file.path.clone()], ..Shared::default() };
    let told = told(loader, &mut Archives::new(files), origin, &Again::default(), Chunk::new(&shared, 0));
    let is_sound = told.part.problems.is_empty() && doubled(std::slice::from_ref(origin), std::slice::from_ref(&told)).is_empty();
    is_sound.then(|| loose::store::<Fact>(vec![told.part.chunk], shared).iter().cloned().collect())
}

/// Where facts stand that are declared several times: by which file on which line they were before. Nothing of the first,
/// where another is guarded: it is the one that counts, and must not leave either.
type Again = FxHashMap<usize, Option<(String, usize)>>;

/// What a file tells.
struct Told {
    part: Part,
    ids: Vec<Known>,
}

/// What a fact is known by, good or not, where it stands, and whether it is guarded.
type Known = ([u64; 2], usize, bool);

fn told(loader: &Loader, archives: &mut Archives<'_>, origin: &Origin<'_>, again: &Again, chunk: Chunk) -> Told {
    let mut pass = Pass::new(loader, &origin.input.file);
    let mut latest = None;
    let over_all = guard::is_over_all(origin.root) || origin.root.get("facts").and_then(Node::as_table).is_some_and(guard::is_over_all);
    let mut out = Told { part: Part { chunk, gathered: Gathered::default(), problems: Vec::new() }, ids: Vec::new() };
    for (key, node) in Some(origin).filter(|origin| origin.is_facts()).into_iter().flat_map(|origin| children(origin.root, "facts")) {
        let named = loader.entity_after(latest, key.text()).map_err(|fault| (key.span(), fault));
        let (Some(entity), Some(table)) = (pass.good(named), node.as_table()) else { continue };
        latest = Some(entity);
        let leaves = leaves(table, &keys::FACT, pass.file, &mut Vec::new());
        let over = guards(table, &leaves);
        for leaf in &leaves {
            let guarded = over_all || over.iter().any(|above| is_below(leaf, above));
            fact(&mut pass, archives, &Stated { entity, leaf, guarded }, again, &mut out);
        }
    }
    out.part.problems = pass.problems;
    out
}

/// A fact as it stands in its file.
struct Stated<'l, 't> {
    entity: EntityId,
    leaf: &'l Leaf<'t>,
    /// Whether a guard stands above it.
    guarded: bool,
}

/// The names below which all is guarded: nothing else is said by the tables there.
fn guards<'l, 't>(table: Table<'t>, leaves: &'l [Leaf<'t>]) -> Vec<&'l [Key<'t>]> {
    let no_fact = leaves.iter().filter(|leaf| !leaf.table.contains_key("is") && guard::is_over_all(leaf.table));
    let above = no_fact.map(|leaf| leaf.path.as_slice());
    above.chain(guard::is_over_all(table).then_some(&[] as &[_])).collect()
}

fn is_below(leaf: &Leaf<'_>, above: &[Key<'_>]) -> bool {
    leaf.path.len() >= above.len() && leaf.path.iter().zip(above).all(|(own, above)| own.text() == above.text())
}

/// The facts that other files, or the same above them, declare too: by the file that they stand in.
fn doubled(origins: &[Origin<'_>], all: &[Told]) -> BTreeMap<usize, Again> {
    let mut ids: Vec<([u64; 2], usize, usize, bool)> = all
        .iter()
        .enumerate()
        .flat_map(|(nth, told)| told.ids.iter().map(move |(id, start, guarded)| (*id, nth, *start, *guarded)))
        .collect();
    // To sort by one number is several times as quick; those few are left that another may be like.
    ids.sort_unstable_by_key(|(id, ..)| id[0]);
    let alike = ids.chunk_by(|one, other| one.0[0] == other.0[0]).filter(|alike| alike.len() > 1);
    let mut alike: Vec<_> = alike.flatten().copied().collect();
    alike.sort_unstable();
    let mut out: BTreeMap<usize, Again> = BTreeMap::new();
    for same in alike.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() > 1) {
        let (_, first, start, _) = same[0];
        let place = origins[first].input.file.place(start..start);
        for (_, nth, start, _) in &same[1..] {
            out.entry(*nth).or_default().insert(*start, Some((place.path.clone(), place.line)));
        }
        if same[1..].iter().any(|(.., guarded)| *guarded) {
            out.entry(first).or_default().insert(start, None);
        }
    }
    out
}

fn fact(pass: &mut Pass<'_>, archives: &mut Archives<'_>, stated: &Stated<'_, '_>, again: &Again, out: &mut Told) {
    let (loader, &Stated { entity, leaf, guarded }) = (pass.loader, stated);
    let kind = loader.gathered.kind(entity);
    let found = attribute(loader, kind, &leaf.path).ok_or_else(|| unknown(loader, kind, &leaf.path));
    let Some(attribute) = pass.good(found) else { return };
    let declared = Declared { file: pass.file, name: id(loader, entity, leaf).into(), span: leaf.span.clone(), table: leaf.table };
    let again = again.get(&leaf.span.start);
    let guarded = guarded || again == Some(&None) || guard::is_fact_protected(leaf.table);
    out.ids.push((hashed(&declared.name), leaf.span.start, guarded || leaf.table.contains_key("embargo")));
    if let Some(Some((path, line))) = again {
        return pass.problems.push(loader::again("fact", "duplicate-fact", &declared, (path, *line)));
    }
    let known = loader.base.attribute(attribute);
    let says = readings::read(pass, archives, known, leaf.table);
    let Some(is) = desk_reading(pass, known, &declared) else { return };
    if children(leaf.table, "says").next().is_none() {
        let message = say!("fact \"{0}\" has no reading of a source; expected says.SOURCE = …", &*declared.name);
        pass.complain(&declared, "missing-reading", message);
    }
    let protected = guarded || readings::is_one_lost(loader, &says, leaf.table);
    let fact = Fact { entity, attribute, is, says, protected, ..blank(pass, &declared) };
    let fact = Fact { status: status::read(pass, known, &declared, &fact), ..fact };
    out.part.gathered.fact(&loader.base, kind, &fact);
    out.part.chunk.add(&fact);
}

/// What a fact is known by: two hashes that no other has both of.
fn hashed(id: &str) -> [u64; 2] {
    let mut other = FxHasher::default();
    other.write(id.as_bytes());
    [Hash::NONE.with(id).bits(), other.finish()]
}

/// What a fact says beside its values.
fn blank(pass: &mut Pass<'_>, declared: &Declared<'_>) -> Fact {
    let of = declared.table;
    Fact {
        id: declared.name.to_string(),
        entity: EntityId(0),
        attribute: AttributeId(0),
        is: Vec::new(),
        as_of: date(of, "as-of"),
        valid: of.get("valid").and_then(|node| pass.good(notation::date(node))),
        says: Vec::new(),
        status: text(of, "status").and_then(Status::named).unwrap_or_default(),
        text: texts_by_lang(of, "text"),
        words: words::under(of, "words"),
        with: pass.entities(of, "with"),
        note: owned(of, "note"),
        tests: Tests { matching: tried(declared, "match"), others: tried(declared, "no-match") },
        checked: date(of, "checked"),
        protected: false,
        embargo: guard::embargo(of),
        proposed: flag(of, "proposed"),
        place: declared.place(),
        derived_from: Vec::new(),
    }
}

/// Sentences to try the fact with.
fn tried(declared: &Declared<'_>, key: &str) -> Vec<Tried> {
    let nodes = table(declared.table, "tests").into_iter().flat_map(|tests| list(tests, key));
    let one = |node: Node<'_>| Some(Tried { text: node.as_str()?.to_owned(), place: declared.file.place(node.span()) });
    nodes.filter_map(one).collect()
}

/// The desk's own reading, without which there is no fact.
fn desk_reading(pass: &mut Pass<'_>, attribute: &Attribute, declared: &Declared<'_>) -> Option<Vec<FactValue>> {
    let Some(node) = declared.table.get("is") else {
        let message = say!("fact \"{0}\" has no value; expected is = …", &*declared.name);
        pass.complain(declared, "missing-reading", message);
        return None;
    };
    pass.good(notation::parse(pass.loader, attribute, node))
}

fn id(loader: &Loader, entity: EntityId, leaf: &Leaf<'_>) -> String {
    let name = loader.names.entities.name(entity.0).unwrap_or_default();
    let parts = leaf.path.iter().map(|key| key.text());
    let mut id = String::with_capacity(name.len() + parts.clone().map(|part| part.len() + 1).sum::<usize>());
    id.push_str(name);
    parts.for_each(|part| id.extend([".", part]));
    if let Some(number) = leaf.number {
        id.extend([".", &number.to_string()]);
    }
    id
}

/// The attribute with the longest name at the start of a path; what remains is a free name. `votes.against` is `votes-against`,
/// and `"votes.against"` the same: behind `[[…]]` a longer name has to be quoted.
fn attribute(loader: &Loader, kind: EntityKind, path: &[Key<'_>]) -> Option<AttributeId> {
    let name = joined(path);
    let hyphened = |name: &str| name.contains('.').then(|| attributes::named(loader, &name.replace('.', "-"), kind)).flatten();
    let known = |end: usize| attributes::named(loader, &name[..end], kind).or_else(|| hyphened(&name[..end]));
    known(name.len()).or_else(|| ends(&name).rev().find_map(known))
}

/// Where the parts of a name end, but for the last, as far as any attribute's name goes; nowhere if one is empty.
fn ends(name: &str) -> impl DoubleEndedIterator<Item = usize> {
    let start = &name[..name.floor_char_boundary(LONGEST)];
    let is_parted = !name.split('.').any(str::is_empty);
    start.match_indices('.').map(|(end, _)| end).filter(move |_| is_parted)
}

/// How many bytes of a name are looked at for an attribute's.
const LONGEST: usize = 200;

fn unknown(loader: &Loader, kind: EntityKind, path: &[Key<'_>]) -> Misplaced {
    let applies = |attribute: &&Attribute| attribute.subject.is_empty() || attribute.subject.contains(&kind);
    let known = || loader.base.attributes.iter().filter(applies);
    // The name goes wrong at the first part with which no known name goes on.
    let whole = joined(path);
    let goes_on = |end: &usize| known().any(|known| known.name.starts_with(&whole[..=*end]));
    let good = ends(&whole).take_while(goes_on).last();
    let end = ends(&whole).find(|end| good.is_none_or(|good| *end > good)).unwrap_or(whole.len());
    let name = &whole[..end];
    let listed = say!("; `factlint facts names` lists them");
    let hint = loader.hints.end(Of::Attribute(kind), name, known().map(Nameable::Attribute), &loader.base, listed);
    let span = key_at(path, end).map(|key| key.span()).unwrap_or_default();
    (span, Fault::new("unknown-attribute", say!("unknown attribute \"{0}\" of {1}{2}", name, kind.name(), hint)))
}

/// The key of a path in which its name, joined, has a byte before this end.
fn key_at<'p, 't>(path: &'p [Key<'t>], end: usize) -> Option<&'p Key<'t>> {
    let mut start = 0;
    path.iter().find(|key| {
        start += key.text().len() + 1;
        end < start
    })
}

fn joined<'t>(path: &[Key<'t>]) -> Cow<'t, str> {
    if let [only] = path {
        return only.text().into();
    }
    path.iter().map(|key| key.text()).collect::<Vec<_>>().join(".").into()
}
