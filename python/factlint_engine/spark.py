"""Archives on Spark: `mapInArrow`, with the compiled desk shipped once to each executor.

What is checked depends on a row alone, so Spark may run any part of it again, anywhere.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from os import PathLike, fspath

import pyarrow as pa
from pyspark import SparkFiles
from pyspark.sql import DataFrame, SparkSession

from .desks import pack
from .engine import Columns, Options, opened
from .schema import SCHEMA


@dataclass(frozen=True)
class Shipped:
    """A desk that is on its way to every executor of a session."""

    name: str


def check(
    articles: DataFrame,
    desk: str | PathLike[str] | Shipped,
    columns: Columns = Columns(),
    options: Options | None = None,
) -> DataFrame:
    """The findings in articles, in the columns of `factlint_engine.SCHEMA`.

    The desk is a folder that every executor can read, such as one that `compile` made on shared storage, or one that was shipped.
    """
    wanted = [name for name in (columns.path, columns.text, columns.date, columns.lang) if name is not None]
    return articles.select(*dict.fromkeys(wanted)).mapInArrow(job(desk, columns, options), ddl())


def job(
    desk: str | PathLike[str] | Shipped, columns: Columns = Columns(), options: Options | None = None
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """What `check` gives to `mapInArrow`, for those who give it more to do; what comes out of it is in the columns of `ddl()`."""
    return _Job(desk if isinstance(desk, Shipped) else fspath(desk), columns, options or Options())


def ship(session: SparkSession, desk: str | PathLike[str]) -> Shipped:
    """Compiles a desk and hands it to every executor that the session has or will have. The same desk is shipped once."""
    into = tempfile.mkdtemp(prefix="factlint-")
    # Executors that come later fetch it from here.
    atexit.register(shutil.rmtree, into, ignore_errors=True)
    archive = pack(desk, into)
    context = session.sparkContext
    if (context.applicationId, archive.stem) not in _sent:
        context.addArchive(f"{archive}#{archive.stem}")
        _sent.add((context.applicationId, archive.stem))
    return Shipped(archive.stem)


_sent: set[tuple[str | None, str]] = set()
"""Which archives have been sent in which application: Spark refuses to hear of one twice."""


@dataclass(frozen=True)
class _Job:
    """What a worker does with the batches of a partition."""

    desk: str | Shipped
    columns: Columns
    options: Options

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        desk = SparkFiles.get(self.desk.name) if isinstance(self.desk, Shipped) else self.desk
        return opened(desk, self.options).check_all(batches, self.columns)


def ddl() -> str:
    """The columns of findings as Spark writes them."""
    return ", ".join(f"{field.name} {_ddl(field.type)}" for field in SCHEMA)


def _ddl(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"array<{_ddl(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"struct<{', '.join(f'{field.name}: {_ddl(field.type)}' for field in kind)}>"
    return {pa.string(): "string", pa.int64(): "bigint", pa.bool_(): "boolean"}[kind]
