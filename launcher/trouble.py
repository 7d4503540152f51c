"""Why an installation failed, told from its output, and what to try."""

import os
import re
from collections.abc import Sequence

from . import texts

MIRROR = "https://pypi.tuna.tsinghua.edu.cn/simple"

_CAUSES = [
    ("disk", r"no space left|errno 28\b|disk quota exceeded|not enough space|winerror 112"),
    ("long_path", r"winerror 206|file ?name too long|path too long|long path support"),
    ("certificate", r"certificate_verify_failed|certificate verify failed|invalid peer certificate|unknownissuer"),
    ("permission", r"permission denied|access is denied|winerror 5\b|winerror 32\b|read-only file system"),
    (
        "network",
        r"newconnectionerror|nameresolution|name resolution|getaddrinfo|connection refused|connecttimeout|timed out|"
        r"max retries|proxyerror|unreachable|failed to establish|dns error|error sending request|"
        r"from versions: |no matching distribution|resolutionimpossible",
    ),
]


class Stop(Exception):
    """What the learner is told before start.py ends with exit code 1."""


def cause_of(output: str) -> str:
    """One of disk, long_path, certificate, permission, network, unknown."""
    found = (name for name, pattern in _CAUSES if re.search(pattern, output, re.IGNORECASE))
    return next(found, "unknown")


def explain(what: str, *, cause: str, tail: Sequence[str] = (), needed: int = 0, free: int = 0) -> Stop:
    """The Stop that says what failed, why, and what to try.

    Args:
        what: the step, in words.
        cause: as `cause_of` names it.
        tail: the last lines of output; shown only when the cause is unknown.
        needed, free: megabytes.
    """
    advice = {
        "disk": texts.CAUSE_DISK.format(needed=needed, free=free, slim=command("--slim")),
        "long_path": texts.CAUSE_LONG_PATH,
        "certificate": texts.CAUSE_CERTIFICATE.format(cert="pip config set global.cert /path/to/certificate.pem"),
        "permission": texts.CAUSE_PERMISSION,
        "network": texts.CAUSE_NETWORK.format(mirror=command("--mirror", MIRROR)),
        "unknown": texts.CAUSE_UNKNOWN.format(rebuild=command("--rebuild")),
    }[cause]
    if cause == "unknown" and tail:
        advice = (
            texts.LOG_TAIL.format(lines="\n".join(f"  {without_credentials(line)}" for line in tail)) + "\n" + advice
        )
    return Stop(texts.FAILED.format(what=what, cause=advice))


def command(*arguments: str) -> str:
    """The line a learner types on this system."""
    return " ".join(["py -3 start.py" if os.name == "nt" else "python3 start.py", *arguments])


def without_credentials(text: str) -> str:
    """The text with `user:password@` in URLs masked."""
    return re.sub(r"(?<=://)\S+@", "****@", text)
