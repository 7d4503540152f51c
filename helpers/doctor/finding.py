"""One thing doctor found, and the report that lists them all."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass

from helpers.texts import Text, say
from helpers.texts import doctor as texts

OK, INFO, WARN, FAIL = "ok", "info", "warn", "fail"
SIGNS = {OK: "✓", INFO: "·", WARN: "!", FAIL: "✗"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, why it matters, and the one command that mends it on this system."""

    severity: str
    what: str
    why: str = ""
    fix: str = ""

    def lines(self) -> list[str]:
        """As text: one line, then the reason and the remedy where there are any."""
        more = ((texts.WHY, self.why), (texts.FIX, self.fix))
        return [f"{SIGNS[self.severity]} {self.what}", *(f"    {say(label)}{text}" for label, text in more if text)]


def found(severity: str, advice: texts.Advice, system: str = "", **values: object) -> Finding:
    """The finding that an advice describes, its placeholders filled in, its fix being that of this system."""
    fix = advice.fix.get(system, advice.fix.get("")) if isinstance(advice.fix, Mapping) else advice.fix
    return Finding(severity, *(_filled(text, values) for text in (advice.what, advice.why, fix)))


def _filled(text: Text | str | None, values: dict[str, object]) -> str:
    if text is None:
        return ""
    return say(text, **values) if values else say(text)


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, in the order of the checks; safe to paste in public."""

    findings: tuple[Finding, ...]

    @property
    def ready(self) -> bool:
        """Whether the course can run on this machine."""
        return all(finding.severity != FAIL for finding in self.findings)

    def __repr__(self) -> str:
        lines = [line for finding in self.findings for line in finding.lines()]
        return "\n".join([*lines, "", self.verdict()])

    def _repr_html_(self) -> str:
        items = "".join(_item(finding) for finding in self.findings)
        verdict = html.escape(self.verdict())
        return f'<ul style="list-style: none; padding-left: 0">{items}</ul><p><strong>{verdict}</strong></p>'

    def verdict(self) -> str:
        """The last line: whether to go on."""
        if not self.ready:
            return say(texts.NOT_READY)
        worth = sum(finding.severity == WARN for finding in self.findings)
        return say(texts.READY_BUT, number=worth) if worth else say(texts.READY)


def _item(finding: Finding) -> str:
    first, *more = (html.escape(line.strip(), quote=False) for line in finding.lines())
    rest = "".join(f'<br><span style="padding-left: 2em">{line}</span>' for line in more)
    return f"<li>{first}{rest}</li>"
