"""One run of one notebook in a kernel that is watched: what nbval lets through is caught here.

The kernel has canary credentials in its environment, reaches nothing but loopback, and writes what its outputs do not
show (refused addresses, logs, errors of threads and tasks, the journal, widget state) into a file; see
witness/sitecustomize.py. Every promise about running lessons reads the same `LessonRun`.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

WITNESS = Path(__file__).resolve().parent / "witness"
EXPECTS_ERROR = {"raises-exception", "nbval-raises-exception"}
CANARIES = {
    "ARK_API_KEY": "ark-c0ffee00-dead-4bad-8bad-c0ffee000001",
    "VOLC_ACCESSKEY": "AKLTCANARYxTHISxKEYxMUSTxNEVERxBExSEEN000002",
    "VOLC_SECRETKEY": "Q0FOQVJZIHRoaXMgc2VjcmV0IG11c3QgbmV2ZXIgYmUgc2VlbiAwMDAwMDM=",
    "VOLCENGINE_ACCESS_KEY": "AKLTCANARYxTHISxKEYxMUSTxNEVERxBExSEEN000004",
    "VOLCENGINE_SECRET_KEY": "Q0FOQVJZIHRoaXMgc2VjcmV0IG11c3QgbmV2ZXIgYmUgc2VlbiAwMDAwMDU=",
    "OPENAI_API_KEY": "sk-canary00000000000000000000000000000000000006",
}
# A shell behind a proxy that is not there: loopback must not go through it, and nothing else gets out.
DEAD_PROXY = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:19")
WIDGET_STATE = "application/vnd.jupyter.widget-state+json"
PROLOGUE = "__import__('sitecustomize').watch(get_ipython())"
EPILOGUE = "await __import__('asyncio').sleep(0.01); __import__('sitecustomize').last_words(get_ipython())"


@dataclass(frozen=True)
class LessonRun:
    """What happened: the executed notebook, what the kernel process printed, and what the witness wrote down."""

    notebook: NotebookNode
    replies: dict[str, dict]
    broken_off: str
    console: str
    witness: tuple[tuple[str, str], ...]

    def seen(self, *kinds: str) -> list[str]:
        """The witness's lines of these kinds, in order."""
        return [text for kind, text in self.witness if kind in kinds]


def run_lesson(path: Path, scratch: Path, *, cell_timeout: int = 30) -> LessonRun:
    """Run every cell of the notebook at `path` from top to bottom in a new kernel; never raises for what a cell did.

    Args:
        scratch: an empty directory for the witness's file and the kernel's console output.
        cell_timeout: seconds a cell may take.
    """
    notebook = nbformat.read(path, as_version=4)
    replies: dict[str, dict] = {}

    def keep_reply(cell: NotebookNode, cell_index: int, execute_reply: dict) -> None:
        replies[cell.id] = execute_reply["content"]

    notebook.cells.insert(0, nbformat.v4.new_code_cell(PROLOGUE, id="prologue"))
    notebook.cells.append(nbformat.v4.new_code_cell(EPILOGUE, id="epilogue"))
    client = NotebookClient(
        notebook, timeout=cell_timeout, kernel_name="python3", allow_errors=True, on_cell_executed=keep_reply
    )
    broken_off = ""
    with open(scratch / "console.log", "w+", encoding="utf-8", errors="replace") as console:
        try:
            client.execute(cwd=str(path.parent), env=environment(scratch), stdout=console, stderr=console)
        except (CellTimeoutError, DeadKernelError) as error:
            broken_off = f"{type(error).__name__}: {str(error).strip().splitlines()[0]}"
    return LessonRun(
        notebook=notebook,
        replies=replies,
        broken_off=broken_off,
        console=(scratch / "console.log").read_text(encoding="utf-8", errors="replace"),
        witness=tuple(read_witness(scratch / "witness.jsonl")),
    )


def environment(scratch: Path) -> dict[str, str]:
    """The kernel's environment variables: the test's own, the canaries, a dead proxy, the witness."""
    paths = [str(WITNESS), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ,
        **CANARIES,
        **DEAD_PROXY,
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "COURSE_WITNESS": str(scratch / "witness.jsonl"),
    }


def read_witness(path: Path) -> Iterator[tuple[str, str]]:
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, text = json.loads(line)
            yield kind, text


def failures(run: LessonRun) -> list[str]:
    """One line for everything that went wrong although no cell said so; [] when every cell ran as it should."""
    found = [f"the run broke off: {run.broken_off}"] if run.broken_off else []
    for cell in run.notebook.cells:
        if cell.cell_type == "code" and not EXPECTS_ERROR & set(cell.metadata.get("tags", [])):
            found += [f"cell {cell.id}: {what}" for what in failures_of_cell(cell, run.replies.get(cell.id))]
    widgets = run.notebook.metadata.get("widgets", {}).get(WIDGET_STATE, {}).get("state", {})
    for output in (output for model in widgets.values() for output in model["state"].get("outputs", ())):
        if output["output_type"] == "error" or output.get("name") == "stderr":
            found.append(
                f"an Output widget shows {output.get('ename', 'stderr')}: {output.get('evalue', output.get('text'))}"
            )
    for kind in ("command", "thread", "task"):
        found += [f"{kind}: {text}" for text in run.seen(kind)]
    found += [f"log: {text}" for text in run.seen("log") if text.startswith(("ERROR", "CRITICAL"))]
    return found


def failures_of_cell(cell: NotebookNode, reply: dict | None) -> Iterator[str]:
    if reply is None:
        if cell.source.strip():
            yield "was not run"
    elif reply["status"] != "ok":
        yield f"{reply['status']}, {reply.get('ename')}: {reply.get('evalue')}"
    for output in cell.get("outputs", ()):
        if output.get("name") == "stderr":
            yield f"wrote to stderr: {output.text.strip()}"
        if output.output_type == "error" and reply and reply["status"] == "ok":
            yield f"shows an error that its reply does not report: {output.ename}: {output.evalue}"
