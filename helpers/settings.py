"""What the learner has set: the environment, and below it `.env` at the repository root.

A variable that exists in the environment wins even when it is empty, as it does in every program. Nothing here
writes; the caller hands the environment in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENV_FILE = ROOT / ".env"

PRACTICE, REAL = "practice", "real"
OFFICIAL_BASE_URL = "https://ark.cn-beijing.volces.com/api/v3"
OFFICIAL_CONTROL_URL = "https://ark.cn-beijing.volcengineapi.com"

NAMES = (
    "ARK_COURSE",
    "ARK_COURSE_PACE",
    "ARK_MOCK_URL",
    "ARK_MOCK_KEY",
    "ARK_API_KEY",
    "ARK_BASE_URL",
    "ARK_MODEL",
    "ARK_ENDPOINT_ID",
    "VOLC_ACCESSKEY",
    "VOLC_SECRETKEY",
)
SECRET_NAMES = ("ARK_MOCK_KEY", "ARK_API_KEY", "VOLC_ACCESSKEY", "VOLC_SECRETKEY")


class UnreadableEnvFile(Exception):
    """`.env` is there and cannot be read as UTF-8 text."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The course's variables by name; one that is not set is missing. Not printable: some are secrets."""

    environment: Mapping[str, str]
    file: Mapping[str, str]

    def get(self, name: str) -> str | None:
        """The value that counts; None when the variable is set nowhere."""
        return self.environment[name] if name in self.environment else self.file.get(name)

    def source(self, name: str) -> str:
        """Where that value stands: "environment", ".env" or ""."""
        if name in self.environment:
            return "environment"
        return ".env" if name in self.file else ""

    def __repr__(self) -> str:
        return f"Settings({', '.join(name for name in NAMES if self.get(name) is not None)})"


def read(environ: Mapping[str, str], env_file: Path = ENV_FILE) -> Settings:
    """The course's variables as set in this environment and this file.

    Raises:
        UnreadableEnvFile: the file exists and is not UTF-8 text, or may not be read, or python-dotenv is missing.
    """
    in_file = env_file_values(env_file)
    return Settings(
        environment={name: environ[name] for name in NAMES if name in environ},
        file={name: in_file[name] for name in NAMES if name in in_file},
    )


def env_file_values(env_file: Path) -> dict[str, str]:
    """What `.env` says, `NAME` without `=` left out; {} when there is no such file."""
    if not env_file.is_file():
        return {}
    try:
        from dotenv import dotenv_values

        values = dotenv_values(env_file, interpolate=False, encoding="utf-8-sig")
    except (ImportError, OSError, UnicodeError) as error:
        raise UnreadableEnvFile(type(error).__name__) from None
    return {name: value for name, value in values.items() if value is not None}
