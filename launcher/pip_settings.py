"""pip's settings, handed over to uv, which does not read them.

Values may hold credentials: they go into the environment of uv's process and nowhere else.
"""

import ast
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

# pip asks its sources in this order; the last one that has an option decides.
_SECTIONS = ("global", "install", ":env:")


def read(python: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """What `pip config list` says, as {"index-url": "https://…", …}; empty when pip does not answer."""
    try:
        answer = subprocess.run(
            [str(python), "-m", "pip", "config", "list"],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired):
        return {}
    return parse(answer.stdout) if answer.returncode == 0 else {}


def parse(listing: str) -> dict[str, str]:
    """The options of `pip config list` that an installation obeys: environment over `install` over `global`."""
    found: dict[str, dict[str, str]] = {section: {} for section in _SECTIONS}
    for line in listing.splitlines():
        match = re.fullmatch(r"(global|install|:env:)\.([\w-]+)=(.+)", line.strip())
        if match:
            section, option, value = match.groups()
            found[section][option.replace("_", "-")] = _unquote(value)
    return {option: value for section in _SECTIONS for option, value in found[section].items()}


def for_uv(settings: Mapping[str, str]) -> dict[str, str]:
    """The same settings as uv's environment variables.

    An index or folder on this disk that does not exist is left out: pip passes over it, uv stops at it.
    """
    indexes = [url for url in _words(settings.get("extra-index-url")) if _exists(url)]
    links = [place for place in _words(settings.get("find-links")) if _exists(place)]
    default = settings.get("index-url", "")
    proxy = settings.get("proxy", "")
    if proxy and "://" not in proxy:
        proxy = "http://" + proxy
    variables = {
        "UV_DEFAULT_INDEX": default if default and _exists(default) else "",
        "UV_INDEX": " ".join(indexes),
        "UV_INDEX_STRATEGY": "unsafe-best-match" if indexes else "",
        "UV_FIND_LINKS": ",".join(links),
        "UV_INSECURE_HOST": " ".join(_words(settings.get("trusted-host"))),
        "UV_HTTP_TIMEOUT": settings.get("timeout", settings.get("default-timeout", "")),
        "SSL_CERT_FILE": settings.get("cert", ""),
        "SSL_CLIENT_CERT": settings.get("client-cert", ""),
        "HTTP_PROXY": proxy,
        "HTTPS_PROXY": proxy,
    }
    return {name: value for name, value in variables.items() if value}


def uv_arguments(settings: Mapping[str, str]) -> list[str]:
    """The settings for which uv has an argument but no variable."""
    return ["--no-index"] if settings.get("no-index", "").lower() in {"1", "true", "yes", "on"} else []


def _words(value: str | None) -> list[str]:
    return (value or "").split()


def _unquote(value: str) -> str:
    try:
        return str(ast.literal_eval(value))
    except (SyntaxError, ValueError):
        return value


def _exists(place: str) -> bool:
    parts = urlsplit(place)
    if parts.scheme == "file":
        return os.path.exists(url2pathname(unquote(parts.path)))
    if "://" in place:
        return True
    return os.path.exists(os.path.expanduser(place))
