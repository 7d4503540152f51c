"""The door offers exactly what it imports, and opening it does nothing."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import helpers

DOOR = Path(helpers.__file__)
ROOT = DOOR.parent.parent
HEAVY = {
    "uvicorn",
    "starlette",
    "volcenginesdkarkruntime",
    "volcenginesdkcore",
    "openai",
    "httpx",
    "ipywidgets",
    "IPython",
}
BUDGET_SECONDS = 0.1

OPEN_THE_DOOR = """
import json, sys, threading, time
before = set(sys.modules)
sockets = []
sys.addaudithook(lambda event, args: sockets.append(event) if event.startswith("socket.") else None)
start = time.process_time()
import helpers
seconds = time.process_time() - start
print(json.dumps({
    "seconds": seconds, "modules": sorted({name.partition(".")[0] for name in set(sys.modules) - before}),
    "threads": threading.active_count(), "sockets": sockets, "mock": "helpers.ark_mock" in sys.modules,
}))
"""


def opened() -> dict:
    """What importing helpers did in a fresh Python."""
    done = subprocess.run([sys.executable, "-c", OPEN_THE_DOOR], cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_all_lists_exactly_what_the_door_imports():
    imported = [
        alias.asname or alias.name
        for node in ast.parse(DOOR.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]

    assert sorted(helpers.__all__) == sorted(imported)
    assert helpers.__all__ == sorted(helpers.__all__)


def test_the_door_holds_imports_and_all_and_nothing_else():
    docstring, *body = ast.parse(DOOR.read_text(encoding="utf-8")).body

    assert isinstance(docstring, ast.Expr)
    assert {type(node) for node in body} == {ast.ImportFrom, ast.Assign}


def test_opening_the_door_imports_nothing_heavy_and_starts_nothing():
    door = opened()

    assert set(door["modules"]) & HEAVY == set()
    assert (door["threads"], door["sockets"], door["mock"]) == (1, [], False)


def test_opening_the_door_takes_less_than_a_tenth_of_a_second():
    """Of processor time, because other tests may share the machine."""
    assert any(opened()["seconds"] < BUDGET_SECONDS for _ in range(8))


def test_every_name_of_the_door_says_what_it_is_for():
    assert [name for name in helpers.__all__ if not getattr(helpers, name).__doc__] == []
