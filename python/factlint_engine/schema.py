"""The columns of findings: the fields of a line of `factlint check --format json-lines`, and `error`."""

import pyarrow as pa


def _struct(**fields: pa.DataType) -> pa.StructType:
    return pa.struct(list(fields.items()))


_TEXT, _COUNT = pa.string(), pa.int64()
_BYTES = _struct(start=_COUNT, end=_COUNT)
_PLACE = _struct(line=_COUNT, column=_COUNT)
_RANGE = _struct(start=_PLACE, end=_PLACE)
_FACT = _struct(id=_TEXT, path=_TEXT, line=_COUNT)
_SOURCE = _struct(id=_TEXT, says=_TEXT, quote=_TEXT, path=_TEXT, line=_COUNT, url=_TEXT)
_EDIT = _struct(span=_BYTES, text=_TEXT)
_FIX = _struct(title=_TEXT, safe=pa.bool_(), edits=pa.list_(_EDIT))
_RELATED = _struct(message=_TEXT, span=_BYTES, range=_RANGE)

SCHEMA = pa.schema(
    {
        "path": _TEXT,
        "rule": _TEXT,
        "severity": _TEXT,
        "verdict": _TEXT,
        "message": _TEXT,
        "text": _TEXT,
        "span": _BYTES,
        "range": _RANGE,
        "fact": _FACT,
        "sources": pa.list_(_SOURCE),
        "fixes": pa.list_(_FIX),
        "related": pa.list_(_RELATED),
        "fingerprint": _TEXT,
        "error": _TEXT,
    }
)
"""A row is a finding, or says in `error`, with no other column but `path`, what kept an article from being checked.

`span` counts bytes of the article in UTF-8, from 0. `range` counts lines and characters, from 1, and ends before its `end`.
"""
