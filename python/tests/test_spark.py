"""Spark says what the command says, however the articles are parted and whatever befalls a worker."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from archive import FACTLINT, Archive, lines, told
from factlint_engine import SCHEMA, Options, spark
from pyspark.sql import DataFrame, SparkSession


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    """Spark on two cores, which does a part again that failed."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {"spark.driver.host": "127.0.0.1", "spark.ui.enabled": "false", "spark.driver.memory": "1g"}
    builder = SparkSession.builder.master("local[2, 4]").appName("factlint").config(map=settings)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture
def articles(archive: Archive, session: SparkSession, tmp_path: Path) -> DataFrame:
    """The archive in Parquet."""
    path = str(tmp_path / "articles.parquet")
    pa.parquet.write_table(pa.Table.from_batches([archive.batch()]), path)
    return session.read.parquet(path)


def rows(findings: DataFrame) -> list[str]:
    """What was found, as the command tells it."""
    return told(findings.toArrow())


@pytest.mark.parametrize("parts", [1, 7])
def test_findings_are_the_command_s(archive: Archive, session: SparkSession, articles: DataFrame, parts: int) -> None:
    findings = spark.check(articles.repartition(parts), spark.ship(session, archive.desk))
    assert rows(findings) == lines(archive.command())


@pytest.mark.parametrize("size", [1, 7, 4096])
def test_the_size_of_batches_changes_nothing(archive: Archive, session: SparkSession, articles: DataFrame, size: int) -> None:
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", size)
    findings = spark.check(articles.repartition(4), spark.ship(session, archive.desk))
    assert rows(findings) == lines(archive.command())


def test_a_folder_that_all_can_read_needn_t_be_shipped(archive: Archive, articles: DataFrame, compiled: Path) -> None:
    findings = spark.check(articles, compiled, options=Options(messages="en"))
    assert findings.columns == SCHEMA.names
    assert rows(findings) == lines(archive.command("--messages", "en"))


def test_a_worker_that_dies_is_made_up_for(archive: Archive, session: SparkSession, articles: DataFrame, tmp_path: Path) -> None:
    died = str(tmp_path / "died")
    job = spark.job(spark.ship(session, archive.desk))

    def dying(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for findings in job(batches):
            yield findings
            try:
                os.close(os.open(died, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                continue
            os._exit(1)

    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 20)
    assert rows(articles.repartition(3).mapInArrow(dying, spark.ddl())) == lines(archive.command())
    assert os.path.exists(died)


def test_the_command_in_a_pipe_says_the_same(archive: Archive, session: SparkSession) -> None:
    paths = session.sparkContext.parallelize([str(archive.desk / path) for path in archive.articles], 3)
    found = paths.pipe(f"xargs --delimiter='\\n' {FACTLINT} check --exit-zero --no-cache --format json-lines", checkCode=True).collect()
    assert lines([line.replace(f"{archive.desk}/", "") for line in found]) == lines(archive.command())
