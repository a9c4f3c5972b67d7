import json
import unittest
from datetime import datetime, timezone

import records

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=timezone.utc)

LOG = {"log_id": "1", "timestamp": "2026-03-01T10:00:00Z", "level": "info"}
EVENT = {"event_id": "1", "event_time": "2026-03-01T10:00:00Z", "event_type": "click"}
FEED = {"feed": "rates", "record_id": "1", "received_at": "2026-03-01T10:00:00Z"}


def row(zone, record):
    accepted, reason = records.normalise(zone, record, NOW)
    if reason is not None:
        raise AssertionError(reason)
    return accepted


class ValidRecords(unittest.TestCase):
    def test_each_zone_has_one_common_form(self):
        cases = [
            ("logs", LOG, "info", "1"),
            ("events", EVENT, "click", "1"),
            ("feeds", FEED, "rates", "rates/1"),
        ]
        for zone, record, kind, identity in cases:
            with self.subTest(zone=zone):
                self.assertEqual(
                    row(zone, record),
                    {
                        "source": zone,
                        "id": identity,
                        "time": datetime(2026, 3, 1, 10, tzinfo=timezone.utc),
                        "kind": kind,
                        "is_error": False,
                        "duration_ms": None,
                    },
                )

    def test_errors_are_told_by_level_status_or_source(self):
        cases = [
            ("logs", {**LOG, "level": "ERROR"}, True),
            ("logs", {**LOG, "level": "critical"}, True),
            ("logs", {**LOG, "status": "503"}, True),
            ("logs", {**LOG, "status": 404}, False),
            ("logs", {**LOG, "level": "warn"}, False),
            ("feeds", {**FEED, "status": "timeout"}, True),
            ("feeds", {**FEED, "status": "OK"}, False),
            ("events", EVENT, False),
        ]
        for zone, record, expected in cases:
            with self.subTest(record=record):
                self.assertEqual(row(zone, record)["is_error"], expected)

    def test_numbers_may_come_as_text(self):
        self.assertEqual(row("logs", {**LOG, "duration_ms": "12.5"})["duration_ms"], 12.5)

    def test_times_are_read_in_every_usual_form(self):
        expected = datetime(2026, 3, 1, 10, tzinfo=timezone.utc)
        for time in (
            "2026-03-01T10:00:00Z",
            "2026-03-01T12:00:00+02:00",
            "2026-03-01 10:00:00",
            1772359200,
            "1772359200",
            1772359200000,
        ):
            with self.subTest(time=time):
                self.assertEqual(row("logs", {**LOG, "timestamp": time})["time"], expected)


class RefusedRecords(unittest.TestCase):
    def test_the_reason_is_told(self):
        cases = [
            ("logs", "text", "not an object"),
            ("logs", {**LOG, "log_id": " "}, "log_id is missing"),
            ("logs", {**LOG, "level": "loud"}, "unknown level"),
            ("logs", {**LOG, "timestamp": None}, "time is missing"),
            ("logs", {**LOG, "timestamp": "yesterday"}, "time is malformed"),
            ("logs", {**LOG, "timestamp": 1e30}, "time is malformed"),
            ("logs", {**LOG, "timestamp": "2026-03-01T12:11:00Z"}, "time lies in the future"),
            ("logs", {**LOG, "duration_ms": -1}, "duration_ms is negative"),
            ("logs", {**LOG, "duration_ms": "fast"}, "duration_ms is not a number"),
            ("logs", {**LOG, "duration_ms": "nan"}, "duration_ms is not a number"),
            ("events", {**EVENT, "event_type": None}, "event_type is missing"),
            ("feeds", {**FEED, "feed": ""}, "feed is missing"),
            ("feeds", {**FEED, "record_id": None}, "record_id is missing"),
        ]
        for zone, record, reason in cases:
            with self.subTest(reason=reason):
                self.assertEqual(records.normalise(zone, record, NOW), (None, reason))

    def test_what_is_refused_is_kept_with_its_reason(self):
        kept = records.quarantined("logs", {"level": "loud", "at": NOW}, "unknown level")
        self.assertEqual((kept["source"], kept["reason"]), ("logs", "unknown level"))
        self.assertEqual(json.loads(kept["record"])["level"], "loud")


if __name__ == "__main__":
    unittest.main()
