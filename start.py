#!/usr/bin/env python3
# -*- coding: utf-8 -*-  # noqa: UP009
"""The one command of the course: python3 start.py (Windows: py -3 start.py); --help lists the others.

Written so that even a Python too old for the course can read it and say so; the work is in launcher/.
"""

import sys

if sys.version_info < (3, 10):  # noqa: UP036
    sys.exit(
        "本课程需要 Python 3.10 或更新的版本，现在是 {0}.{1}。请安装新版本：https://www.python.org/downloads/\n"
        "The course needs Python 3.10 or newer; this is {0}.{1}. Get one at https://www.python.org/downloads/".format(
            *sys.version_info[:2]
        )
    )

from launcher.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
