"""The door: what a notebook imports. Importing it does nothing else."""

from helpers.checks import check, hint, solution
from helpers.connection import connect

__all__ = ["check", "connect", "hint", "solution"]
