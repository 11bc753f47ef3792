"""The engine says what the command says, whatever the batches."""

from __future__ import annotations

import datetime
import json
import threading
import time
from pathlib import Path

import factlint_engine
import pyarrow as pa
import pytest
from archive import Archive, lines, told
from factlint_engine import SCHEMA, Columns, Engine, Options


def test_findings_are_the_command_s(archive: Archive, engine: Engine) -> None:
    expected = lines(archive.command())
    rules = {json.loads(line)["rule"] for line in expected}
    assert len(expected) > 100 and {"contradicted", "misquoted", "contradicts-source"} <= rules
    assert told(engine.check(archive.batch())) == expected


@pytest.mark.parametrize("size", [1, 7, 4096])
def test_the_size_of_batches_changes_nothing(archive: Archive, engine: Engine, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factlint_engine.engine._AT_ONCE", 10)
    whole = archive.batch()
    batches = (whole.slice(start, size) for start in range(0, whole.num_rows, size))
    assert told(pa.Table.from_batches(engine.check_all(batches))) == lines(archive.command())


def test_options_are_the_command_s(archive: Archive) -> None:
    said = archive.command("--date", "2026-02-09", "--lang", "fr", "--messages", "en")
    options = Options(date="2026-02-09", lang="fr", messages="en")
    assert told(Engine(archive.desk, options).check(archive.batch())) == lines(said) != lines(archive.command())


@pytest.mark.parametrize(
    "date",
    [
        pa.scalar(datetime.date(2026, 2, 9)),
        pa.scalar("2026-02-09"),
        pa.scalar(datetime.datetime(2026, 2, 9)),
        # Night there is the day before in UTC.
        pa.scalar(datetime.datetime(2026, 2, 8, 23, tzinfo=datetime.timezone.utc), pa.timestamp("us", "Europe/Paris")),
    ],
)
def test_a_row_says_its_date_and_language(archive: Archive, engine: Engine, date: pa.Scalar) -> None:
    batch = archive.batch()
    times, langs = pa.repeat(date, batch.num_rows), pa.repeat("fr", batch.num_rows)
    batch = batch.append_column("published", times).append_column("language", langs)
    hour = "T01:00" if pa.types.is_timestamp(date.type) and date.type.tz else ""
    hour = "T00:00" if hour and date.as_py().hour == 0 else hour
    said = archive.command("--date", f"2026-02-09{hour}", "--lang", "fr")
    findings = engine.check(batch, Columns(date="published", lang="language"))
    assert told(findings) == lines(said) != lines(archive.command())


@pytest.mark.parametrize("kind", [pa.large_string(), pa.string_view(), pa.binary(), pa.dictionary(pa.int32(), pa.string())])
def test_texts_come_in_any_form(archive: Archive, engine: Engine, kind: pa.DataType) -> None:
    batch = archive.batch(12)
    other = pa.RecordBatch.from_arrays([batch["path"], batch["text"].cast(kind)], ["path", "text"])
    assert engine.check(other).equals(engine.check(batch))


def test_a_bad_article_is_a_row_and_nothing_to_the_others(archive: Archive, engine: Engine) -> None:
    batch = archive.batch(12)
    bad = {
        "no text": ("none.md", None, None, None, "it has no text"),
        "no path": (None, b"x", None, None, "it has no path"),
        "no text in its bytes": ("bytes.md", b"\xff\xfe", None, None, "not UTF-8 text"),
        "no document": ("a.docx", b"x", None, None, None),
        "too much": ("much.md", b"x" * ((64 << 20) + 1), None, None, "it is larger than 64 MiB, and not read"),
        "no date": ("date.md", b"x", "lundi", None, 'a date such as 2026-02-07 or 2026-02-07T20:30 was expected, not "lundi"'),
        "no language": ("lang.md", b"x", None, "xx", 'a language that factlint reads was expected (fr, en), not "xx"'),
    }
    good = [(path, text.encode(), None, None) for path, text in zip(batch["path"].to_pylist(), batch["text"].to_pylist())]
    empty = [("empty.md", b"", None, None), ("zero.md", b"\0", None, None)]
    rows = [*good[:6], *(row[:4] for row in bad.values()), *empty, *good[6:]]
    kinds = [pa.string(), pa.large_binary(), pa.string(), pa.string()]
    columns = [pa.array(column, kind) for column, kind in zip(zip(*rows), kinds)]
    found = engine.check(pa.RecordBatch.from_arrays(columns, ["path", "text", "date", "lang"]), Columns(date="date", lang="lang"))
    errors = [row for row in found.to_pylist() if row["error"] is not None]
    assert [(row["path"], row["error"]) for row in errors if row["path"] != "a.docx"] == [
        (path, error) for path, *_, error in bad.values() if path != "a.docx"
    ]
    assert len(errors) == len(bad) and all(row["rule"] is None for row in errors)
    assert told(found.filter(found["error"].is_null())) == told(engine.check(batch))


def test_no_article_gives_no_finding(archive: Archive, engine: Engine) -> None:
    found = engine.check(archive.batch(0))
    assert found.num_rows == 0 and found.schema == SCHEMA


def test_a_compiled_copy_says_the_same(archive: Archive, copy: Path) -> None:
    assert told(Engine(copy).check(archive.batch())) == lines(archive.command())
    assert not (archive.desk / ".factlint").exists()
    with pytest.raises(FileExistsError):
        factlint_engine.compile(archive.desk, copy)


def test_a_damaged_copy_says_the_same(archive: Archive, engine: Engine, copy: Path) -> None:
    expected = told(engine.check(archive.batch(8)))
    (compiled,) = (copy / ".factlint/compiled").glob("*.base")
    good = compiled.read_bytes()
    for start in range(0, len(good), len(good) // 3):
        damaged = bytearray(good)
        damaged[start : start + 4096 : 16] = bytes(byte ^ 0x20 for byte in damaged[start : start + 4096 : 16])
        compiled.unlink()
        compiled.write_bytes(damaged)
        assert told(Engine(copy).check(archive.batch(8))) == expected


def test_a_desk_that_is_none_is_refused(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no configuration"):
        Engine(tmp_path)
    with pytest.raises(ValueError, match="no desk"):
        factlint_engine.compile(tmp_path, tmp_path / "copy")
    (tmp_path / "factlint.toml").write_text("drafts = 3\n")
    with pytest.raises(ValueError, match=r"factlint.toml:1:"):
        Engine(tmp_path)
    for wrong in [Options(profile="strict"), Options(lang="xx"), Options(date="lundi"), Options(today="")]:
        with pytest.raises(ValueError):
            Engine(archive.desk, wrong)


def test_faults_are_told(engine: Engine, copy: Path) -> None:
    (copy / "facts/wrong.toml").write_text("[facts.nobody.age]\nis = 3\n")
    faults = Engine(copy).faults
    assert engine.faults == [] != faults and all(fault.startswith("facts/wrong.toml:") for fault in faults)


def test_what_is_protected_stays_in_the_desk(archive: Archive, copy: Path) -> None:
    people = copy / "facts/people.toml"
    people.write_text(people.read_text().replace("[facts.amine-kessaci.age]", "[facts.amine-kessaci.age]\nprotected = true"))

    def facts(options: Options) -> set[str]:
        found = Engine(copy, options).check(archive.batch(12)).to_pylist()
        return {row["fact"]["id"] for row in found if row["fact"] is not None}

    assert "amine-kessaci.age" in facts(Options()) and "amine-kessaci.age" not in facts(Options(outside=True))


def test_others_run_while_it_checks(archive: Archive, engine: Engine) -> None:
    checking = threading.Thread(target=engine.check, args=[archive.batch()])
    checking.start()
    turns = 0
    while checking.is_alive():
        time.sleep(0.001)
        turns += 1
    # Held up, this thread would have had a turn or two.
    assert turns > 20
