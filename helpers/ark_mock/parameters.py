"""The parameters of an action, read one by one: what is missing and what is wrong, said in the service's words.

`null` is the same as absent. Unknown parameters are ignored; not documented, assumed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from .errors import ArkError, refuse_control
from .state import Account

Item = TypeVar("Item")
LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list; pages count from 1."""

    number: int
    size: int

    def of(self, items: Sequence[Item]) -> Sequence[Item]:
        return items[(self.number - 1) * self.size : self.number * self.size]


@dataclass(frozen=True, slots=True)
class Parameters:
    """A JSON object of a request; `path` leads to it ("RateLimit.") in what refusals say."""

    values: dict[str, Any]
    path: str = ""

    def has(self, name: str) -> bool:
        return self.values.get(name) is not None

    def missing(self, name: str) -> ArkError:
        return refuse_control("MissingParameter.Named", parameter=self.path + name)

    def invalid(self, name: str) -> ArkError:
        return refuse_control("InvalidParameter.Named", parameter=self.path + name)

    def text(self, name: str, *, longest: int = 1000) -> str | None:
        """A string; None when absent."""
        return self._typed(name, str, lambda value: len(value) <= longest)

    def needed_text(self, name: str, *, longest: int = 1000) -> str:
        """A string that must be there and hold something."""
        value = self.text(name, longest=longest)
        if value is None:
            raise self.missing(name)
        if not value.strip():
            raise self.invalid(name)
        return value

    def choice(self, name: str, among: Sequence[str]) -> str | None:
        """One of a few words; None when absent."""
        return self._typed(name, str, lambda value: value in among)

    def integer(self, name: str, *, least: int = 0, most: int = LARGEST) -> int | None:
        """A whole number; None when absent. `true` is none, nor is 1.0."""
        return self._typed(name, int, lambda value: least <= value <= most)

    def needed_integer(self, name: str, *, least: int = 0, most: int = LARGEST) -> int:
        value = self.integer(name, least=least, most=most)
        if value is None:
            raise self.missing(name)
        return value

    def boolean(self, name: str) -> bool:
        """true or false; false when absent."""
        return self._typed(name, bool, lambda _: True) or False

    def texts(self, name: str, *, most: int = 100) -> list[str]:
        """A list of strings; empty when absent."""
        fits = self._typed(name, list, lambda items: len(items) <= most and all(type(item) is str for item in items))
        return fits or []

    def group(self, name: str) -> Parameters:
        """A nested object; an empty one when absent."""
        return Parameters(self._typed(name, dict, lambda _: True) or {}, f"{self.path}{name}.")

    def groups(self, name: str, *, most: int = 50) -> list[Parameters]:
        """A list of nested objects; empty when absent."""
        items = self._typed(name, list, lambda items: len(items) <= most and all(type(item) is dict for item in items))
        return [Parameters(item, f"{self.path}{name}.") for item in items or []]

    def page(self) -> Page:
        """PageNumber (from 1) and PageSize (1 to 100, 10 when absent)."""
        return Page(self.integer("PageNumber", least=1) or 1, self.integer("PageSize", least=1, most=100) or 10)

    def _typed(self, name: str, kind: type[Item], fits: Any) -> Item | None:
        value = self.values.get(name)
        if value is None:
            return None
        if type(value) is not kind or not fits(value):
            raise self.invalid(name)
        return value


@dataclass(frozen=True, slots=True)
class Asked:
    """What an action is given: whose resources, who asks, and with which parameters."""

    account: Account
    user: str
    parameters: Parameters
