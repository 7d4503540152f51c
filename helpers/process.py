"""What practice mode changes in this process, and how real mode undoes it: NO_PROXY, and where the SDK points."""

from __future__ import annotations

import sys
from collections.abc import MutableMapping

LOOPBACK = ("127.0.0.1", "localhost")

_no_proxy_before: dict[str, str | None] = {}
_sdk_aimed: list[str] = []


def keep_proxies_off_loopback(environ: MutableMapping[str, str]) -> None:
    """Let NO_PROXY name the loopback addresses: a proxy in the shell would swallow every request to the mock."""
    for name in [name for name in ("NO_PROXY", "no_proxy") if name in environ] or ["NO_PROXY"]:
        before = environ.get(name)
        listed = [part.strip() for part in (before or "").split(",") if part.strip()]
        missing = [] if "*" in listed else [host for host in LOOPBACK if host not in listed]
        if missing:
            _no_proxy_before.setdefault(name, before)
            environ[name] = ",".join([*listed, *missing])


def restore_proxies(environ: MutableMapping[str, str]) -> None:
    """Undo it: where NO_PROXY is set, Windows' and macOS' own proxy settings are not looked at."""
    for name, before in _no_proxy_before.items():
        if before is None:
            environ.pop(name, None)
        else:
            environ[name] = before
    _no_proxy_before.clear()


def aim_sdk_at(control_url: str) -> None:
    """Send the SDK's control plane to the mock; `proxy` too, because that client ignores NO_PROXY.

    Source:
        volcenginesdkcore 5.0.54: `Configuration.host` may hold a scheme, which then wins over `scheme`.
    """
    from volcenginesdkcore import Configuration

    Configuration.set_default(None)
    configuration = Configuration()
    configuration.host = configuration.proxy = control_url
    Configuration.set_default(configuration)
    _sdk_aimed[:] = [control_url]


def aim_sdk_at_service() -> None:
    """Give the SDK its own default again: a copy of ours would keep the mock's host and keys."""
    if _sdk_aimed:
        sys.modules["volcenginesdkcore"].Configuration.set_default(None)
        _sdk_aimed.clear()
