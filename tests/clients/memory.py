#!/usr/bin/env python3
"""Resident memory of the server over a long session of typing: `memory.py BINARY [EDITS] [DRAFT]`.

Nothing is asserted: it prints how much is resident every tenth of the way, for whoever wants to know.
Edits come and go at random places, so that the draft keeps its length, and nothing is waited for before a check;
every hundredth is followed by a hover, whose reply keeps the pace.
"""

import json
import pathlib
import random
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2] / "examples" / "aix"
WORDS = ["33 ans", "Amine Kessaci", " le 13 novembre 2025", "é😀", "\n\n", "x"]


class Server:
    def __init__(self, binary):
        self.process = subprocess.Popen([binary, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.ids = 0

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def request(self, method, params):
        self.ids += 1
        self.send({"id": self.ids, "method": method, "params": params})
        while True:
            message = self.read()
            if message.get("id") == self.ids and "method" not in message:
                return message.get("result")

    def read(self):
        length = 0
        while (line := self.process.stdout.readline()) != b"\r\n":
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        return json.loads(self.process.stdout.read(length))

    def resident(self):
        """Resident memory in MB, and the most there was."""
        lines = pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        of = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.startswith(("VmRSS", "VmHWM"))}
        return of["VmRSS"] / 1024, of["VmHWM"] / 1024


def main(binary, edits=100_000, draft=ROOT / "drafts" / "kessaci-errors.md"):
    server, draft = Server(binary), pathlib.Path(draft).resolve()
    uri, lines = draft.as_uri(), draft.read_text(encoding="utf-8").splitlines()
    folders = [{"uri": draft.parents[1].as_uri(), "name": "desk"}]
    server.request("initialize", {"processId": None, "rootUri": None, "workspaceFolders": folders, "capabilities": {}, "initializationOptions": {"settleMs": 0}})
    server.notify("initialized", {})
    text = "\n".join(lines)
    server.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": text}})
    document, start, typed = {"uri": uri}, time.monotonic(), None
    random.seed(7)
    for version in range(2, edits + 2):
        if typed is None:
            line = random.randrange(6, len(lines))
            typed = {"line": line, "character": random.randrange(len(lines[line]) + 1)}, random.choice(WORDS)
            change = {"range": {"start": typed[0], "end": typed[0]}, "text": typed[1]}
        else:
            place, word = typed
            end = dict(place, character=place["character"] + len(word.encode("utf-16-le")) // 2)
            end = {"line": place["line"] + 2, "character": 0} if word == "\n\n" else end
            change, typed = {"range": {"start": place, "end": end}, "text": ""}, None
        server.notify("textDocument/didChange", {"textDocument": dict(document, version=version), "contentChanges": [change]})
        if version % 100 == 0:
            server.request("textDocument/hover", {"textDocument": document, "position": {"line": 6, "character": 5}})
        if (version - 1) % max(edits // 10, 1) == 0:
            now, most = server.resident()
            print(f"{version - 1:>8} edits  {now:7.1f} MB resident  {most:7.1f} MB at most  {time.monotonic() - start:6.1f} s", flush=True)
    server.request("shutdown", None)
    server.notify("exit", None)
    return server.process.wait()


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(given[0], *(int(edits) for edits in given[1:2]), *given[2:3]))
