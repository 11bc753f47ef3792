"""Archives on Ray: `map_batches`, with the compiled desk in the object store, opened once by each actor."""

from __future__ import annotations

import shutil
import tempfile
from os import PathLike
from pathlib import Path

import pyarrow as pa
import ray
from ray.data import Dataset

from .desks import pack
from .engine import Columns, Engine, Options


class Checker:
    """An actor that holds a desk open."""

    def __init__(self, packed: ray.ObjectRef[bytes], columns: Columns, options: Options) -> None:
        """Unpacks the desk where no other user can look, for as long as the actor lives."""
        self._folder = tempfile.TemporaryDirectory(prefix="factlint-")
        archive = Path(self._folder.name, "desk.zip")
        archive.write_bytes(ray.get(packed))
        desk = Path(self._folder.name, "desk")
        shutil.unpack_archive(archive, desk)
        self._engine, self._columns = Engine(desk, options), columns

    def __call__(self, articles: pa.Table) -> pa.Table:
        return pa.Table.from_batches([self._engine.check(articles, self._columns)])


def check(
    articles: Dataset,
    desk: str | PathLike[str],
    columns: Columns = Columns(),
    options: Options | None = None,
    *,
    concurrency: int | tuple[int, int] = (1, 64),
    batch_size: int = 256,
) -> Dataset:
    """The findings in articles, in the columns of `factlint_engine.SCHEMA`, by so many actors."""
    with tempfile.TemporaryDirectory(prefix="factlint-") as into:
        packed = ray.put(pack(desk, into).read_bytes())
    arguments = {"packed": packed, "columns": columns, "options": options or Options()}
    return articles.map_batches(
        Checker, fn_constructor_kwargs=arguments, batch_format="pyarrow", batch_size=batch_size, concurrency=concurrency
    )
