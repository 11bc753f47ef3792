"""Ray says what the command says."""

from __future__ import annotations

import pyarrow as pa
import ray
from archive import Archive, lines, told


def test_findings_are_the_command_s(archive: Archive) -> None:
    from factlint_engine.ray import check

    # Each actor takes a processor; without one left to read with, they would wait for ever.
    ray.init(num_cpus=3, include_dashboard=False, log_to_driver=False, configure_logging=True, logging_level="ERROR")
    try:
        batch = archive.batch()
        articles = ray.data.from_arrow([pa.Table.from_batches([batch.slice(start, 30)]) for start in range(0, batch.num_rows, 30)])
        found = check(articles, archive.desk, concurrency=2, batch_size=20)
        assert told(pa.concat_tables(ray.get(found.to_arrow_refs()))) == lines(archive.command())
    finally:
        ray.shutdown()
