"""What start.py does: make the environment, install into it, hand over to JupyterLab, pytest or the doctor.

Standard library only, because it runs before anything is installed; `outputs` and `html` alone run inside the
environment.
"""
