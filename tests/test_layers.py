"""Nothing imports upward or sideways: the enforced half of the architecture page.

A room is a module or a package of helpers/. `MAY_IMPORT` says what each may use; `LAYERS` orders the mock's modules.
"""

import ast
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HELPERS = ROOT / "helpers"

GROUND = {"models", "texts"}
SETTINGS = {"credentials", "settings", "checked_settings"}
MAY_IMPORT = {
    "models": set(),
    "texts": set(),
    "credentials": set(),
    "settings": set(),
    "checked_settings": {"texts", "credentials", "settings"},
    "process": set(),
    "remote_mock": set(),
    "planned_faults": {"texts", "ark_mock"},
    "ark_mock": {"models"},
    "widgets": {"texts"},
    "checks": {"texts"},
    "meter": GROUND,
    "console": GROUND,
    "signatures": {"texts", "ark_mock", "checks", "widgets"},
    "doctor": GROUND | SETTINGS | {"ark_mock"},
    "connection": GROUND
    | SETTINGS
    | {
        "process",
        "remote_mock",
        "planned_faults",
        "ark_mock",
        "checks",
        "console",
        "meter",
        "signatures",
        "widgets",
        "doctor",
    },
    "__init__": None,
}
ENVIRONMENT_READERS = {"helpers.connection", "helpers.doctor.machine"}

LAYERS = (
    {"errors", "ids", "clock", "tokens", "prompt_cache", "signature", "policies", "wire"},
    {"faults", "journal", "limits", "state", "rules", "scripts", "replies"},
    {"auth", "call", "streaming", "chat_parameters", "parameters", "access", "endpoints", "api_keys", "explanation"},
    {"endpoint_actions", "api_key_actions", "activation", "console_actions"},
    {"chat", "responses", "embeddings", "tokenization", "models_api", "mock_api", "control_plane", "transport"},
    {"routes"},
    {"server"},
    {"__init__", "__main__"},
)
LAYER_OF = {name: number for number, layer in enumerate(LAYERS) for name in layer}


def module_name(path: Path) -> str:
    """ "helpers.ark_mock.chat" for helpers/ark_mock/chat.py; a package is called by its folder."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(HELPERS.rglob("*.py"))}


def imports_of(module: str, *, at_run_time: bool = True) -> set[str]:
    """Our modules that a module imports, wherever in the file; those for type hints only count when asked."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    hints = {id(node) for block in ast.walk(tree) if is_for_hints(block) for node in ast.walk(block)}
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)) and not (at_run_time and id(node) in hints):
            found |= set(targets(node, module))
    return found - {module}


def is_for_hints(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def targets(node: ast.Import | ast.ImportFrom, module: str) -> list[str]:
    """The modules of ours that one import statement names."""
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
        return [name for name in names if name in MODULES]
    package = module.split(".") if MODULES[module].name == "__init__.py" else module.split(".")[:-1]
    start = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
    origin = ".".join(part for part in (start, node.module) if part)
    deeper = [f"{origin}.{alias.name}" for alias in node.names if f"{origin}.{alias.name}" in MODULES]
    whole = [origin] if origin in MODULES and len(deeper) < len(node.names) else []
    return deeper + whole


def room_of(module: str) -> str:
    """The room a module belongs to: the name below helpers."""
    return module.split(".")[1] if "." in module else "__init__"


@pytest.mark.parametrize("module", MODULES)
def test_a_room_imports_only_what_lies_below_it(module):
    room = room_of(module)
    assert room in MAY_IMPORT, f"helpers/{room} is new: say in MAY_IMPORT (and in the architecture) what it may import"
    if MAY_IMPORT[room] is None:
        return

    rooms = {room_of(other) for other in imports_of(module)} - {room}

    assert rooms - MAY_IMPORT[room] == set(), f"{module} imports what it may not"


def test_no_module_reaches_itself_through_its_imports():
    """Packages are left out: `from . import ids` names the folder, not what its __init__ imports."""
    graph = {name: imports_of(name) for name in MODULES if MODULES[name].name != "__init__.py"}

    try:
        TopologicalSorter(graph).prepare()
    except CycleError as cycle:
        pytest.fail(" → ".join(cycle.args[1]))


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("helpers.ark_mock")])
def test_the_mock_imports_only_downward(module):
    here = (module.split(".") + ["__init__"])[2]

    upward = {
        other
        for other in imports_of(module)
        if other.startswith("helpers.ark_mock.") and LAYER_OF.get(other.split(".")[2], 0) > LAYER_OF.get(here, 9)
    }

    assert upward == set()


def test_every_name_in_the_tables_exists():
    rooms = {room_of(name) for name in MODULES}

    assert set(MAY_IMPORT) - rooms == set()


@pytest.mark.parametrize("module", [name for name in MODULES if name not in ENVIRONMENT_READERS])
def test_only_connection_and_doctor_read_the_environment(module):
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))

    readers = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv") and ast.unparse(node.value) == "os"
    ]

    assert readers == []


def test_importing_helpers_needs_no_third_party_package():
    """So that doctor can run on a machine where nothing was installed."""
    seen, todo = set(), ["helpers"]
    while todo:
        module = todo.pop()
        if module in seen:
            continue
        seen.add(module)
        todo += [other for other in top_level_imports(module) if other in MODULES]

    third_party = {other for module in seen for other in top_level_imports(module) if is_third_party(other)}

    assert third_party == set()


def top_level_imports(module: str) -> set[str]:
    """Every module that importing this one imports at once."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    found = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= set(targets(node, module)) or {node.module or ""}
    return found


def is_third_party(name: str) -> bool:
    return name.partition(".")[0] not in {*sys.stdlib_module_names, "helpers", ""}
