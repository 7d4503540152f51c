"""A regular expression that is compiled when it is first used.

The rules hold some two hundred; compiling them all takes 100 ms, which every kernel would pay before its first line.
"""

from __future__ import annotations

import re
from typing import Any


class Pattern:
    """What `re.compile` returns, as far as the rules use it; after the first use just as fast."""

    __slots__ = ("_expression", "_flags", "findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")

    def __init__(self, expression: str, flags: int = 0) -> None:
        self._expression, self._flags = expression, flags

    def __getattr__(self, name: str) -> Any:
        """Reached only while the methods are not there yet."""
        compiled = re.compile(self._expression, self._flags)
        for method in Pattern.__slots__[2:]:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"Pattern({self._expression!r})"
