"""Runs every lesson and writes its outputs into the notebook: `start.py outputs [--fresh] [NOTEBOOK …]`.

Needs the environment, unlike the rest of this package. A second run changes nothing: what varies is replaced as
tests/sanitize.cfg says, and where only that differs which no test compares (pictures, cells tagged
`nbval-ignore-output`) the stored output stays, unless --fresh. Only outputs, execution counts and the notebook's
kernel metadata are written; sources stay as they are.
"""

import configparser
import os
import re
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parent.parent
SANITIZE = ROOT / "tests" / "sanitize.cfg"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {"file_extension": ".py", "mimetype": "text/x-python", "name": "python", "pygments_lexer": "ipython3"}
OF_THE_DEVELOPER = ("ARK_", "VOLC_", "VOLCENGINE_", "OPENAI_")
PLACES = {sys.prefix: "~/ark-course/.venv", str(ROOT): "~/ark-course", str(Path.home()): "~"}
CELL_SECONDS = 60
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"

Clean = Callable[[str], str]


def main(arguments: list[str]) -> int:
    fresh = "--fresh" in arguments
    named = [Path(name).resolve() for name in arguments if name != "--fresh"]
    paths = named or sorted((ROOT / "notebooks").glob("*/*.ipynb"))
    clean = sanitizer(SANITIZE.read_text(encoding="utf-8"), places=PLACES)
    failed = [path for path in paths if not _refresh(path, clean, fresh=fresh)]
    return 1 if failed else 0


def _refresh(path: Path, clean: Clean, *, fresh: bool) -> bool:
    before = path.read_bytes()
    name = os.path.relpath(path, ROOT)
    try:
        after = refreshed(before.decode("utf-8"), path.parent, clean, fresh=fresh).encode("utf-8")
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        print(f"失败 / failed     {name}\n{error}", file=sys.stderr, flush=True)
        return False
    if after != before:
        path.write_bytes(after)
    print(f"{'已写入 / written ' if after != before else '无变化 / unchanged'}  {name}", flush=True)
    return True


def refreshed(text: str, folder: Path, clean: Clean, *, fresh: bool = False) -> str:
    """The notebook's text with the outputs of a run in `folder`.

    Raises:
        CellExecutionError: a cell failed that is not tagged `raises-exception`.
    """
    stored = nbformat.reads(text, as_version=4)
    notebook = nbformat.reads(text, as_version=4)
    _run(notebook, folder)
    for cell, old in zip(notebook.cells, stored.cells, strict=True):
        if cell.cell_type != "code":
            continue
        cell.metadata.pop("execution", None)
        cell.outputs = [tidy(output, clean) for output in cell.outputs]
        if not fresh and may_stay(old, cell, clean):
            cell.outputs = [tidy(output, clean) for output in old.outputs]
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = cell.execution_count
    notebook.metadata.pop("widgets", None)
    notebook.metadata.kernelspec = KERNEL
    notebook.metadata.language_info = LANGUAGE
    return nbformat.writes(notebook).rstrip("\n") + "\n"


def _run(notebook: NotebookNode, folder: Path) -> None:
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        store_widget_state=False,
        coalesce_streams=True,
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
    )
    with tempfile.TemporaryDirectory(prefix="ipython-") as profile:
        client.execute(cwd=str(folder), env=kernel_environment(os.environ, profile))


def kernel_environment(variables: Mapping[str, str], profile: str) -> dict[str, str]:
    """The variables of the tests' kernels: practice mode, no waiting, nothing of the developer's."""
    kept = {name: value for name, value in variables.items() if not name.upper().startswith(OF_THE_DEVELOPER)}
    return {**kept, "ARK_COURSE": "practice", "ARK_COURSE_PACE": "0", "PYTHONUTF8": "1", "IPYTHONDIR": profile}


def sanitizer(settings: str, *, places: Mapping[str, str] | None = None) -> Clean:
    """The replacements of a sanitize file, and of this machine's folders by the given names, as a function on text."""
    parser = configparser.RawConfigParser()
    parser.read_string(settings)
    rules = [(re.compile(parser[name]["regex"]), parser[name]["replace"]) for name in parser.sections()]
    rules += [(re.compile(re.escape(folder) + r"(?![\w.-])"), name) for folder, name in (places or {}).items()]

    def clean(text: str) -> str:
        for pattern, replacement in rules:
            text = pattern.sub(replacement, text)
        return text

    return clean


def tidy(output: NotebookNode, clean: Clean) -> NotebookNode:
    """An output as it is stored: no widget views, errors cut to their last line, what varies replaced."""
    output = nbformat.from_dict(output)
    output.pop("transient", None)
    if output.output_type == "stream":
        output.text = clean(output.text)
    elif output.output_type == "error":
        output.evalue = clean(output.evalue)
        output.traceback = [f"{output.ename}: {output.evalue}"]
    else:
        output.data.pop(WIDGET_VIEW, None)
        output.data = {kind: _cleaned(kind, value, clean) for kind, value in output.data.items()}
    return output


def may_stay(old: NotebookNode, new: NotebookNode, clean: Clean) -> bool:
    """Whether the stored outputs differ from the new ones only in what no test compares."""
    old_shape, new_shape = [_shape(tidy(output, clean)) for output in old.outputs], [_shape(o) for o in new.outputs]
    if "nbval-ignore-output" in new.metadata.get("tags", []):
        return [kinds for kinds, _ in old_shape] == [kinds for kinds, _ in new_shape]
    return old_shape == new_shape


def _shape(output: NotebookNode) -> tuple[tuple[str, ...], dict[str, object]]:
    """The kinds of an output, and those of its values that a test compares."""
    values = dict(output.get("data", {})) or {key: output.get(key) for key in ("name", "text", "ename", "evalue")}
    compared = {kind: value for kind, value in values.items() if not kind.startswith("image/")}
    return (output.output_type, *sorted(values)), compared


def _cleaned(kind: str, value: object, clean: Clean) -> object:
    return clean(value) if isinstance(value, str) and kind.startswith("text/") else value


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
