#!/usr/bin/env python3
"""How long the server takes from a keystroke to its diagnostics: `latency.py BINARY [WORDS] [EDITS] [PACE]`.

Nothing is asserted: it prints milliseconds, for whoever wants to know.
The draft is the example's French ones over and over, no paragraph twice the same, or a file given in place of WORDS.
One character is typed at a time, at five places, and the diagnostics are asked for after each; with a PACE in
milliseconds the next one doesn't wait for them.
"""

import pathlib
import sys
import threading
import time

from memory import ROOT, Server

SENTENCE = "Selon Marie Durand, 47 ans, douze communes ont dit oui le 3 mars. "


def draft(words):
    """A draft of about so many words."""
    if not words.isdigit():
        return pathlib.Path(words).read_text(encoding="utf-8")
    texts = [(ROOT / "drafts" / name).read_text(encoding="utf-8") for name in ("kessaci-erreurs.md", "kessaci-juste.md")]
    paragraphs = [paragraph.strip() for text in texts for paragraph in text.rsplit("---\n", 1)[-1].split("\n\n")]
    out, written, nth = ["---\ndate: 2026-02-07\nlang: fr\n---"], 0, 0
    while written < int(words):
        out.append(f"{paragraphs[nth % len(paragraphs)].lstrip('# ')} Alinéa {nth}.")
        written += len(out[-1].split())
        nth += 1
    return "\n\n".join(out) + "\n"


class Clock:
    """When each request was answered."""

    def __init__(self, server):
        self.server, self.answered, self.arrived = server, {}, threading.Condition()
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            message, now = self.server.read(), time.perf_counter()
            with self.arrived:
                if "method" not in message:
                    self.answered[message["id"]] = now
                    self.arrived.notify_all()

    def ask(self, method, params):
        self.server.ids += 1
        self.server.send({"id": self.server.ids, "method": method, "params": params})
        return self.server.ids

    def wait(self, number):
        with self.arrived:
            self.arrived.wait_for(lambda: number in self.answered)
            return self.answered[number]


def main(binary, words="3000", edits="200", pace="0"):
    text, spawned = draft(words), time.perf_counter()
    server = Server(binary)
    clock, uri = Clock(server), (ROOT / "drafts" / "typed.md").as_uri()
    able = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}
    folders = [{"uri": ROOT.as_uri(), "name": "desk"}]
    asked = {"processId": None, "rootUri": None, "workspaceFolders": folders, "capabilities": able, "initializationOptions": {"settleMs": 0}}
    clock.wait(clock.ask("initialize", asked))
    server.notify("initialized", {})
    server.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": text}})
    document, diagnostic = {"uri": uri}, "textDocument/diagnostic"
    first = clock.wait(clock.ask(diagnostic, {"textDocument": document})) - spawned
    lines = [at for at, line in enumerate(text.split("\n")) if at > 4 and len(line) > 40]
    sent, pace = {}, float(pace) / 1e3
    for edit in range(int(edits)):
        line, column = lines[(edit // 40 % 5) * (len(lines) - 1) // 4], 20 + edit % 40
        place = {"line": line, "character": column}
        change = {"range": {"start": place, "end": place}, "text": SENTENCE[edit % len(SENTENCE)]}
        start = time.perf_counter()
        server.notify("textDocument/didChange", {"textDocument": dict(document, version=edit + 2), "contentChanges": [change]})
        number = clock.ask(diagnostic, {"textDocument": document})
        sent[number] = start
        if pace:
            time.sleep(max(0.0, start + pace - time.perf_counter()))
        else:
            clock.wait(number)
            time.sleep(0.015)
    took = sorted((clock.wait(number) - start) * 1e3 for number, start in sent.items())
    part = lambda share: took[min(len(took) - 1, int(len(took) * share))]
    print(f"{len(text.split())} words  first diagnostics {first * 1e3:.0f} ms  keystroke p50 {part(.5):.2f}  p95 {part(.95):.2f}  p99 {part(.99):.2f} ms")
    server.process.kill()


if __name__ == "__main__":
    main(*sys.argv[1:])
