"""A tiny course that start.py installs from a folder of wheels made here: real venv, real pip, no network."""

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Course:
    """A folder with start.py in it, and the environment variables under which it is run."""

    root: Path
    variables: dict[str, str]

    def start(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess:
        """start.py run to its end; stdout holds both of its streams."""
        return subprocess.run(
            [sys.executable, "start.py", *arguments],
            cwd=self.root,
            env={**self.variables, **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=300,
        )


def make_wheel(folder: Path, name: str, version: str, files: dict[str, str]) -> Path:
    """A wheel of Python files, as pip and uv accept it."""
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    content = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    content[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in [*content, f"{info}/RECORD"])
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in content.items():
            archive.writestr(path, text)
    return wheel


def offline(wheels: Path) -> dict[str, str]:
    """The environment of a machine whose pip knows only this folder of wheels."""
    hidden = ("PIP_", "UV_", "PYTHON", "COURSE_")
    variables = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    return {
        **variables,
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheels),
        "PYTHONUTF8": "1",
    }


def make_course(root: Path, wheels: Path) -> Course:
    shutil.copytree(ROOT / "launcher", root / "launcher", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "start.py", root)
    (root / "requirements.txt").write_text("tiny\n", encoding="utf-8")
    (root / "requirements-test.txt").write_text("extra\n", encoding="utf-8")
    (root / "constraints.txt").write_text("tiny==1.0\nextra==1.0\n", encoding="utf-8")
    (root / "helpers").mkdir()
    doctor = "import sys; print('the doctor runs in', sys.prefix, *sys.argv[1:]); sys.exit('--sick' in sys.argv)\n"
    (root / "helpers" / "doctor.py").write_text(doctor, encoding="utf-8")
    return Course(root, offline(wheels))
