"""python -m helpers.doctor: print the report; exit 1 only when the course cannot run."""

import sys

from helpers.doctor import doctor

if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")
    report = doctor()
    print(report)
    sys.exit(0 if report.ready else 1)
