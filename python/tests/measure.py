"""How fast Spark checks an archive on two cores beside the command, which must find the same: measure.py FOLDER [TIMES].

FOLDER lies in a desk and holds articles. They are put into Parquet and the desk is compiled and shipped first; both then check
all of them, one after the other, as often as is said. Java takes some runs to compile itself.
Both are released builds: `cargo build --release`, `maturin build --release`; FACTLINT names the command.
A rate per core is by the clock, with two cores in use, and by the processor time of all processes that take part.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
from archive import FACTLINT, lines, told
from factlint_engine import spark
from pyspark.sql import SparkSession

CORES = 2


def main(folder: Path, times: int) -> None:
    """Prints a line for each run."""
    desk = next(above for above in folder.absolute().parents if (above / "factlint.toml").is_file())
    paths = sorted(str(path.absolute().relative_to(desk)) for path in folder.rglob("*") if path.is_file())
    with tempfile.TemporaryDirectory() as work:
        table = pa.table({"path": paths, "text": [(desk / path).read_bytes() for path in paths]})
        pa.parquet.write_table(table, f"{work}/articles.parquet", row_group_size=2000)
        size = sum(len(text.as_py()) for text in table["text"]) / 1e6
        print(f"{len(paths)} articles, {size:.0f} MB; each line: articles a second and core, by the clock and by processor time")
        with started() as session:
            command(desk, folder, work)
            shipped = spark.ship(session, desk)
            for _ in range(times):
                expected = timed("factlint check", len(paths), lambda: command(desk, folder, work))
                findings = timed("mapInArrow", len(paths), lambda: checked(session, f"{work}/articles.parquet", shipped))
                same = told(findings) == lines(expected.splitlines())
                print(f"{findings.num_rows} findings, {'the same' if same else 'NOT THE SAME'}")


def command(desk: Path, folder: Path, work: str) -> str:
    """What the command says."""
    report = Path(work, "report.jsonl")
    arguments = ["check", "--exit-zero", "--jobs", str(CORES), "--format", "json-lines", "--output", str(report)]
    cached = os.environ | {"FACTLINT_CACHE_DIR": work}
    subprocess.run([FACTLINT, *arguments, str(folder.absolute().relative_to(desk))], cwd=desk, env=cached, check=True)
    return report.read_text()


def checked(session: SparkSession, articles: str, desk: spark.Shipped) -> pa.Table:
    """What Spark says."""
    return spark.check(session.read.parquet(articles), desk).toArrow()


@contextmanager
def started() -> Iterator[SparkSession]:
    """Spark, with its workers running."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {"spark.driver.host": "127.0.0.1", "spark.ui.enabled": "false"}
    session = SparkSession.builder.master(f"local[{CORES}]").config(map=settings).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    session.range(0, 1000, 1, CORES).mapInArrow(lambda batches: batches, "id bigint").count()
    yield session
    session.stop()


def timed(name: str, articles: int, work):  # noqa: ANN001, ANN201
    """Does some work and prints how fast it was."""
    start, before = time.perf_counter(), processor()
    result = work()
    clock, used = time.perf_counter() - start, processor() - before
    print(f"{name:15} {articles / clock / CORES:7.0f} {articles / used:7.0f}   {clock:.1f} s, {used:.1f} s of processor time", flush=True)
    return result


def processor() -> float:
    """The seconds of processor time that this process and all below it have used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = [0.0, usage.ru_utime + usage.ru_stime]
    of_parent: dict[int, list[tuple[int, float]]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            ticks = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
            of_parent.setdefault(int(fields[1]), []).append((int(entry.name), ticks))
    below = [os.getpid()]
    while below:
        children = of_parent.get(below.pop(), [])
        own += [ticks for _, ticks in children]
        below += [child for child, _ in children]
    return sum(own)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
