"""The course's variables: do they make sense, and what kind of string sits in each key? No character is shown."""

from __future__ import annotations

from helpers import checked_settings, credentials, settings
from helpers.checked_settings import SettingsError
from helpers.credentials import looks_of
from helpers.doctor.finding import FAIL, INFO, OK, WARN, Finding, found
from helpers.doctor.machine import Machine
from helpers.settings import REAL, Settings
from helpers.texts import connection as connection_texts
from helpers.texts import credentials as credential_texts
from helpers.texts import doctor as texts
from helpers.texts import listed, say

ACCESS_KEY_NAMES = ("VOLC_ACCESSKEY", "VOLC_SECRETKEY")


def mode(machine: Machine) -> list[Finding]:
    """The mode, and whether connect() would accept what is set."""
    wanted = _settings(machine)
    if wanted is None:
        return []
    try:
        mode = checked_settings.mode(None, wanted)
    except SettingsError as error:
        return [found(FAIL, texts.SETTING_WRONG, message=error)]
    asked = [checked_settings.pace]
    if wanted.get("ARK_MOCK_URL"):
        asked.append(checked_settings.mock_address)
    if mode == REAL:
        asked += [checked_settings.api_key, checked_settings.access_key_pair, checked_settings.base_url]
        asked += [checked_settings.model_id, checked_settings.endpoint_id]
    return [found(OK, texts.MODE, mode=mode), *(wrong for ask in asked for wrong in _refusal(ask, wanted))]


def keys(machine: Machine) -> list[Finding]:
    """The kind of each key, wherever it stands."""
    wanted = _settings(machine)
    if wanted is None:
        return []
    places = [
        (name, source, values[name])
        for name in settings.SECRET_NAMES
        for source, values in (("environment", wanted.environment), (".env", wanted.file))
        if name in values and (values[name] or source == "environment")
    ]
    none = [] if any(name == "ARK_API_KEY" for name, _, _ in places) else [found(INFO, texts.KEY_NONE)]
    return [*none, *(_key(*place) for place in places), *_quarrels(wanted, machine)]


def _settings(machine: Machine) -> Settings | None:
    """None when `.env` cannot be read, which is a finding of its own."""
    try:
        return settings.read(machine.environ, machine.root / ".env")
    except settings.UnreadableEnvFile:
        return None


def _refusal(ask, wanted: Settings) -> list[Finding]:
    try:
        ask(wanted)
    except SettingsError as error:
        return [found(FAIL, texts.SETTING_WRONG, message=error)]
    return []


def _key(name: str, source: str, value: str) -> Finding:
    looks = looks_of(value)
    place = {"name": name, "source": say(connection_texts.SOURCES[source]).strip()}
    kind = say(credential_texts.KINDS[looks.kind])
    if looks.flaws:
        flaws = listed(say(credential_texts.FLAWS[flaw]) for flaw in looks.flaws)
        return found(WARN, texts.KEY_FLAWED, kind=kind, flaws=flaws, **place)
    if name in ACCESS_KEY_NAMES:
        return _access_key(name, looks.kind, place)
    wrong = looks.kind not in credentials.API_KEY_KINDS
    return found(WARN, texts.KEY_WRONG, kind=kind, **place) if wrong else found(OK, texts.KEY_FINE, kind=kind, **place)


def _access_key(name: str, kind: str, place: dict[str, str]) -> Finding:
    expected = credentials.ACCESS_KEY if name == "VOLC_ACCESSKEY" else credentials.SECRET_KEY
    if kind in (expected, credentials.UNKNOWN):
        return found(OK, texts.KEY_FINE, kind=say(credential_texts.PAIR[name]), **place)
    return found(WARN, texts.ACCESS_KEY_WRONG, kind=say(credential_texts.KINDS[kind]), **place)


def _quarrels(wanted: Settings, machine: Machine) -> list[Finding]:
    """Variables that shadow or contradict one another."""
    shadowed = [
        found(INFO, texts.KEY_SHADOWED, machine.system, name=name)
        for name in settings.NAMES
        if name in wanted.environment and wanted.file.get(name) not in (None, "", wanted.environment[name])
    ]
    both = wanted.get("ARK_API_KEY") and wanted.get("VOLC_ACCESSKEY")
    other = machine.environ.get("VOLCENGINE_ACCESS_KEY") and not wanted.get("VOLC_ACCESSKEY")
    return [
        *shadowed,
        *([found(INFO, texts.KEY_WINS)] if both else []),
        *([found(INFO, texts.OTHER_FAMILY)] if other else []),
    ]
