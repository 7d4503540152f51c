"""Proxies, loopback, the mock, and in real mode the service."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit
from urllib.request import proxy_bypass_environment

from helpers import checked_settings, settings
from helpers.checked_settings import SettingsError
from helpers.doctor.finding import FAIL, INFO, OK, WARN, Finding, found
from helpers.doctor.machine import Machine
from helpers.texts import doctor as texts

PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
PROXY_SCHEMES = ("http", "https", "socks4", "socks5", "socks5h")


def proxies(machine: Machine) -> list[Finding]:
    """Proxy variables: well formed, usable by the SDKs, and kept off this machine's own addresses."""
    proxies = proxy_variables(machine.environ)
    if not proxies:
        return [found(OK, texts.PROXY_NONE)]
    broken = [
        found(WARN, texts.PROXY_MALFORMED, machine.system, name=name)
        for name, value in proxies.items()
        if not is_proxy(value)
    ]
    socks = [
        found(FAIL, texts.PROXY_SOCKS, name=name)
        for name, value in proxies.items()
        if value.lower().startswith("socks") and machine.installed("socksio") is None
    ]
    names = ", ".join(proxies)
    if spares_loopback(machine.environ):
        return [*broken, *socks, found(OK, texts.PROXY_SET, names=names)]
    return [*broken, *socks, found(INFO, texts.PROXY_LOOPBACK, machine.system, names=names)]


def proxy_variables(environ: Mapping[str, str]) -> dict[str, str]:
    """The proxy variables that are set, in either spelling."""
    names = (*PROXIES, *(name.lower() for name in PROXIES))
    return {name: environ[name] for name in names if environ.get(name)}


def is_proxy(value: str) -> bool:
    """Whether the HTTP clients of both SDKs can read this as a proxy's address."""
    try:
        address = urlsplit(value if "://" in value else f"http://{value}")
        return address.scheme.lower() in PROXY_SCHEMES and bool(address.hostname) and (address.port or 1) > 0
    except ValueError:
        return False


def spares_loopback(environ: Mapping[str, str]) -> bool:
    """Whether NO_PROXY names 127.0.0.1 and localhost; the lower-case spelling counts where both are set."""
    no_proxy = environ.get("no_proxy") or environ.get("NO_PROXY") or ""
    return all(proxy_bypass_environment(host, {"no": no_proxy}) for host in ("127.0.0.1", "localhost"))


def loopback(machine: Machine) -> list[Finding]:
    """This machine can reach itself."""
    error = machine.loopback()
    if error:
        return [found(FAIL, texts.LOOPBACK_BROKEN, error=error)]
    return [found(OK, texts.LOOPBACK_FINE)]


def mock(machine: Machine) -> list[Finding]:
    """The mock starts and answers a request."""
    error = machine.mock()
    return [found(FAIL, texts.MOCK_BROKEN, error=error) if error else found(OK, texts.MOCK_FINE)]


def service(machine: Machine) -> list[Finding]:
    """In real mode: the service answers. It is asked without a key."""
    try:
        wanted = settings.read(machine.environ, machine.root / ".env")
        if checked_settings.mode(None, wanted) != settings.REAL:
            return []
        base_url = checked_settings.base_url(wanted)
    except (SettingsError, settings.UnreadableEnvFile):
        return []
    host = urlsplit(base_url).hostname
    error = machine.answers(base_url)
    if error:
        return [found(WARN, texts.SERVICE_SILENT, machine.system, error=error, host=host)]
    return [found(OK, texts.SERVICE_FINE, host=host)]
