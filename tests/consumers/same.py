"""Sees that every consumer read the findings of the JSON report, where that has them."""

import json
import pathlib
from urllib.parse import unquote

FILES = json.loads(pathlib.Path("report.json").read_text())["files"]
FOUND = [(file, one) for file in FILES for one in file["diagnostics"]]
SEVERITY = {"error": "ERROR", "warning": "WARN", "info": "INFO", "hint": "INFO"}


def violations():
    """The library takes findings of one line and message for one, and each format has its own name for a rule."""
    lines = [line.split("\t") for line in pathlib.Path("violations.tsv").read_text().splitlines()]
    # In SARIF a path is a reference, which the library leaves as it stands.
    lines = [[name, unquote(path) if name == "SARIF" else path, *rest] for name, path, *rest in lines]
    for parser in ["SARIF", "CHECKSTYLE", "CODECLIMATE", "JUNIT"]:
        # In JUnit's text it takes what stands before a colon for a path, as far as there is no blank.
        path = (lambda path: path.rsplit(" ", 1)[-1]) if parser == "JUNIT" else str
        read = {(path(where), int(line), severity) for name, where, line, severity, *_ in lines if name == parser}
        same(parser, read, {(path(file["path"]), one["range"]["start"]["line"], SEVERITY[one["severity"]]) for file, one in FOUND})
        messages = [message for name, *_, message in lines if name == parser]
        missing = [one["message"] for _, one in FOUND if not any(one["message"] in message for message in messages)]
        assert not missing, (parser, missing)


def annotations():
    """An annotation's properties come in any order."""
    def read(name):
        commands = (line.split(" ", 1) for line in pathlib.Path(name).read_text().splitlines())
        parts = ((kind, *rest.split("::", 1)) for kind, rest in commands)
        return {(kind, *sorted(properties.split(",")), message) for kind, properties, message in parts}

    same("annotations", read("report.github"), read("toolkit.txt"))


def review():
    """Reviewdog's columns count bytes: they cut the finding's words out of the line, and a suggestion is the fix of one piece."""
    diagnostics = json.loads(pathlib.Path("report.rdjson").read_text())["diagnostics"]
    assert len(diagnostics) == len(FOUND)
    for told, (file, one) in zip(diagnostics, FOUND):
        lines = pathlib.Path(told["location"]["path"]).read_bytes().splitlines()
        start, end = told["location"]["range"]["start"], told["location"]["range"]["end"]
        if start["line"] == end["line"]:
            words = lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1]
            assert words.decode() == one["text"], (file["path"], words, one["text"])
        fixes = [fix["edits"][0]["text"] for fix in one["fixes"] if len(fix["edits"]) == 1]
        assert [suggestion["text"] for suggestion in told.get("suggestions", [])] == fixes


def same(what, read, expected):
    assert read == expected, (what, "more", sorted(read - expected), "fewer", sorted(expected - read))


violations()
annotations()
review()
assert FOUND
print(f"{len(FOUND)} findings in {len(FILES)} drafts")
