"""The settings as connect() uses them: checked, and refused in words when they cannot work.

A message names the variable and where it stands, never its value: a key may have been pasted anywhere.
"""

from __future__ import annotations

import math
import re
from urllib.parse import SplitResult, urlsplit

from helpers import credentials, settings
from helpers.credentials import Secret, looks_of
from helpers.settings import PRACTICE, REAL, Settings
from helpers.texts import Text, say
from helpers.texts import connection as texts
from helpers.texts import credentials as credential_texts

MOCK_EXAMPLE = "http://127.0.0.1:8000"
METHODS = re.compile(r"/(chat/completions|completions|responses|embeddings|models|tokenization)/?$")
ARK_HOSTS = (".volces.com", ".bytepluses.com")
ARK_PATHS = re.compile(r"/api(/coding|/plan)?/v3/?|/api/(coding|plan|compatible)/?")


class SettingsError(ValueError):
    """A setting is missing or wrong; the message says which one and what to do."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows: the message alone."""
        return [f"{type(self).__name__}: {self}"]


def mode(asked: str | None, found: Settings) -> str:
    """The mode asked for in the cell, else by ARK_COURSE, else "practice"."""
    name, value = ("connect(…)", asked) if asked is not None else ("ARK_COURSE", found.get("ARK_COURSE"))
    mode = str(value or PRACTICE).strip().lower()
    if mode not in (PRACTICE, REAL):
        raise SettingsError(say(texts.UNKNOWN_MODE, name=name))
    return mode


def pace(found: Settings) -> float:
    """What every delay is multiplied by."""
    try:
        scale = float(found.get("ARK_COURSE_PACE") or 1)
    except ValueError:
        scale = -1
    if not 0 <= scale < math.inf:
        raise SettingsError(say(texts.PACE_WRONG))
    return scale


def mock_address(found: Settings) -> tuple[str, str]:
    """Origin and key of the running mock that ARK_MOCK_URL names."""
    url = (found.get("ARK_MOCK_URL") or "").removesuffix("/").removesuffix("/api/v3")
    address = _address("ARK_MOCK_URL", url, example=MOCK_EXAMPLE)
    key = found.get("ARK_MOCK_KEY")
    if not key:
        raise SettingsError(say(texts.MOCK_KEY_MISSING))
    _refuse_flaws("ARK_MOCK_KEY", found)
    return f"{address.scheme}://{address.netloc}", key


def _place_of(name: str, found: Settings) -> str:
    return say(texts.SOURCES[found.source(name)])


def _refuse_flaws(name: str, found: Settings) -> None:
    flaws = looks_of(found.get(name) or "").flaws
    if flaws:
        flaw = say(credential_texts.FLAWS[flaws[0]])
        raise SettingsError(say(texts.KEY_FLAWED, name=name, source=_place_of(name, found), flaw=flaw))


def api_key(found: Settings) -> Secret:
    """ARK_API_KEY: there, properly written, and not of a kind that is certainly something else."""
    value = found.get("ARK_API_KEY")
    if value is None or (value == "" and found.source("ARK_API_KEY") == ".env"):
        raise SettingsError(say(texts.KEY_MISSING))
    looks = looks_of(value)
    place = {"name": "ARK_API_KEY", "source": _place_of("ARK_API_KEY", found)}
    if looks.kind == credentials.EMPTY:
        raise SettingsError(say(texts.KEY_EMPTY, **place))
    _refuse_flaws("ARK_API_KEY", found)
    if looks.kind not in credentials.API_KEY_KINDS:
        raise SettingsError(say(texts.KEY_WRONG_KIND, kind=say(credential_texts.KINDS[looks.kind]), **place))
    return Secret(value)


def access_key_pair(found: Settings) -> tuple[Secret | None, Secret | None]:
    """AK and SK, or None twice when neither is set."""
    pair = {name: found.get(name) for name in ("VOLC_ACCESSKEY", "VOLC_SECRETKEY")}
    given = [name for name, value in pair.items() if value]
    if len(given) == 1:
        raise SettingsError(say(texts.PAIR_INCOMPLETE, name=given[0]))
    for name in given:
        _refuse_flaws(name, found)
    access_key_id, secret_access_key = (Secret(value) if value else None for value in pair.values())
    return access_key_id, secret_access_key


def _plain_id(name: str, found: Settings, *, expected: Text) -> str | None:
    """The value of a setting that is no secret; refused when a secret was put there, because it will be printed."""
    value = found.get(name)
    if not value:
        return None
    if looks_of(value).kind in credentials.SECRET_KINDS:
        place = {"name": name, "source": _place_of(name, found)}
        raise SettingsError(say(texts.KEY_IN_WRONG_PLACE, expected=say(expected), **place))
    _refuse_flaws(name, found)
    return value


def endpoint_id(found: Settings) -> str | None:
    """ARK_ENDPOINT_ID; None when it is not set."""
    value = _plain_id("ARK_ENDPOINT_ID", found, expected=texts.AN_ENDPOINT_ID)
    if value and not value.startswith("ep-"):
        raise SettingsError(say(texts.ENDPOINT_WRONG, source=_place_of("ARK_ENDPOINT_ID", found)))
    return value


def base_url(found: Settings) -> str:
    """ARK_BASE_URL without a trailing slash, or the official one."""
    value, example = found.get("ARK_BASE_URL"), settings.OFFICIAL_BASE_URL
    if not value:
        return example
    address = _address("ARK_BASE_URL", value, example=example)
    if METHODS.search(address.path):
        raise SettingsError(say(texts.ADDRESS_HAS_METHOD, name="ARK_BASE_URL", example=example))
    at_ark = (address.hostname or "").endswith(ARK_HOSTS)
    if at_ark and not (ARK_PATHS.fullmatch(address.path) and address.scheme == "https"):
        raise SettingsError(say(texts.ADDRESS_WRONG_PATH, name="ARK_BASE_URL", example=example))
    return value.rstrip("/")


def _address(name: str, value: str, *, example: str) -> SplitResult:
    """The parts of a complete http(s) address; the message never quotes it, for a key may have been pasted there."""
    malformed = SettingsError(say(texts.ADDRESS_MALFORMED, name=name, example=example))
    try:
        address = urlsplit(value)
        complete = address.scheme in ("http", "https") and address.hostname and (address.port or 1) > 0
    except ValueError:
        raise malformed from None
    if not complete or address.query or address.fragment or re.search(r"[^\x21-\x7e]|[\"'`]", value):
        raise malformed
    if address.username is not None:
        raise SettingsError(say(texts.ADDRESS_HOLDS_SECRET, name=name))
    return address


def model_id(found: Settings) -> str | None:
    """ARK_MODEL; None when it is not set."""
    return _plain_id("ARK_MODEL", found, expected=texts.A_MODEL_ID)
