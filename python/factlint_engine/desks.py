"""Desks that go to where articles are."""

from __future__ import annotations

import hashlib
import shutil
from os import PathLike
from pathlib import Path

from . import _native
from .engine import build


def compile(desk: str | PathLike[str], into: str | PathLike[str]) -> Path:
    """Copies the files that a desk is made of into a new folder and compiles them there, for whoever checks against that folder.

    A copy of the folder on another machine opens in no time, and processes that check against one copy share its memory.
    Raises ValueError where there is no desk, FileExistsError where the folder isn't empty: it may be in use.
    """
    into = Path(into)
    if into.exists() and any(into.iterdir()):
        raise FileExistsError(f"{into}: a new folder was expected")
    for name in _native.files(desk):
        target = into / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(desk) / name, target)
    _native.compile(into, build())
    return into


def pack(desk: str | PathLike[str], into: str | PathLike[str]) -> Path:
    """Compiles a desk and packs it into one file in a folder, named by what is in it."""
    into = Path(into)
    compiled = compile(desk, into / "desk")
    names = sorted(_native.files(compiled))
    parts = [build().encode(), *(part for name in names for part in (name.encode(), (compiled / name).read_bytes()))]
    digest = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
    return Path(shutil.make_archive(str(into / f"factlint-{digest[:32]}"), "zip", compiled))
