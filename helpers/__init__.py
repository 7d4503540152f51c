"""The door: what a notebook imports. Importing it does nothing else."""

from helpers.checks import check, hint, solution
from helpers.connection import connect
from helpers.doctor import doctor

__all__ = ["check", "connect", "doctor", "hint", "solution"]
