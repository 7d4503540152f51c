"""The list of checks, in the order of the report.

A check is a function of a `Machine`: it reads what it is given and returns findings, so that a test can hand it a
broken one. Nothing a finding says identifies the person or holds a character of a key.
"""

from __future__ import annotations

from helpers.doctor.clock_checks import clock
from helpers.doctor.env_file_checks import env_file
from helpers.doctor.finding import Report
from helpers.doctor.machine import Machine
from helpers.doctor.network_checks import loopback, mock, proxies, service
from helpers.doctor.package_checks import jupyter, packages
from helpers.doctor.python_checks import encoding, environment, kernel, long_paths, python_version
from helpers.doctor.setting_checks import keys, mode

CHECKS = (
    python_version,
    environment,
    kernel,
    packages,
    jupyter,
    encoding,
    long_paths,
    clock,
    proxies,
    loopback,
    mock,
    env_file,
    mode,
    keys,
    service,
)


def examine(machine: Machine) -> Report:
    """The report on a machine."""
    return Report(tuple(finding for check in CHECKS for finding in check(machine)))
