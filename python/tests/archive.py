"""An archive: the drafts of the example desk, cut and put together anew, and what the command says of them."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

ROOT = Path(__file__).parents[2]
FACTLINT = os.environ["FACTLINT"]
ARTICLES = 60
TEXT = "Lundi soir, la navigatrice Léa Marchal, 31 ans, a été secourue au large de Brest.\n"
ABOUT_TEXT = "Léa Marchal, 33 ans, a été secourue au large de Brest.\n"
ENDINGS = ["md", "txt", "html", "adoc"]


@dataclass(frozen=True)
class Archive:
    """A desk, and in it a folder of articles."""

    desk: Path
    articles: dict[str, str]
    said: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    """What the command has said, by its options."""

    def batch(self, size: int | None = None) -> pa.RecordBatch:
        """The articles as a batch."""
        return pa.RecordBatch.from_pydict({"path": list(self.articles), "text": list(self.articles.values())}).slice(0, size)

    def command(self, *options: str) -> list[str]:
        """What the command says of them, a line of JSON a finding."""
        if options not in self.said:
            command = [FACTLINT, "check", "--exit-zero", "--no-cache", "--format", "json-lines", *options, "archive"]
            run = subprocess.run(command, cwd=self.desk, check=True, capture_output=True, text=True)
            self.said[options] = run.stdout.splitlines()
        return self.said[options]


def make(folder: Path) -> Archive:
    """Makes a desk with an archive."""
    desk = folder / "desk"
    shutil.copytree(ROOT / "examples/aix/facts", desk / "facts")
    shutil.copyfile(ROOT / "examples/aix/factlint.toml", desk / "factlint.toml")
    (desk / "facts/gazette.toml").write_text('[sources.gazette]\noutlet = "La Gazette"\npublished = 2026-03-02\n')
    (desk / "sources").mkdir()
    (desk / "sources/gazette.txt").write_text(TEXT)
    articles = dict(article(nth) for nth in range(ARTICLES)) | {"archive/mer.md": ABOUT_TEXT}
    for path, text in articles.items():
        (desk / path).parent.mkdir(exist_ok=True)
        (desk / path).write_text(text)
    return Archive(desk, articles)


def article(nth: int) -> tuple[str, str]:
    """An article's path and text: some paragraphs of a draft in another order, one in four without front matter."""
    front, paragraphs = drafts()[nth % len(drafts())]
    start = nth % len(paragraphs)
    chosen = (paragraphs[start:] + paragraphs[:start])[: 1 + nth % 5]
    ending = ENDINGS[nth % len(ENDINGS)]
    if ending == "html":
        chosen = [f"<p>{paragraph}</p>" for paragraph in chosen]
    return f"archive/{nth}.{ending}", (front if nth % 4 else "") + f"N° {nth}.\n\n" + "\n\n".join(chosen) + "\n"


@functools.cache
def drafts() -> list[tuple[str, list[str]]]:
    """The example's drafts: front matter, paragraphs."""
    paths = sorted((ROOT / "examples/aix/drafts").glob("*.md"))
    cut = [path.read_text().split("---\n", 2) for path in paths]
    return [(f"---\n{front}---\n", body.strip().split("\n\n")) for _, front, body in cut]


def told(findings: pa.RecordBatch | pa.Table) -> list[str]:
    """Findings as the command tells them: lines of JSON, in an order of their own."""
    return sorted(line(row) for row in findings.to_pylist())


def lines(said: list[str]) -> list[str]:
    """What the command said, in the same form and order."""
    return sorted(line(json.loads(one)) for one in said)


def line(finding: dict) -> str:
    """A finding without what it hasn't got."""
    return json.dumps({key: value for key, value in finding.items() if value is not None}, sort_keys=True)
