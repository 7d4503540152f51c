"""Are the course's packages here, at the versions that constraints.txt pins?"""

from __future__ import annotations

import re
from pathlib import Path

from helpers.doctor.finding import FAIL, OK, WARN, Finding, found
from helpers.doctor.machine import Machine
from helpers.texts import doctor as texts

REQUIREMENT = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)\s*(\[[^\]]*\])?\s*([^;#]*)(?:;\s*([^#]*))?")
SLIM = {"volcengine-python-sdk": "volcengine-ark-runtime"}
TOOLS = frozenset({"nbval", "pytest"})


def packages(machine: Machine) -> list[Finding]:
    """What requirements.txt names, at the versions of constraints.txt."""
    named = direct_packages(machine.root / "requirements.txt")
    pinned = pinned_versions(machine.root / "constraints.txt")
    versions = {name: _installed(name, machine) for name in named}
    missing = [name for name, version in versions.items() if version is None]
    other = [
        f"{name} {version} (≠ {pinned[name]})"
        for name, version in versions.items()
        if version is not None and name in pinned and version != pinned[name] and machine.installed(name)
    ]
    needed, tools = [name for name in missing if name not in TOOLS], [name for name in missing if name in TOOLS]
    findings = [
        *([found(FAIL, texts.PACKAGES_MISSING, machine.system, names=", ".join(needed))] if needed else []),
        *([found(WARN, texts.TOOLS_MISSING, machine.system, names=", ".join(tools))] if tools else []),
        *([found(WARN, texts.PACKAGES_OTHER, machine.system, names=", ".join(other))] if other else []),
    ]
    return findings or [found(OK, texts.PACKAGES_FINE, number=len(named))]


def jupyter(machine: Machine) -> list[Finding]:
    """JupyterLab, ipywidgets and its view in the browser belong together."""
    names = ("jupyterlab", "ipywidgets", "jupyterlab_widgets")
    lab, widgets, lab_widgets = (machine.installed(name) or "–" for name in names)
    versions = {"lab": lab, "widgets": widgets, "lab_widgets": lab_widgets}
    if (_major(lab), _major(widgets), _major(lab_widgets)) == ("4", "8", "3"):
        return [found(OK, texts.JUPYTER_FINE, **versions)]
    return [found(WARN, texts.JUPYTER_WRONG, machine.system, **versions)]


def direct_packages(requirements: Path) -> list[str]:
    """The names in a requirements file that apply to this Python and system."""
    return [name for name, _, marker in _requirements(requirements) if _applies(marker)]


def pinned_versions(constraints: Path) -> dict[str, str]:
    """{"openai": "3.54.0", …}: the exact pins that apply to this Python and system."""
    return {
        name: wanted.removeprefix("==").strip()
        for name, wanted, marker in _requirements(constraints)
        if wanted.startswith("==") and _applies(marker)
    }


def _requirements(path: Path) -> list[tuple[str, str, str]]:
    """Name, version wanted and marker of each line; [] when there is no such file."""
    if not path.is_file():
        return []
    matches = (REQUIREMENT.match(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        (match[1].lower().replace("_", "-"), match[3].strip(), (match[4] or "").strip()) for match in matches if match
    ]


def _applies(marker: str) -> bool:
    if not marker:
        return True
    try:
        from packaging.markers import Marker
    except ImportError:
        return False
    return Marker(marker).evaluate()


def _installed(name: str, machine: Machine) -> str | None:
    return machine.installed(name) or (machine.installed(SLIM[name]) if name in SLIM else None)


def _major(version: str) -> str:
    return version.partition(".")[0]
