"""Values that follow a JSON Schema, filled from the prompt where that is easy; deterministic, never a validator."""

from __future__ import annotations

import json
import math
import re

from .hints import Hints, kind_of
from .pattern import Pattern
from .prompt import Prompt
from .said import Said

DEEPEST = 16  # nested schemas; below, a value is as small as its schema allows
MOST_ITEMS = 200  # a longer minItems is not followed
LONGEST_STRING = 10000  # a longer minLength is not followed

_FORMATS = {
    "date": "2025-01-01",
    "date-time": "2025-01-01T08:00:00Z",
    "time": "08:00:00Z",
    "duration": "P1D",
    "email": "name@example.com",
    "idn-email": "name@example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uri": "https://example.com",
    "uri-reference": "https://example.com",
    "iri": "https://example.com",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "regex": ".*",
    "json-pointer": "/a",
}
_SPELLED = {
    "date": Pattern(r"(?<!\d)20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])(?!\d)"),
    "email": Pattern(r"[A-Za-z0-9]{1,40}@[a-z0-9]{1,40}\.[a-z]{2,10}(?![\w.])"),
    "uri": Pattern(r"https?://[a-z0-9]{1,40}\.[a-z]{2,10}(?:/[A-Za-z0-9_/-]{0,80})?(?![^\s，。])"),
}
_SAMPLES = (
    "a",
    "A",
    "0",
    "1",
    "abc",
    "ABC",
    "Aa",
    "a1",
    "0000",
    "123-4567",
    "2025-01-01",
    "08:00",
    "13800000000",
    "#000000",
    "name@example.com",
    "https://example.com",
    "v1.0.0",
    "1.0.0",
    "A1",
    "AB-12",
    "ABC-123",
)


class Schema:
    """One JSON Schema being filled.

    `root` is the document its references point into; `sparing` leaves out the optional fields the prompt does not name.
    """

    def __init__(self, root: object, hints: Hints, *, sparing: bool = False):
        self.root = root
        self.hints = hints
        self.sparing = sparing

    def value(self, schema: object, name: str = "", depth: int = 0) -> object:
        """A value for a schema, the field's name helping to choose it."""
        if not isinstance(schema, dict):
            return self._text(name, "")
        schema = self._flat(schema, depth)
        if "const" in schema:
            return schema["const"]
        about = schema.get("description") if isinstance(schema.get("description"), str) else ""
        kind = _type_of(schema)
        options = schema.get("enum")
        if isinstance(options, list) and options:
            fitting = [option for option in options if _is_a(option, kind)] if "type" in schema else options
            return self.hints.one_of(fitting or options)
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            return self._array(schema, name, depth)
        if kind in ("integer", "number"):
            return _number_within(schema, self.hints.number(name, about), whole=kind == "integer")
        if kind == "boolean":
            return self.hints.yes()
        return None if kind == "null" else self._string(schema, name, about)

    def _flat(self, schema: dict, depth: int) -> dict:
        """The schema with its reference, allOf and first anyOf or oneOf merged into it."""
        for _ in range(DEEPEST):
            reference = schema.get("$ref")
            if isinstance(reference, str):
                rest = {key: value for key, value in schema.items() if key != "$ref"}
                schema = _merged(self._referred(reference), rest)
                continue
            both = schema.get("allOf")
            if isinstance(both, list) and both:
                rest = {key: value for key, value in schema.items() if key != "allOf"}
                for part in both:
                    rest = _merged(rest, part if isinstance(part, dict) else {})
                schema = rest
                continue
            word = next(
                (word for word in ("anyOf", "oneOf") if isinstance(schema.get(word), list) and schema[word]), None
            )
            if word is None:
                break
            rest = {key: value for key, value in schema.items() if key != word}
            schema = _merged(rest, self._option(schema[word], depth))
        return schema

    def _option(self, options: list, depth: int) -> dict:
        """The first option; deep down the first one that does not go deeper."""
        usable = [option for option in options if isinstance(option, dict)] or [{}]
        if depth < DEEPEST // 2:
            return usable[0]
        return next(
            (option for option in usable if _type_of(option) not in ("object", "array") and "$ref" not in option),
            usable[0],
        )

    def _referred(self, reference: str) -> dict:
        place = self.root
        for step in reference.removeprefix("#").strip("/").split("/") if reference.startswith("#") else ["\0"]:
            step = step.replace("~1", "/").replace("~0", "~")
            if step == "":
                continue
            if isinstance(place, list) and step.isdecimal() and int(step) < len(place):
                place = place[int(step)]
            else:
                place = place.get(step) if isinstance(place, dict) else None
        return place if isinstance(place, dict) else {}

    def _object(self, schema: dict, depth: int) -> dict:
        properties = schema.get("properties") if isinstance(schema.get("properties"), dict) else {}
        required = [name for name in _list(schema.get("required")) if isinstance(name, str)]
        names = [name for name in properties if name in required or self._wanted(name, properties[name], depth)]
        filled = {
            name: self.value(properties[name], name, depth + 1) for name in names if properties[name] is not False
        }
        more = schema.get("additionalProperties", True)
        for name in required:
            if name not in filled and name not in properties:
                filled[name] = self.value(_pattern_property(schema, name) or more, name, depth + 1)
        self._enough_properties(schema, properties, filled, more, depth)
        return filled

    def _wanted(self, name: str, schema: object, depth: int) -> bool:
        """Whether an optional field is filled: in an answer always, for a tool only when the prompt names it."""
        if depth >= DEEPEST // 2:
            return False
        if not self.sparing:
            return True
        schema = schema if isinstance(schema, dict) else {}
        options = schema.get("enum")
        if isinstance(options, list) and options:
            return self.hints.names_one_of(options)
        about = schema.get("description")
        return self.hints.mentioned(name, about if isinstance(about, str) else "")

    def _enough_properties(self, schema: dict, properties: dict, filled: dict, more: object, depth: int) -> None:
        least = min(_whole(schema.get("minProperties"), 0), MOST_ITEMS)
        for name in properties:
            if len(filled) < least and name not in filled and properties[name] is not False:
                filled[name] = self.value(properties[name], name, depth + 1)
        number = 0
        while len(filled) < least and more is not False:
            number += 1
            filled.setdefault(f"key{number}", self.value(more, f"key{number}", depth + 1))

    def _array(self, schema: dict, name: str, depth: int) -> list:
        first = _list(schema.get("prefixItems")) or (schema["items"] if isinstance(schema.get("items"), list) else [])
        rest = (
            schema.get("items", True)
            if not isinstance(schema.get("items"), list)
            else schema.get("additionalItems", True)
        )
        least, most = _whole(schema.get("minItems"), 0), _whole(schema.get("maxItems"), MOST_ITEMS)
        usual = 0 if depth >= DEEPEST // 2 else max(1, len(first))
        number = min(max(least, usual), most, MOST_ITEMS)
        cities = self.hints.cities() if kind_of(name) == "city" and _is_plain_text(rest) else []
        if least <= len(cities) <= most and cities:
            return cities
        if rest is False:
            number = min(number, len(first))
        values: list = []
        for place in range(number):
            value = self.value(first[place] if place < len(first) else rest, name, depth + 1)
            if schema.get("uniqueItems") is True:
                value = _another(value, rest, values)
            values.append(value)
        return values

    def _string(self, schema: dict, name: str, about: str) -> str:
        form = schema.get("format")
        sample = _FORMATS.get(form, "") if isinstance(form, str) else ""
        found = _SPELLED[form].search(self.hints.ask) if sample and form in _SPELLED else None
        text = found.group() if found else sample or self._text(name, about)
        pattern = schema.get("pattern")
        if isinstance(pattern, str):
            text = _fitting(pattern, (text, *_SAMPLES))
        least, most = _whole(schema.get("minLength"), 0), _whole(schema.get("maxLength"), LONGEST_STRING)
        return text[:most].ljust(min(least, LONGEST_STRING), ".")

    def _text(self, name: str, about: str) -> str:
        hints = self.hints
        return hints.text(name, about) or hints.next_quoted() or hints.sample(name, about)


def _is_plain_text(schema: object) -> bool:
    return (
        isinstance(schema, dict)
        and schema.get("type") == "string"
        and not schema.keys() - {"type", "title", "description"}
    )


def _list(value: object) -> list:
    return value if isinstance(value, list) else []


def _whole(value: object, usual: int) -> int:
    return int(value) if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 1e9 else usual


def _type_of(schema: object) -> str:
    """The type a schema asks for, the first of several; guessed from its other words when it names none."""
    if not isinstance(schema, dict):
        return "string"
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = next((each for each in kind if isinstance(each, str) and each != "null"), "null")
    if isinstance(kind, str):
        return kind
    if "properties" in schema or "required" in schema or "minProperties" in schema:
        return "object"
    if "items" in schema or "prefixItems" in schema or "minItems" in schema:
        return "array"
    bounds = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
    return "number" if any(word in schema for word in bounds) else "string"


def _is_a(value: object, kind: str) -> bool:
    if kind in ("integer", "number"):
        return (
            isinstance(value, (int, float))
            and not isinstance(value, bool)
            and (kind == "number" or value == int(value))
        )
    classes = {"string": str, "boolean": bool, "null": type(None), "object": dict, "array": list}
    return isinstance(value, classes.get(kind, object))


def _merged(schema: dict, other: dict) -> dict:
    """Both schemas in one: properties and required joined, bounds tightened, otherwise the second wins."""
    merged = {**schema, **other}
    if isinstance(schema.get("properties"), dict) and isinstance(other.get("properties"), dict):
        merged["properties"] = {**schema["properties"], **other["properties"]}
    if isinstance(schema.get("required"), list) and isinstance(other.get("required"), list):
        merged["required"] = [*schema["required"], *other["required"]]
    for words, tighter in ((("minimum", "minLength", "minItems"), max), (("maximum", "maxLength", "maxItems"), min)):
        for word in words:
            if _is_a(schema.get(word), "number") and _is_a(other.get(word), "number"):
                merged[word] = tighter(schema[word], other[word])
    return merged


def _pattern_property(schema: dict, name: str) -> object:
    patterns = schema.get("patternProperties")
    if not isinstance(patterns, dict):
        return None
    return next((value for pattern, value in patterns.items() if _fitting(pattern, (name,), strict=True)), None)


def _fitting(pattern: str, texts: tuple[str, ...], *, strict: bool = False) -> str:
    """The first text the pattern is found in; without one "" (strict) or the first text."""
    try:
        compiled = re.compile(pattern)
        return next((text for text in texts if compiled.search(text[:64])), "" if strict else texts[0])
    except (re.error, RecursionError, OverflowError):
        return "" if strict else texts[0]


def _number_within(schema: dict, hinted: int | float | None, *, whole: bool) -> int | float:
    """The hinted number when it lies within the bounds, else the nearest number that does."""
    low, high = _bounds(schema, whole=whole)
    value = hinted if hinted is not None and math.isfinite(hinted) else 1
    if whole:
        value = int(value)
    value = min(max(value, low), high)
    step = schema.get("multipleOf")
    if _is_a(step, "number") and math.isfinite(step) and step > 0 and value % step:
        value = math.ceil(value / step) * step
        value = value if value <= high else math.floor(high / step) * step
    return int(value) if whole and value == int(value) else value


def _bounds(schema: dict, *, whole: bool) -> tuple[int | float, int | float]:
    low, high = schema.get("minimum"), schema.get("maximum")
    low = low if _is_a(low, "number") and math.isfinite(low) else -math.inf
    high = high if _is_a(high, "number") and math.isfinite(high) else math.inf
    above, below = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
    if above is True:
        above = low
    if below is True:
        below = high
    above = above if _is_a(above, "number") else -math.inf
    below = below if _is_a(below, "number") else math.inf
    if whole:
        low = math.ceil(low) if math.isfinite(low) else low
        high = math.floor(high) if math.isfinite(high) else high
        low = max(low, math.floor(above) + 1) if math.isfinite(above) else low
        high = min(high, math.ceil(below) - 1) if math.isfinite(below) else high
        return low, high
    inside = min(1, (min(high, below) - max(low, above)) / 2) if above > -math.inf or below < math.inf else 0
    if math.isfinite(above) and above >= low:
        low = above + inside
    if math.isfinite(below) and below <= high:
        high = below - inside
    return low, high


def _another(value: object, schema: object, taken: list) -> object:
    """A value unlike those already taken, where the schema leaves a choice."""
    schema = schema if isinstance(schema, dict) else {}
    for option in _list(schema.get("enum")):
        if value in taken and option not in taken:
            value = option
    number = 1
    while value in taken and number <= MOST_ITEMS + 1 and "enum" not in schema and "const" not in schema:
        value = _varied(value, schema, number)
        number += 1
    return value


def _varied(value: object, schema: dict, number: int) -> object:
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        low, high = _bounds(schema, whole=isinstance(value, int))
        step = schema.get("multipleOf") if _is_a(schema.get("multipleOf"), "number") else 1
        return (
            value + step
            if value + step <= high
            else low + number * step
            if math.isfinite(low)
            else value - number * step
        )
    if isinstance(value, str):
        tail = str(number)
        most = _whole(schema.get("maxLength"), LONGEST_STRING)
        return value[: max(0, most - len(tail))] + tail
    if isinstance(value, list):
        return [*value, number]
    return {**value, f"key{number}": number} if isinstance(value, dict) else value


_SAMPLE_KEYS = Pattern(r"[\"“']([\w\u3400-\u9fff-]{1,30})[\"”']\s*[:：]")
_KEYS_ASKED = (
    Pattern(
        r"(?:包含|包括|含有|含|带有|需要有"
        r"|有)\s*([^。；;\n]{1,80}?)\s*(?:这)?(?:[一二两三四五六\d]\s*个)?(?:字段|键|属性|key)",
        re.I,
    ),
    Pattern(r"(?:字段|键名?|属性|keys?)(?:名)?(?:分别)?(?:为|是|有|包括|包含|用|：|:)+\s*([^。；;\n]{1,80})", re.I),
    Pattern(
        r"\b(?:with|containing|including|has|have|the|contains?|includes?)\s+(?:(?:the|two|three|these"
        r"|following)\s+)*(?:keys?|fields?|properties|attributes)\s*:?\s*([^.;\n]{1,100}?)(?= for | about "
        r"| of |[.;\n]|$)",
        re.I,
    ),
    Pattern(
        r"\b(?:with|containing|including)\s+(?:an? )?([^.;:\n]{1,80}?)\s+(?:keys?|fields?|as (?:the )?keys)\b", re.I
    ),
    Pattern(
        r"(?:提取|抽取|返回|输出|给出|列出)(?:其中的?|出|里面的?)?\s*([^。；;：:，,\n]{1,40}?(?:和|与|及"
        r"|、)[^。；;：:，,\n]{1,20}?)(?=[。；;：:，,\n]|$|\s*[，,]?(?:用|以)?\s*json)",
        re.I,
    ),
    Pattern(r"\bextract (?:the )?([^.;:\n]{1,80}?)(?= from| as | in |[.:;\n]|$)", re.I),
)
_BETWEEN_KEYS = Pattern(r"\s*(?:[、,，/]|和|与|及|以及|\band\b|&)+\s*(?:the |a |an )?")
_KEY = Pattern(r"[\w\u3400-\u9fff][\w \u3400-\u9fff-]{0,29}")
_NUMERIC_KEY = Pattern(
    r"age|year|count|number|price|score|total|amount|quantity|temperature|confidence|年龄|岁数|数量|价格"
    r"|分数|年份|总数|温度|数字|人数|置信度"
)
_LIST_KEY = Pattern(r"tags|keywords|items|list|steps|列表|标签|关键词|步骤")
_TRUTH_KEY = Pattern(r"^(?:is|has|can)[_A-Z]|是否")


def keys_asked(prompt: Prompt) -> list[str]:
    """The field names an object is asked to have, from a sample object or a phrase; [] when none are named."""
    for text in (prompt.ask, prompt.system):
        if not text:
            continue
        keys = _SAMPLE_KEYS.findall(text) if "{" in text else []
        for pattern in _KEYS_ASKED if not keys else ():
            found = pattern.search(text)
            parts = [part.strip(" “”\"'`「」（）()") for part in _BETWEEN_KEYS.split(found.group(1))] if found else []
            keys = [part for part in parts if _KEY.fullmatch(part)]
            if keys:
                break
        if keys:
            return list(dict.fromkeys(keys))[:20]
    return []


def object_of_keys(prompt: Prompt, keys: list[str], answer: str) -> dict:
    """An object with these keys, each value guessed from the key's name and the prompt."""
    hints = Hints(prompt.ask, language=prompt.language, answer=answer)
    filled = {}
    for key in keys:
        if _NUMERIC_KEY.search(key.lower()):
            number = hints.number(key)
            filled[key] = 1 if number is None else number
        elif _TRUTH_KEY.search(key):
            filled[key] = hints.yes()
        else:
            text = hints.text(key) or hints.next_quoted() or hints.sample(key)
            filled[key] = [text] if _LIST_KEY.search(key.lower()) else text
    return filled


def json_reply(prompt: Prompt, said: Said, answer: str, response_format: dict) -> str:
    """The content of a reply whose `response_format` asks for JSON.

    Args:
        answer: what the reply would have been in words.
    """
    if response_format.get("type") == "json_schema":
        holder = response_format.get("json_schema")
        schema = holder.get("schema") if isinstance(holder, dict) else None
        value = Schema(schema, Hints(prompt.ask, language=prompt.language, answer=said.short or answer)).value(schema)
        return json.dumps(value, ensure_ascii=False)
    keys = keys_asked(prompt)
    if keys:
        return json.dumps(object_of_keys(prompt, keys, said.short or answer), ensure_ascii=False)
    if said.items:
        return json.dumps({said.key or prompt.say("列表", "items"): list(said.items)}, ensure_ascii=False)
    return json.dumps({prompt.say("回答", "answer"): answer}, ensure_ascii=False)
