"""What processed data has to satisfy, and how a report judges it: plain Python, so that it runs anywhere."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    name: str
    dimension: str
    # SQL condition that holds for a row that breaks the rule.
    violation: str


RULES = (
    Rule("the day is known", "completeness", "dt IS NULL OR NOT dt RLIKE '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'"),
    Rule("the source is known", "validity", "source IS NULL OR source NOT IN ('logs', 'events', 'feeds')"),
    Rule("the kind is known", "completeness", "kind IS NULL OR trim(kind) = ''"),
    Rule("a row counts records", "validity", "records IS NULL OR records <= 0"),
    Rule("errors are among the records", "consistency", "errors IS NULL OR errors < 0 OR errors > records"),
    Rule(
        "durations are not negative",
        "validity",
        "duration_ms_sum < 0 OR duration_ms_max < 0 OR duration_ms_max > duration_ms_sum",
    ),
    Rule("the run is known", "completeness", "run_id IS NULL OR processed_at IS NULL"),
)


def judge(table, rows, violations, duplicates, refused, threshold_percent):
    """
    The report on one table. `violations` are rows that break each rule, by its name; `refused` are the
    records that never became part of it. The score is the smallest share of rows that keep a rule.
    """
    results = [
        result(rule.name, rule.dimension, rows, violations.get(rule.name, 0)) for rule in RULES
    ]
    results.append(result("no row is written twice", "uniqueness", rows, duplicates))
    score = min((one["score_percent"] for one in results), default=100.0)
    return {
        "table": table,
        "rows": rows,
        "refused_records": refused,
        "score_percent": score,
        "threshold_percent": threshold_percent,
        "status": status(rows, score, threshold_percent),
        "rules": results,
    }


def result(name, dimension, rows, broken):
    return {
        "rule": name,
        "dimension": dimension,
        "broken_rows": broken,
        "score_percent": 100.0 if rows == 0 else round(100.0 * (rows - broken) / rows, 2),
    }


def status(rows, score, threshold_percent):
    if rows == 0:
        return "empty"
    return "passed" if score >= threshold_percent else "failed"


def failed_tables(reports):
    return [report["table"] for report in reports if report["status"] == "failed"]
