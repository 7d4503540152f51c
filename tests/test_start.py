"""`start.py lab` as a learner runs it the second time: a real JupyterLab over HTTP, nothing installed."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from lab import lend_environment, wait_for_server

from launcher.first_page import FIRST_LESSON

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A copy of the course whose `.venv` shows the packages that these tests run on, stamped as complete."""
    root = tmp_path_factory.mktemp("start") / "我的 课程"
    shutil.copytree(ROOT / "launcher", root / "launcher", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("start.py", "requirements.txt", "requirements-test.txt", "constraints.txt"):
        shutil.copy(ROOT / name, root)
    (root / "notebooks" / "zh").mkdir(parents=True)
    shutil.copy(ROOT / FIRST_LESSON, root / FIRST_LESSON)
    lend_environment(root)
    return root


@pytest.fixture(scope="module")
def started(course, tmp_path_factory):
    """The running `start.py lab`: its process, what the server says of itself, and its log."""
    private = tmp_path_factory.mktemp("jupyter")
    (private / "runtime").mkdir()
    folders = {f"JUPYTER_{name}_DIR": str(private / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    log = private / "lab.log"
    with open(log, "w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, str(course / "start.py"), "--no-browser", "--port=0"],
            cwd=private, env={**os.environ, **folders}, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            start_new_session=True,
        )  # fmt: skip
        try:
            yield process, wait_for_server(process, private / "runtime", log_path=log), log
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()


def get(server: dict, path: str) -> tuple[str, str]:
    """The address at which the server ends up, and the body."""
    request = Request(server["url"] + path, headers={"Authorization": f"token {server['token']}"})
    with urlopen(request, timeout=30) as answer:
        return answer.url, answer.read().decode("utf-8")


def test_the_start_page_is_lesson_00(started):
    _, server, _ = started

    address, page = get(server, "")

    assert address == f"{server['url']}lab/tree/{FIRST_LESSON}"
    assert "<title>JupyterLab</title>" in page


def test_jupyterlab_is_rooted_in_the_course_and_asks_nobody_for_news(course, started):
    _, server, _ = started

    config = json.loads(re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', get(server, "lab")[1], re.S)[1])

    assert Path(config["serverRoot"]).expanduser() == course
    assert config["news"] == {"disabled": True}
    assert config["extensionManager"]["can_install"] is False


def test_the_first_lesson_is_served(course, started):
    _, server, _ = started

    notebook = json.loads(get(server, f"api/contents/{FIRST_LESSON}")[1])

    assert notebook["content"]["cells"][0]["source"]
    assert notebook["writable"] is True


def test_the_kernel_is_this_environments(course, started):
    _, server, _ = started

    specs = json.loads(get(server, "api/kernelspecs")[1])

    assert specs["default"] == "python3"
    kernel = specs["kernelspecs"]["python3"]["spec"]["argv"][0]
    assert kernel in {"python", str(course / ".venv" / "bin" / "python")}


def test_nothing_is_installed_again(started):
    _, _, log = started

    assert "/4]" not in log.read_text(encoding="utf-8")


def test_ctrl_c_ends_it_quietly(started):
    process, _, log = started

    os.killpg(process.pid, signal.SIGINT)
    deadline = time.monotonic() + 90
    while process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.1)

    assert process.poll() == 0
    assert "Traceback" not in log.read_text(encoding="utf-8")
