"""Every sentence a learner sees at run time: Chinese and English side by side, one file a room.

    # helpers/texts/connection.py
    PRACTICE_READY = Text(zh="练习模式 · 模型 {model}", en="Practice mode · model {model}")

    # helpers/connection.py
    print(say(connection.PRACTICE_READY, model=model))

A sentence is a constant, so that a typing mistake in its name is found when the module is imported.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both editions; `{name}` is filled in by `say`."""

    zh: str
    en: str


COMMA = Text(zh="、", en=", ")


def edition(folder: Path | None = None) -> str:
    """The edition the reader has open: "en" in a notebook of notebooks/en, else "zh".

    Args:
        folder: where the notebook lies; a kernel's working directory when None.
    """
    folder = folder or Path.cwd()
    return "en" if (folder.parent.name, folder.name) == ("notebooks", "en") else "zh"


def say(text: Text | str, **values: object) -> str:
    """The sentence in the reader's edition, its `{placeholders}` filled in.

    A plain string is the same in both editions (code, say). Without values, braces stay as they are.
    """
    sentence = text if isinstance(text, str) else getattr(text, edition())
    return sentence.format(**values) if values else sentence


def listed(names: Iterable[str]) -> str:
    """The names in a row, with the comma of the reader's edition between them."""
    return say(COMMA).join(names)
