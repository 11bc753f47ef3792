"""What tests share."""

from __future__ import annotations

import shutil
from pathlib import Path

import factlint_engine
import pytest
from archive import Archive, make
from factlint_engine import Engine


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """A desk with an archive, which no test changes."""
    return make(tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="session")
def engine(archive: Archive) -> Engine:
    """Its desk, held open."""
    return Engine(archive.desk)


@pytest.fixture(scope="session")
def compiled(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its desk, compiled, which no test changes."""
    return factlint_engine.compile(archive.desk, tmp_path_factory.mktemp("compiled") / "desk")


@pytest.fixture
def copy(compiled: Path, tmp_path: Path) -> Path:
    """A copy of that, for a test to change."""
    return Path(shutil.copytree(compiled, tmp_path / "copy"))
