"""A real JupyterLab, opened by `start.py`, driven by a real Chromium: open a notebook, use a menu, read the page.

The fixtures `lab`, `browser` and `page` of conftest.py are made of this.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from launcher import environment, packages

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OF_JUPYTERLAB = ("Could not restore the debugger state",)
CLEAR_ALL = "jupyterapp.commands.execute('notebook:clear-all-cell-outputs')"
NOTEBOOK_JSON = "jupyterapp.shell.currentWidget.context.model.toJSON()"
KERNEL_STATUS = "jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status"


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab: its address (ends in `/`), its token, the directory it shows, and the file of its log."""

    url: str
    token: str
    root: Path
    log: Path

    def printed_address(self) -> str:
        """The first address that it printed, which a learner without a browser at hand copies."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            found = re.search(r"http://\S+\btoken=\w+", self.log.read_text(encoding="utf-8"))
            if found:
                return found.group()
            time.sleep(0.1)
        raise RuntimeError(f"JupyterLab printed no address:\n{self.log.read_text(encoding='utf-8')[-3000:]}")


def lend_environment(root: Path) -> None:
    """A `.venv` for the course at `root` in which `start.py` finds everything that is installed here."""
    folder = environment.folder(root)
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    site_packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
    (site_packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    for name in ("share", "etc"):
        if (Path(sys.prefix) / name).is_dir():
            (folder / name).symlink_to(Path(sys.prefix) / name, target_is_directory=True)
    stamp = environment.Stamp(version="{}.{}".format(*sys.version_info), prefix=str(folder))
    environment.write_stamp(root, replace(stamp, base=packages.base_digest(root), tests=packages.tests_digest(root)))


@contextmanager
def running_lab(root: Path, private: Path, *arguments: str) -> Iterator[Lab]:
    """JupyterLab opened by `start.py lab` with these arguments in the course at `root`; stopped on the way out.

    Its settings are kept under `private`.
    """
    variables = dict(os.environ)
    for name in ("JUPYTER_CONFIG", "JUPYTER_DATA", "JUPYTER_RUNTIME", "JUPYTERLAB_SETTINGS", "JUPYTERLAB_WORKSPACES"):
        variables[f"{name}_DIR"] = str(private / name.lower())
    command = [sys.executable, str(root / "start.py"), "lab", "--no-browser", "--port=0", "--expose-app-in-browser"]
    log_path = private / "jupyterlab.log"
    with open(log_path, "w", encoding="utf-8") as log:
        process = subprocess.Popen([*command, *arguments], cwd=root, env=variables, stdout=log, stderr=log)
        try:
            server = wait_for_server(process, private / "jupyter_runtime", log_path=log_path)
            yield Lab(url=server["url"], token=server["token"], root=root, log=log_path)
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=20)
            process.kill()
            process.wait()


def wait_for_server(process: subprocess.Popen, runtime: Path, *, log_path: Path, seconds: float = 300) -> dict:
    """What Jupyter Server writes about itself once it listens."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        for path in runtime.glob("jpserver-*.json"):
            text = path.read_text(encoding="utf-8")
            if text.endswith("}"):
                return json.loads(text)
        time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start:\n{log_path.read_text(encoding='utf-8')[-3000:]}")


def chromium_path() -> str | None:
    """The system's Chromium or Chrome, if there is one."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next((path for path in map(shutil.which, names) if path), None)


@contextmanager
def running_browser() -> Iterator[Browser]:
    """A headless Chromium. While it runs this thread has an event loop, so `asyncio.run` cannot be used beside it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(CHROMIUM_FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def watch_console(page: Page) -> list[str]:
    """A list that grows by every error the page's console reports, JupyterLab's own habits left out."""
    problems: list[str] = []

    def note(text: str) -> None:
        if not text.startswith(OF_JUPYTERLAB):
            problems.append(text)

    page.on("pageerror", lambda error: note(str(error)))
    page.on("console", lambda message: note(message.text) if message.type == "error" else None)
    return problems


def open_notebook(page: Page, lab: Lab, path: str) -> None:
    """The notebook at `path` (relative to the lab's root, `/` between parts), alone, with its kernel ready."""
    page.goto(f"{lab.url}lab/tree/{path}?token={lab.token}&reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=90_000)
    page.wait_for_function(f"{KERNEL_STATUS} === 'idle'", timeout=90_000)


def restart_and_run_all(page: Page, *, seconds: float = 300) -> dict:
    """The open notebook after «Restart Kernel and Run All Cells…» in the Run menu, as JSON with its new outputs."""
    page.evaluate(CLEAR_ALL)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Restart Kernel and Run All Cells…", exact=True).click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    page.wait_for_function(RUN_IS_OVER, timeout=seconds * 1000)
    return page.evaluate(NOTEBOOK_JSON)


RUN_IS_OVER = f"""() => {{
    const cells = {NOTEBOOK_JSON}.cells.filter(cell => cell.cell_type === 'code' && [cell.source].flat().join(''));
    const stopped = cells.some(cell => cell.outputs.some(output => output.output_type === 'error')
        && !(cell.metadata.tags ?? []).includes('raises-exception'));
    return {KERNEL_STATUS} === 'idle' && (stopped || cells.every(cell => cell.execution_count !== null));
}}"""


def save(page: Page) -> None:
    """The notebook saved as Ctrl+S does, when this returns it is on disk."""
    page.evaluate("jupyterapp.shell.currentWidget.context.save()")


def run_cell(page: Page, cell_id: str, *, seconds: float = 120) -> dict:
    """The cell with this id after it was selected and run with Shift+Enter; as JSON with its new outputs."""
    index = select_cell(page, cell_id)
    before = page.evaluate(f"{NOTEBOOK_JSON}.cells[{index}].execution_count")
    start_cell(page, cell_id)
    page.wait_for_function(
        f"([index, before]) => {{ const cell = {NOTEBOOK_JSON}.cells[index];"
        f" return cell.execution_count !== null && cell.execution_count !== before && {KERNEL_STATUS} === 'idle'; }}",
        arg=[index, before],
        timeout=seconds * 1000,
    )
    return page.evaluate(f"{NOTEBOOK_JSON}.cells[{index}]")


def start_cell(page: Page, cell_id: str) -> None:
    """Shift+Enter on the cell with this id; returns at once, while it runs."""
    select_cell(page, cell_id)
    page.locator(".jp-Notebook").first.focus()
    page.keyboard.press("Shift+Enter")


def select_cell(page: Page, cell_id: str) -> int:
    """The cell's place among the notebook's cells; it is selected and scrolled into view."""
    return page.evaluate(
        """async id => {
            const notebook = jupyterapp.shell.currentWidget.content;
            const index = notebook.widgets.findIndex(cell => cell.model.id === id);
            if (index < 0) throw new Error(`the notebook has no cell ${id}`);
            notebook.activeCellIndex = index;
            notebook.mode = 'command';
            await notebook.scrollToItem(index, 'center');
            return index;
        }""",
        cell_id,
    )
