"""Fields of a data-plane body, each read with its type and bounds, or refused in Ark's own words.

`null` means absent, everywhere. Texts for wrong types and lower bounds were not seen (not documented; assumed from the
pattern of the others).
"""

from __future__ import annotations

from typing import Any

from .errors import ArkError, refuse


def invalid(parameter: str, reason: str) -> ArkError:
    """400 `InvalidParameter` that names the parameter and what is wrong with it."""
    return refuse("InvalidParameter", param=parameter, parameter=parameter, reason=reason)


def go_value(value: Any) -> str:
    """A JSON value as Go prints it, which is how Ark's messages show it: `map[a:1 b:[x y]]`, `true`, `<nil>`."""
    if isinstance(value, dict):
        return f"map[{' '.join(f'{key}:{go_value(value[key])}' for key in sorted(value))}]"
    if isinstance(value, list):
        return f"[{' '.join(map(go_value, value))}]"
    if value is None:
        return "<nil>"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)[:200]


def mismatch(parameter: str, expected: str, value: Any) -> ArkError:
    """400 for a value of the wrong type."""
    return invalid(parameter, f"expected {expected}, but got `{go_value(value)[:300]}` instead.")


def string(body: dict[str, Any], name: str, *, path: str = "") -> str | None:
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        raise mismatch(path or name, "a string", value)
    return value


def boolean(body: dict[str, Any], name: str, *, path: str = "") -> bool | None:
    value = body.get(name)
    if value is not None and not isinstance(value, bool):
        raise mismatch(path or name, "a boolean", value)
    return value


def dictionary(body: dict[str, Any], name: str) -> dict[str, Any] | None:
    value = body.get(name)
    if value is not None and not isinstance(value, dict):
        raise mismatch(name, "an object", value)
    return value


def integer(body: dict[str, Any], name: str, *, least: int, most: int | None) -> int | None:
    """An integer within its bounds; 400 in Ark's words otherwise."""
    value = body.get(name)
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise mismatch(name, "an integer", value)
    if most is not None and value > most:
        raise invalid(
            name, f"integer above maximum value, expected a value <= {most}, but got {str(value)[:40]} instead."
        )
    if value < least:
        raise invalid(
            name, f"integer below minimum value, expected a value >= {least}, but got {str(value)[:40]} instead."
        )
    return value


def decimal(body: dict[str, Any], name: str, *, least: float, most: float) -> float | None:
    """A number within its bounds; 400 in Ark's words otherwise."""
    value = body.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise mismatch(name, "a decimal", value)
    if not least <= value <= most:
        above = value > most
        bound = (
            f"above maximum value, expected a value <= {most:g}"
            if above
            else (f"below minimum value, expected a value >= {least:g}")
        )
        raise invalid(name, f"decimal {bound}, but got {_six_places(value)} instead.")
    return float(value)


def _six_places(value: float) -> str:
    return f"{value:f}" if isinstance(value, float) else f"{str(value)[:40]}.000000"


def one_of(value: str, allowed: tuple[str, ...], *, path: str) -> str:
    if value not in allowed:
        raise invalid(path, f"invalid value: `{value[:200]}`, supported values are: {listed(allowed)}.")
    return value


def listed(values: tuple[str, ...]) -> str:
    """The values as a message lists them: `a`, `b`."""
    return ", ".join(f"`{value}`" for value in values)
