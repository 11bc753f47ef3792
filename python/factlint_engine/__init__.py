"""factlint's engine for archives: columns of articles in, findings out, as Arrow has them.

>>> from factlint_engine import Engine
>>> findings = Engine("my-desk").check(articles)  # a pyarrow.RecordBatch with the columns "path" and "text"

`factlint_engine.spark` and `factlint_engine.ray` do it on many machines.
"""

from .desks import compile
from .engine import Columns, Engine, Options, opened
from .schema import SCHEMA

__all__ = ["SCHEMA", "Columns", "Engine", "Options", "compile", "opened"]
