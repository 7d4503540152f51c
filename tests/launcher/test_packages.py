"""What is installed: the requirement files and the two forms of the official SDK."""

import ast
import importlib.util
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import nbformat
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tiny_course import make_wheel

from launcher import environment, packages
from launcher.trouble import Stop

ROOT = Path(__file__).resolve().parent.parent.parent
# The top-level packages of volcengine-ark-runtime and of the two wheels it requires.
OF_THE_SLIM_SDK = {"volcenginesdkarkruntime", "volcenginesdkark", "volcenginesdkcore"}
MODULES = {"python-dotenv": "dotenv", "volcengine-python-sdk": "volcenginesdkarkruntime"}


def requirements(name: str) -> list[Requirement]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def imports_of(source: str) -> set[str]:
    """The names of the modules that a piece of Python imports, top-level await allowed, magics passed over."""
    source = re.sub(r"(?m)^(\s*)[%!].*$", r"\1pass", source)
    tree = compile(source, "cell", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module)
    return {name.partition(".")[0] for name in found}


def imports_of_the_course() -> Counter:
    found = Counter()
    for path in (ROOT / "helpers").rglob("*.py"):
        found.update(imports_of(path.read_text(encoding="utf-8")))
    for path in (ROOT / "notebooks").glob("*/*.ipynb"):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code" and not cell.source.startswith("%%"):
                found.update(imports_of(cell.source))
    return found


def test_lessons_and_helpers_need_no_more_of_the_sdk_than_its_small_form():
    of_the_sdk = {name for name in imports_of_the_course() if name.startswith("volc")}

    assert "volcenginesdkarkruntime" in of_the_sdk
    assert of_the_sdk <= OF_THE_SLIM_SDK


def test_everything_that_is_imported_is_named_in_requirements_txt():
    named = {MODULES.get(r.name, r.name).replace("-", "_").lower() for r in requirements("requirements.txt")}
    ours = {"helpers", "sitecustomize"} | OF_THE_SLIM_SDK
    # IPython, traitlets and the rest of Jupyter come with ipykernel and ipywidgets, pydantic and anyio with both SDKs.
    carried = {"IPython", "traitlets", "comm", "nbconvert", "jupyter_client", "jupyter_core", "pydantic", "anyio"}

    unnamed = set(imports_of_the_course()) - sys.stdlib_module_names - named - ours - carried

    assert unnamed == set()


def test_every_package_by_name_is_pinned_within_its_bounds():
    pins = {}
    for pin in requirements("constraints.txt"):
        pins.setdefault(canonicalize_name(pin.name), []).append(str(pin.specifier).removeprefix("=="))

    for wanted in [*requirements("requirements.txt"), *requirements("requirements-test.txt")]:
        versions = pins[canonicalize_name(wanted.name)]
        assert [version for version in versions if not wanted.specifier.contains(version)] == [], wanted


def test_both_forms_of_the_sdk_are_pinned():
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    full = [line for line in (ROOT / "requirements.txt").read_text().splitlines() if packages.FULL_SDK in line]

    assert packages.SLIM_SDK in pins
    assert full[-1].replace("[ark]", "") in pins


def test_the_slim_form_swaps_exactly_the_sdk():
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")

    before, after = text.splitlines(), packages.slim_text(text).splitlines()

    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [(f"{packages.FULL_SDK}==5.0.53", packages.SLIM_SDK)]


def test_no_requirement_file_names_a_host_or_a_path():
    for name in ("requirements.txt", "requirements-test.txt", "constraints.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert [line for line in text.splitlines() if re.match(r"-|[^#]*(://|@ |\.\./)", line)] == [], name


def test_what_is_warmed_can_be_imported():
    assert [name for name in packages.WARMED if not importlib.util.find_spec(name)] == []


def test_a_disk_without_room_stops_the_installation(tmp_path, monkeypatch):
    monkeypatch.setattr(packages, "_free", lambda root: 7)

    with pytest.raises(Stop, match="about 500 MB needed, 7 MB free"):
        packages._check_room(tmp_path, slim=True)


def test_an_update_of_what_is_installed_asks_for_no_such_room(tmp_path, monkeypatch):
    monkeypatch.setattr(packages, "_free", lambda root: 7)
    (tmp_path / ".venv" / "lib" / "python3.11" / "site-packages" / "jupyterlab-4.6.6.dist-info").mkdir(parents=True)

    packages._check_room(tmp_path, slim=True)


@pytest.mark.parametrize(("slim", "left"), [(True, {"volcengine_ark_runtime"}), (False, {"volcengine_python_sdk"})])
def test_the_other_form_of_the_sdk_goes_before_the_wanted_one_comes(slim, left, tmp_path, used_course):
    make_wheel(tmp_path, "volcengine_ark_runtime", "1.0", {"volcenginesdkarkruntime/slim.py": ""})
    make_wheel(tmp_path, "volcengine_python_sdk", "1.0", {"volcenginesdkarkruntime/full.py": ""})
    python = environment.python_of(used_course.root)
    command = [python, "-m", "pip", "install", "-q", "--no-index", "--find-links", tmp_path]
    subprocess.run([*command, "volcengine-ark-runtime", "volcengine-python-sdk"], check=True)

    packages._remove_other_sdk(used_course.root, slim=slim)

    infos = used_course.root.glob(".venv/[Ll]ib/**/site-packages/volcengine_*.dist-info")
    assert {info.name.partition("-")[0] for info in infos} == left


def test_a_path_too_long_for_windows_stops_the_installation(monkeypatch):
    monkeypatch.setattr(packages, "long_paths_are_off", lambda: True)
    monkeypatch.setattr(packages, "_free", lambda root: 10_000)

    packages._check_room(Path("C:/" + "a" * 90), slim=True)
    with pytest.raises(Stop, match="The path is too long"):
        packages._check_room(Path("C:/" + "a" * 100), slim=True)
