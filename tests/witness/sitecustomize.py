"""What a lesson's kernel does that its outputs do not show, written down line by line; only loopback is let through.

Python imports this module by its name at every start of an interpreter whose PYTHONPATH holds this directory: in the
kernel and in every Python the kernel starts. `COURSE_WITNESS` names the file, which gets one JSON list a line:
    ["refused", "socket.connect ('203.0.113.7', 443)"]    ["log", "ERROR asyncio …"]    ["thread", "…"]
"""

import gc
import json
import logging
import os
import socket
import sys
import threading
import traceback
from ipaddress import ip_address

DEAD_PROXY = ("127.0.0.1", 19)
LOOPBACK_NAMES = ("localhost", "", None)
EVENTS = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo")


def note(kind: str, text: str) -> None:
    """One line in the witness file; whole lines even when several processes write."""
    os.write(FILE, json.dumps([kind, text]).encode() + b"\n")


def is_loopback(host) -> bool:
    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    try:
        return host in LOOPBACK_NAMES or ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def guard(event: str, arguments: tuple) -> None:
    """Refuse every address that is not loopback. An audit hook: no code in the process can get round or remove it."""
    if event not in EVENTS:
        return
    host = arguments[0]
    if event != "socket.getaddrinfo":
        if arguments[0].family not in (socket.AF_INET, socket.AF_INET6) or arguments[1] is None:
            return
        host = arguments[1][0]
        if event == "socket.connect" and arguments[1][:2] == DEAD_PROXY:
            note("refused", "a request through the proxy")
    if not is_loopback(host) or (event == "socket.bind" and not host):
        note("refused", f"{event} {host}")
        raise PermissionError(f"only loopback is reachable in a test: {event} {host}")


def record_log(*arguments, **keywords) -> logging.LogRecord:
    """A log record as Python makes it, noted on the way whatever the handlers are."""
    record = LogRecord(*arguments, **keywords)
    try:
        text = record.getMessage()
    except Exception:
        text = repr((record.msg, record.args))
    if record.exc_info and record.exc_info[1] is not None:
        text += "\n" + "".join(traceback.format_exception(record.exc_info[1]))
    note("log", f"{record.levelname} {record.name} {text}")
    return record


def record_thread_error(arguments) -> None:
    if arguments.exc_type is not SystemExit:
        note("thread", f"{arguments.exc_type.__name__}: {arguments.exc_value}")
    threading.__excepthook__(arguments)


def watch(shell) -> None:
    """From now on note, after every cell, the exit code of a command (`!`, `%pip`) that failed."""

    def note_exit_code(result) -> None:
        if code := shell.user_ns.pop("_exit_code", 0):
            note("command", f"{result.info.raw_cell.splitlines()[0]} ended with exit code {code}")

    shell.events.register("post_run_cell", note_exit_code)


def last_words(shell) -> None:
    """Note what is left when the lesson is over: lost errors of tasks, the journal, widget state, practice keys."""
    note("modules", json.dumps(list(sys.modules)))
    import asyncio

    gc.collect()
    things = gc.get_objects()
    futures = {kind for kind in set(map(type, things)) if issubclass(kind, asyncio.Future)}
    for thing in (thing for thing in things if type(thing) in futures):
        if thing.done() and getattr(thing, "_log_traceback", False):
            note("task", repr(thing.exception()))
    ark = shell.user_ns.get("ark")
    note("journal", "\n".join(strings_in(getattr(ark, "requests", ()), shown_parts)))
    note("journal's memory", "\n".join(strings_in(getattr(ark, "requests", ()), all_parts)))
    for name in ("api_key", "secret_access_key"):
        if secret := getattr(ark, name, None):
            note("practice secret", secret)
    if widgets := sys.modules.get("ipywidgets"):
        note("widget state", json.dumps(widgets.Widget.get_manager_state()))


def strings_in(thing, parts, seen: set | None = None):
    """Every text inside, however deep; `parts` says what an object that is no text consists of."""
    seen = set() if seen is None else seen
    if isinstance(thing, (str, bytes)):
        yield thing if isinstance(thing, str) else thing.decode(errors="replace")
    elif not isinstance(thing, (int, float, type(None), type)) and id(thing) not in seen:
        seen.add(id(thing))
        for part in [*thing.keys(), *thing.values()] if isinstance(thing, dict) else parts(thing):
            yield from strings_in(part, parts, seen)


def shown_parts(thing) -> list:
    """What a learner can reach: items and public attributes, properties included."""
    names = [name for name in dir(thing) if not name.startswith("_")]
    values = [getattr(thing, name, None) for name in names] if not isinstance(thing, (list, tuple)) else []
    return [*items_of(thing), *(value for value in values if not callable(value))]


def all_parts(thing) -> list:
    """Items, fields and slots, whatever a property or a `repr` would mask."""
    slots = [name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ())]
    return [*items_of(thing), *getattr(thing, "__dict__", {}).values(), *(getattr(thing, n, None) for n in slots)]


def items_of(thing) -> list:
    """What a container holds; an iterator is left alone, it may have no end and is used up by looking."""
    return list(thing) if hasattr(thing, "__iter__") and not hasattr(thing, "__next__") else []


if "COURSE_WITNESS" in os.environ:
    FILE = os.open(os.environ["COURSE_WITNESS"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    LogRecord = logging.getLogRecordFactory()
    logging.setLogRecordFactory(record_log)
    logging.getLogger().setLevel(logging.DEBUG)
    threading.excepthook = record_thread_error
    sys.addaudithook(guard)
