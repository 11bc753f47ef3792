"""The engine itself, in Rust."""

from collections.abc import Sequence
from os import PathLike

Article = tuple[str | None, bytes | None, str | None, str | None]

class Engine:
    """A desk that is held open."""

    def __init__(
        self,
        desk: str | PathLike[str],
        *,
        build: str,
        today: str,
        date: str | None = None,
        lang: str | None = None,
        messages: str | None = None,
        profile: str | None = None,
        outside: bool = False,
    ) -> None: ...
    def check(self, articles: Sequence[Article]) -> bytes:
        """Lines of JSON for articles of a path, a text, a date and a language."""

    @property
    def faults(self) -> list[str]:
        """What is wrong with the desk and keeps nothing from being checked."""

def files(desk: str | PathLike[str]) -> list[str]:
    """The paths of the files that a desk is made of, relative to it."""

def compile(desk: str | PathLike[str], build: str) -> None:
    """Compiles a desk into a hidden folder of it, for this build of the engine."""
