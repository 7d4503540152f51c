"""How long the test suite takes, and how much of the two notebook passes is more than starting kernels and importing.

    python benchmarks/suite.py [arguments for pytest]

The floor of a lesson is a bare kernel that imports, in the same order, every module the lesson has imported by its
end. Each lesson runs twice in the suite (once under nbval, once in the watched run), so its floor counts twice.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

AIM = 1.5
WATCHED = ("test_lessons_run.py", "test_no_secrets.py", "test_offline.py")
IMPORT_AGAIN = """
import importlib
for name in {names}:
    try:
        importlib.import_module(name)
    except Exception:
        pass
"""


class Stopwatch:
    """A pytest plugin that adds up the seconds of every test, its set-up and what follows it included."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.kinds: dict[str, str] = {}

    def pytest_runtest_logreport(self, report) -> None:
        self.seconds[report.nodeid] += report.duration
        self.kinds[report.nodeid] = kind_of(report.nodeid, report.keywords)

    def by_kind(self) -> Counter[str]:
        total: Counter[str] = Counter()
        for nodeid, seconds in self.seconds.items():
            total[self.kinds[nodeid]] += seconds
        return total


def kind_of(nodeid: str, keywords: dict) -> str:
    """The row of the table a test belongs to."""
    file, _, name = nodeid.partition("::")
    if file.endswith(".ipynb"):
        return "notebooks, nbval"
    if file.endswith(WATCHED) and "[" in name:
        return "notebooks, watched"
    if "browser" in keywords:
        return "browser"
    if "hostile" in file or "fuzz" in file:
        return "fuzz"
    return "SDK" if "/sdk/" in file else "unit and promises"


def modules_of(lesson: Path) -> list[str]:
    """The modules a lesson has imported by its end, in the order it did."""
    from lesson_run import run_lesson

    with tempfile.TemporaryDirectory() as scratch:
        names = json.loads(run_lesson(lesson, Path(scratch)).seen("modules")[-1])
    return [name for name in names if name not in ("__main__", "sitecustomize")]


def floor_of(lesson: Path, modules: list[str]) -> float:
    """Seconds from nothing to a stopped kernel in which these modules were imported."""
    import nbformat
    from nbclient import NotebookClient

    source = f"import sys\nsys.path.insert(0, '../..')\n{IMPORT_AGAIN.format(names=modules)}"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    started = time.perf_counter()
    NotebookClient(notebook, kernel_name="python3").execute(cwd=str(lesson.parent), stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def main(arguments: list[str]) -> int:
    os.chdir(ROOT)
    stopwatch = Stopwatch()
    started = time.perf_counter()
    status = pytest.main(["-q", "--durations=10", *arguments], plugins=[stopwatch])
    whole = time.perf_counter() - started

    from lesson_rules import LESSONS

    floors = {
        lesson: [floor_of(lesson, modules) for _ in range(2)] for lesson in LESSONS if (modules := modules_of(lesson))
    }
    report(stopwatch.by_kind(), whole, floors)
    return int(status)


def report(by_kind: Counter[str], whole: float, floors: dict[Path, list[float]]) -> None:
    print(
        f"\n{platform.python_implementation()} {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores"
    )
    for kind, seconds in by_kind.most_common():
        print(f"{seconds:8.1f} s  {kind}")
    print(f"{whole - by_kind.total():8.1f} s  collecting, reporting")
    print(f"{whole:8.1f} s  in all")
    passes = sum(seconds for kind, seconds in by_kind.items() if kind.startswith("notebooks"))
    floor = sum(map(sum, floors.values()))
    if floor:
        print(f"\nnotebook passes / floor: {passes:.1f} s / {floor:.1f} s = {passes / floor:.2f} (aim: at most {AIM})")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
