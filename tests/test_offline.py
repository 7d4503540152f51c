"""A lesson speaks to 127.0.0.1 and to nothing else."""

import nbformat
import pytest
from lesson_rules import LESSONS
from lesson_run import run_lesson
from nbformat.v4 import new_code_cell, new_notebook

ATTEMPTS = {
    "by-name": "socket.create_connection(('ark.example', 443), timeout=1)",
    "by-address": "socket.create_connection(('203.0.113.7', 80), timeout=1)",
    "version-six": "socket.create_connection(('2001:db8::7', 80), timeout=1)",
    "datagram": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('203.0.113.7', 53))",
    "listening": "socket.socket().bind(('', 0))",
    "other-process": "subprocess.run([sys.executable, '-c', 'import socket; socket.getaddrinfo(\"ark.example\", 1)'])",
    "through-proxy": "urllib.request.urlopen('http://ark.example')",
    "loopback": "s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen(); socket.create_connection(s.getsockname())",
}


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_lesson_contacts_nothing_but_loopback(path, run_of):
    assert run_of(path).seen("refused") == []


def test_the_guard_refuses_everything_but_loopback(tmp_path):
    cells = [new_code_cell("import socket, subprocess, sys, urllib.request", id="imports")]
    cells += [new_code_cell(f"try: {code}\nexcept OSError: pass", id=name) for name, code in ATTEMPTS.items()]
    nbformat.write(new_notebook(cells=cells), tmp_path / "attempts.ipynb")

    run = run_lesson(tmp_path / "attempts.ipynb", tmp_path)

    assert run.seen("refused") == [
        "socket.getaddrinfo ark.example",
        "socket.getaddrinfo 203.0.113.7",
        "socket.getaddrinfo 2001:db8::7",
        "socket.sendto 203.0.113.7",
        "socket.bind ",
        "socket.getaddrinfo ark.example",
        "a request through the proxy",
    ]
    assert [name for name, reply in run.replies.items() if reply["status"] != "ok"] == []
