"""The environment of every test and every notebook kernel: practice mode, no waiting, nothing of the developer's.

No test speaks TLS, so the only authority trusted is one whose key was thrown away. An HTTP client reads every
authority it trusts when it is made, and behind a proxy three times: 75 ms for certifi's bundle, 2 ms for one.

pytest loads this file before it collects, also for `pytest notebooks/zh/03_first_call.ipynb`; the kernels that nbval
starts inherit `os.environ`.
"""

import os
import tempfile
from pathlib import Path

NOBODY = Path(__file__).resolve().parent / "tests" / "nobody.pem"
OF_THE_DEVELOPER = ("ARK_", "VOLC_", "VOLCENGINE_", "OPENAI_")


def pytest_configure(config):
    for name in [name for name in os.environ if name.upper().startswith(OF_THE_DEVELOPER)]:
        del os.environ[name]
    os.environ["ARK_COURSE"] = "practice"
    os.environ["ARK_COURSE_PACE"] = "0"
    os.environ["ARK_MOCK_URL"] = ""
    os.environ["PYTHONUTF8"] = "1"
    os.environ["SSL_CERT_FILE"] = str(NOBODY)
    profile = tempfile.TemporaryDirectory(prefix="ipython-")
    config.add_cleanup(profile.cleanup)
    os.environ["IPYTHONDIR"] = profile.name
