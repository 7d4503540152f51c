"""The door: what a notebook imports. Importing it does nothing else."""

from helpers.checks import check, hint, solution

__all__ = ["check", "hint", "solution"]
