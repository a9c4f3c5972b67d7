"""What makes a raw record valid, and what it becomes: plain Python, so that it runs anywhere."""

import json
from datetime import datetime, timedelta, timezone

ZONES = ("logs", "events", "feeds")

LEVELS = ("debug", "info", "warning", "error", "fatal")
LEVEL_ALIASES = {"warn": "warning", "err": "error", "critical": "fatal", "trace": "debug"}

# Clocks of sources are rarely further ahead than this.
CLOCK_TOLERANCE = timedelta(minutes=10)

# Numbers from here on are milliseconds since 1970, below it seconds.
MILLISECONDS_FROM = 100_000_000_000


class Refused(Exception):
    """A record that is not valid; its text is the reason, the same for all of a kind."""


def normalise(zone, record, now):
    """The record as a row of one common form, or why it was refused: (row, None) or (None, reason)."""
    try:
        if not isinstance(record, dict):
            raise Refused("not an object")
        fields = READERS[zone](record)
        at = event_time(fields.pop("time"), now)
        return {"source": zone, "time": at, **fields}, None
    except Refused as refusal:
        return None, str(refusal)


def read_log(record):
    level = text(record, "level").lower()
    level = LEVEL_ALIASES.get(level, level)
    if level not in LEVELS:
        raise Refused("unknown level")
    status = number(record, "status")
    return {
        "id": text(record, "log_id"),
        "time": record.get("timestamp"),
        "kind": level,
        "is_error": level in ("error", "fatal") or (status is not None and status >= 500),
        "duration_ms": duration(record, "duration_ms"),
    }


def read_event(record):
    return {
        "id": text(record, "event_id"),
        "time": record.get("event_time"),
        "kind": text(record, "event_type").lower(),
        "is_error": False,
        "duration_ms": duration(record, "duration_ms"),
    }


def read_feed(record):
    feed = text(record, "feed")
    status = optional_text(record, "status") or "ok"
    return {
        "id": f"{feed}/{text(record, 'record_id')}",
        "time": record.get("received_at"),
        "kind": feed,
        "is_error": status.lower() != "ok",
        "duration_ms": duration(record, "duration_ms"),
    }


READERS = {"logs": read_log, "events": read_event, "feeds": read_feed}


def optional_text(record, name):
    value = record.get(name)
    return None if value is None else str(value).strip() or None


def text(record, name):
    value = optional_text(record, name)
    if value is None:
        raise Refused(f"{name} is missing")
    return value


def number(record, name):
    value = optional_text(record, name)
    if value is None:
        return None
    try:
        parsed = float(value)
    except ValueError:
        raise Refused(f"{name} is not a number") from None
    if parsed != parsed or parsed in (float("inf"), float("-inf")):
        raise Refused(f"{name} is not a number")
    return parsed


def duration(record, name):
    value = number(record, name)
    if value is not None and value < 0:
        raise Refused(f"{name} is negative")
    return value


def event_time(value, now):
    """The time in UTC, from ISO 8601 or from seconds or milliseconds since 1970."""
    if value is None or str(value).strip() == "":
        raise Refused("time is missing")
    at = from_epoch(value) if is_number(value) else from_iso(str(value).strip())
    if at > now + CLOCK_TOLERANCE:
        raise Refused("time lies in the future")
    return at


def is_number(value):
    try:
        float(value)
    except (TypeError, ValueError):
        return False
    return True


def from_epoch(value):
    seconds = float(value)
    if abs(seconds) >= MILLISECONDS_FROM:
        seconds /= 1000
    try:
        return datetime.fromtimestamp(seconds, timezone.utc)
    except (OverflowError, OSError, ValueError):
        raise Refused("time is malformed") from None


def from_iso(value):
    try:
        at = datetime.fromisoformat(value.replace("Z", "+00:00").replace("z", "+00:00"))
    except ValueError:
        raise Refused("time is malformed") from None
    return at.replace(tzinfo=timezone.utc) if at.tzinfo is None else at.astimezone(timezone.utc)


def quarantined(zone, record, reason):
    """A refused record as it is kept, with the reason beside it."""
    return {
        "source": zone,
        "reason": reason,
        "record": json.dumps(record, default=str, sort_keys=True),
    }
