import sqlite3
import unittest

import quality_rules

COLUMNS = (
    "dt", "source", "kind", "records", "errors",
    "duration_ms_sum", "duration_ms_max", "run_id", "processed_at",
)
GOOD = ("2026-03-01", "logs", "info", 10, 1, 20.0, 5.0, "jr_1", "2026-03-01 12:00:00")


def broken_by(**changes):
    """Names of the rules that a row breaks, by the rules' own SQL."""
    connection = sqlite3.connect(":memory:")
    connection.create_function("REGEXP", 2, matches)
    values = tuple({**dict(zip(COLUMNS, GOOD)), **changes}.values())
    connection.execute(f"CREATE TABLE t ({', '.join(COLUMNS)})")
    connection.execute(f"INSERT INTO t VALUES ({', '.join('?' * len(COLUMNS))})", values)
    return [
        rule.name
        for rule in quality_rules.RULES
        if connection.execute(
            f"SELECT count(*) FROM t WHERE {rule.violation.replace('RLIKE', 'REGEXP')}"
        ).fetchone()[0]
    ]


def matches(pattern, value):
    import re

    return value is not None and re.search(pattern, value) is not None


class Rules(unittest.TestCase):
    def test_a_good_row_breaks_none(self):
        self.assertEqual(broken_by(), [])
        self.assertEqual(broken_by(duration_ms_sum=None, duration_ms_max=None), [])

    def test_each_fault_breaks_its_rule(self):
        cases = [
            ({"dt": "today"}, "the day is known"),
            ({"dt": None}, "the day is known"),
            ({"source": "mail"}, "the source is known"),
            ({"kind": " "}, "the kind is known"),
            ({"records": 0, "errors": 0}, "a row counts records"),
            ({"errors": 11}, "errors are among the records"),
            ({"errors": -1}, "errors are among the records"),
            ({"duration_ms_sum": -1.0, "duration_ms_max": -1.0}, "durations are not negative"),
            ({"duration_ms_max": 21.0}, "durations are not negative"),
            ({"run_id": None}, "the run is known"),
        ]
        for changes, rule in cases:
            with self.subTest(changes=changes):
                self.assertEqual(broken_by(**changes), [rule])


class Judgement(unittest.TestCase):
    def judge(self, rows, broken=0, duplicates=0, threshold=95.0):
        violations = {"the kind is known": broken}
        return quality_rules.judge("daily_agg", rows, violations, duplicates, 3, threshold)

    def test_status_follows_the_worst_rule(self):
        cases = [
            (self.judge(0), "empty", 100.0),
            (self.judge(100), "passed", 100.0),
            (self.judge(100, broken=5), "passed", 95.0),
            (self.judge(100, broken=6), "failed", 94.0),
            (self.judge(100, broken=1, duplicates=10), "failed", 90.0),
            (self.judge(100, broken=6, threshold=90.0), "passed", 94.0),
        ]
        for report, status, score in cases:
            with self.subTest(status=status, score=score):
                self.assertEqual((report["status"], report["score_percent"]), (status, score))

    def test_the_report_names_every_rule_and_what_was_refused(self):
        report = self.judge(100)
        names = [one["rule"] for one in report["rules"]]
        self.assertEqual(
            names, [*(rule.name for rule in quality_rules.RULES), "no row is written twice"]
        )
        self.assertEqual(report["refused_records"], 3)

    def test_only_failed_tables_fail_the_job(self):
        reports = [{"table": name, "status": name} for name in ("empty", "passed", "failed")]
        self.assertEqual(quality_rules.failed_tables(reports), ["failed"])


if __name__ == "__main__":
    unittest.main()
