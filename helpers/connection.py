"""connect(): practice mode on the mock, unless the learner asks for the real Ark.

The only module, with doctor, that reads the environment. A key that happens to lie there never switches the mode:
nobody pays by accident.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from helpers import checked_settings, checks, models, process, settings
from helpers.checked_settings import SettingsError
from helpers.console import ADDRESSES, Console, RealConsole
from helpers.credentials import Secret, looks_of
from helpers.settings import PRACTICE, REAL, Settings
from helpers.texts import connection as texts
from helpers.texts import say

# 2026-11-22 10:00 in Beijing. The story clock of a notebook stands still, so that its outputs are the same every day.
STORY_TIME = 1795312800.0
SEED = 2026
TOKENS_PER_SECOND = 60.0


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Connection:
    """Where a lesson's code calls, and with what.

    Attributes:
        mode: "practice" or "real".
        base_url: of the data plane, ends in "/api/v3".
        control_url: of the control plane, no trailing slash.
        api_key, access_key_id, secret_access_key: credentials; AK/SK are None where real mode has none.
        model: model id.  endpoint_id: `ep-…`, None where real mode has none.
        requests: the journal, `requests[-1]` the last request; practice mode only.
        faults: queue of planned faults; practice mode only.
        console: the practice console; in real mode it only says where the real one is.
        mock: the mock itself, in this kernel or elsewhere; None in real mode.
    """

    mode: str
    base_url: str
    control_url: str
    api_key: str
    access_key_id: str | None
    secret_access_key: str | None
    model: str
    endpoint_id: str | None
    requests: Sequence[Any]
    faults: Any
    console: Any = None
    mock: Any = None

    def __repr__(self) -> str:
        return f"<Connection {self.mode} · {self.model}>"

    def __reduce_ex__(self, protocol: int) -> tuple:
        raise TypeError(say(texts.NOT_FOR_SAVING))

    def explain_signature(self, canonical_request: str | None = None, string_to_sign: str | None = None) -> Any:
        """Why the last control-plane request's signature was refused: the first line that differs from the right one.

        Args:
            canonical_request, string_to_sign: the texts you computed for that request; practice mode knows the others.
        """
        from helpers.signatures import explained

        journal = self.requests if self.mode == PRACTICE else None
        return explained(journal, canonical_request=canonical_request, string_to_sign=string_to_sign)

    def signature_view(
        self,
        *,
        method: str = "POST",
        query: str = "Action=ListEndpoints&Version=2024-01-01",
        headers: str = f"host: {urlsplit(settings.OFFICIAL_CONTROL_URL).netloc}",
        body: str = "{}",
        date: str = "20260115T083000Z",
    ) -> Any:
        """The four signing steps of a request that you can edit, with a pair of keys for show; sends nothing."""
        from helpers.signatures import signature_view

        return signature_view(method=method, query=query, headers=headers, body=body, date=date)

    def secrets(self) -> list[str]:
        """Every secret known here, for masking."""
        account = getattr(self.mock, "account", None)
        if hasattr(account, "secrets"):
            return account.secrets()
        return [str(text) for text in (self.api_key, self.access_key_id, self.secret_access_key) if text]


# The practice connections of this kernel by ARK_MOCK_URL; "" is the mock in this kernel.
_open: dict[str, Connection] = {}


def connect(mode: str | None = None) -> Connection:
    """Practice mode, or "real" when asked for here or by ARK_COURSE; prints one line that says which.

    Called again it returns the same mock, with the new API Key where `UpdateApiKey` has replaced the old one.

    Raises:
        SettingsError: a setting is missing or wrong.
    """
    found = _settings()
    connection = _real(found) if checked_settings.mode(mode, found) == REAL else _practice(found)
    checks.attach(connection.requests if connection.mode == PRACTICE else None, secrets=connection.secrets)
    print(_line(connection))
    return connection


def _settings() -> Settings:
    try:
        return settings.read(os.environ, settings.ENV_FILE)
    except settings.UnreadableEnvFile as error:
        raise SettingsError(say(texts.ENV_FILE_UNREADABLE, error=error)) from None


def _line(connection: Connection) -> str:
    text = texts.PRACTICE_READY if connection.mode == PRACTICE else texts.REAL_READY
    form = say(texts.KEY_FORMS[looks_of(connection.api_key).kind])
    return say(text, model=connection.model, form=form, host=urlsplit(connection.base_url).hostname)


def _practice(found: Settings) -> Connection:
    url = found.get("ARK_MOCK_URL") or ""
    if url not in _open:
        _open[url] = _running_mock(found) if url else _own_mock(found)
    _open[url] = _with_present_key(_open[url])
    process.keep_proxies_off_loopback(os.environ)
    process.aim_sdk_at(_open[url].control_url)
    return _open[url]


def _own_mock(found: Settings) -> Connection:
    scale = checked_settings.pace(found)
    from helpers.ark_mock import ArkMock
    from helpers.planned_faults import PlannedFaults

    mock = ArkMock(seed=SEED, pace=TOKENS_PER_SECOND, scale=scale, story_time=STORY_TIME)
    mock.start()
    account = mock.account
    return Connection(
        mode=PRACTICE,
        base_url=mock.base_url,
        control_url=mock.control_url,
        api_key=Secret(account.api_key),
        access_key_id=Secret(account.access_key_id),
        secret_access_key=Secret(account.secret_access_key),
        model=account.model,
        endpoint_id=account.endpoint_id,
        requests=account.requests,
        faults=PlannedFaults(account.faults),
        console=_console_of(account),
        mock=mock,
    )


def _with_present_key(connection: Connection) -> Connection:
    """The connection itself, or one with the key that the account in this kernel has now."""
    account = getattr(connection.mock, "account", None)
    if account is None or account.api_key == connection.api_key:
        return connection
    return replace(connection, api_key=Secret(account.api_key))


def _console_of(account: Any) -> Console:
    from helpers.ark_mock.console_actions import perform
    from helpers.ark_mock.errors import ArkError

    return Console(
        lambda action, **arguments: perform(account, action, arguments),
        secret=Secret,
        refused=lambda error: (error.code, error.message) if isinstance(error, ArkError) else None,
        view=_console_view,
    )


def _console_view(console: Console, page: str | None) -> Any:
    from helpers.ark_mock.policies import SYSTEM_POLICIES
    from helpers.widgets.practice_console import PracticeConsole

    return PracticeConsole(console, addresses=ADDRESSES, policies=list(SYSTEM_POLICIES), page=page)


def _running_mock(found: Settings) -> Connection:
    from helpers.planned_faults import PlannedFaults
    from helpers.remote_mock import ActionRefused, Refused, RemoteFaults, RemoteJournal, RemoteMock, Unreachable

    origin, key = checked_settings.mock_address(found)
    mock = RemoteMock(origin, key)
    try:
        account = mock.describe()
    except Refused as refused:
        raise SettingsError(say(texts.MOCK_KEY_REFUSED, status=refused.status)) from None
    except Unreachable as error:
        raise SettingsError(say(texts.MOCK_UNREACHABLE, error=error)) from None
    return Connection(
        mode=PRACTICE,
        base_url=f"{origin}/api/v3",
        control_url=origin,
        api_key=Secret(account["api_key"]),
        access_key_id=Secret(account["access_key_id"]),
        secret_access_key=Secret(account["secret_access_key"]),
        model=account["model"],
        endpoint_id=account["endpoint_id"],
        requests=RemoteJournal(mock),
        faults=PlannedFaults(RemoteFaults(mock)),
        console=Console(
            mock.act,
            secret=Secret,
            refused=lambda error: (error.code, error.message) if isinstance(error, ActionRefused) else None,
            view=_console_view,
        ),
        mock=mock,
    )


def _real(found: Settings) -> Connection:
    access_key_id, secret_access_key = checked_settings.access_key_pair(found)
    connection = Connection(
        mode=REAL,
        base_url=checked_settings.base_url(found),
        control_url=settings.OFFICIAL_CONTROL_URL,
        api_key=checked_settings.api_key(found),
        access_key_id=access_key_id,
        secret_access_key=secret_access_key,
        model=checked_settings.model_id(found) or models.DEFAULT.id,
        endpoint_id=checked_settings.endpoint_id(found),
        requests=NoJournal(),
        faults=NoFaults(),
        console=RealConsole(),
    )
    process.restore_proxies(os.environ)
    process.aim_sdk_at_service()
    return connection


class NoJournal(Sequence[Any]):
    """Stands where the journal stands in practice mode: empty, and says why when asked for an entry."""

    def __len__(self) -> int:
        return 0

    def __getitem__(self, index: Any) -> Any:
        raise SettingsError(say(texts.NO_JOURNAL))

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def clear(self) -> None:
        """Nothing to forget."""

    def __repr__(self) -> str:
        return say(texts.NO_JOURNAL)


class NoFaults:
    """Stands where the queue of faults stands in practice mode: plans none and says so."""

    def append(self, fault: Any) -> None:
        print(say(texts.NO_FAULTS))

    def extend(self, faults: Any) -> None:
        print(say(texts.NO_FAULTS))

    def clear(self) -> None:
        """Nothing to forget."""

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return say(texts.NO_FAULTS)
