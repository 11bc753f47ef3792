"""An engine: a desk that is held open, against which batches of articles are checked."""

from __future__ import annotations

import datetime
import functools
import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json

from . import _native
from .schema import SCHEMA

_AT_ONCE = 256
"""How many articles are checked before their findings are handed on: few enough that they take little room."""


@dataclass(frozen=True)
class Columns:
    """The names of the columns that articles come in. Others are left alone."""

    path: str = "path"
    """What each article goes by, like the path of a draft: its ending says how it is marked up, Markdown where it has none."""
    text: str = "text"
    """Texts, or the bytes of files. Front matter is read as in a draft."""
    date: str | None = None
    """The datelines of articles whose front matter has none: dates, timestamps, or texts such as 2026-02-07."""
    lang: str | None = None
    """The languages of articles whose front matter doesn't say, such as fr."""


@dataclass(frozen=True)
class Options:
    """What `factlint check` takes as options of the same names: it holds for all articles, where they don't say otherwise."""

    date: str | None = None
    lang: str | None = None
    messages: str | None = None
    profile: str | None = None
    outside: bool = False
    today: str = field(default_factory=lambda: datetime.date.today().isoformat())
    """The day it is, so that it is the same one on every machine and when a part of a job is done again."""


class Engine:
    """A desk that is held open. It may be used by several threads, and lets others run while it checks."""

    def __init__(self, desk: str | PathLike[str], options: Options | None = None) -> None:
        """Opens the desk in a folder, as `compile` left it if nothing has changed since.

        Raises ValueError where a check would mean nothing: there is no desk, or its configuration is at fault.
        """
        options = options or Options()
        self._native = _native.Engine(desk, build=build(), **vars(options))

    @property
    def faults(self) -> list[str]:
        """What is wrong with the desk and keeps nothing from being checked: path:line:column: [kind] what."""
        return self._native.faults

    def check(self, articles: pa.RecordBatch | pa.Table, columns: Columns = Columns()) -> pa.RecordBatch:
        """The findings in articles, in the columns of `SCHEMA`, in the order of the articles."""
        names = (columns.path, columns.text, columns.date, columns.lang)
        readers = (_texts, _bytes, _dates, _texts)
        nothing = [None] * articles.num_rows
        rows = [nothing if name is None else read(articles.column(name)) for name, read in zip(names, readers)]
        return _batch(self._native.check(list(zip(*rows))))

    def check_all(self, batches: Iterable[pa.RecordBatch], columns: Columns = Columns()) -> Iterator[pa.RecordBatch]:
        """The same of batches of any size, a few articles at a time."""
        for batch in batches:
            for start in range(0, batch.num_rows, _AT_ONCE):
                findings = self.check(batch.slice(start, _AT_ONCE), columns)
                if findings.num_rows:
                    yield findings


@functools.lru_cache(maxsize=4)
def opened(desk: str, options: Options) -> Engine:
    """The engine of a desk, opened once in a process."""
    return Engine(desk, options)


@functools.cache
def build() -> str:
    """What tells this build of the engine from every other, on all machines alike."""
    return hashlib.sha256(Path(str(_native.__file__)).read_bytes()).hexdigest()


def _texts(column: pa.Array | pa.ChunkedArray) -> list[str | None]:
    texts: list[str | None] = pc.cast(column, pa.string()).to_pylist()
    return texts


def _bytes(column: pa.Array | pa.ChunkedArray) -> list[bytes | None]:
    texts: list[bytes | None] = pc.cast(column, pa.large_binary()).to_pylist()
    return texts


def _dates(column: pa.Array | pa.ChunkedArray) -> list[str | None]:
    zoned = pa.types.is_timestamp(column.type) and column.type.tz is not None
    return _texts(pc.local_timestamp(column) if zoned else column)


def _batch(lines: bytes) -> pa.RecordBatch:
    """Lines of JSON as a batch."""
    if not lines:
        return pa.RecordBatch.from_pylist([], schema=SCHEMA)
    whole = pa.json.ReadOptions(use_threads=False, block_size=len(lines))
    typed = pa.json.ParseOptions(explicit_schema=SCHEMA, unexpected_field_behavior="ignore")
    table = pa.json.read_json(io.BytesIO(lines), read_options=whole, parse_options=typed)
    return table.combine_chunks().to_batches()[0]
