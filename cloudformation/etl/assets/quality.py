"""
Glue job: judges the aggregates, writes a report below curated/reporting/quality/, and fails when a table
scores below the threshold. A table without data is reported as empty and fails nothing.
"""

import json
import sys
from datetime import datetime, timezone

import boto3
from awsglue.context import GlueContext
from awsglue.job import Job
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from pyspark.sql import functions as F
from pyspark.sql.utils import AnalysisException

import quality_rules

TABLES = {
    "daily_agg": ("processed/daily/", ["dt", "source", "kind", "run_id"]),
    "hourly_agg": ("processed/hourly/", ["dt", "hour", "source", "kind", "run_id"]),
}


def read_or_none(spark, reader):
    """Spark refuses to read a path below which there is nothing."""
    try:
        return reader(spark.read)
    except AnalysisException as error:
        if "PATH_NOT_FOUND" in str(error) or "UNABLE_TO_INFER_SCHEMA" in str(error):
            return None
        raise


def measure(frame, identity):
    """Rows, broken rows by rule, and rows beyond the first of the same identity."""
    broken = [
        F.sum(F.when(F.expr(rule.violation), 1).otherwise(0)).alias(f"rule{index}")
        for index, rule in enumerate(quality_rules.RULES)
    ]
    totals = frame.agg(F.count("*").alias("rows"), *broken).first()
    violations = {
        rule.name: totals[f"rule{index}"] or 0 for index, rule in enumerate(quality_rules.RULES)
    }
    distinct = frame.select(*identity).distinct().count()
    return totals["rows"], violations, totals["rows"] - distinct


def report_on(spark, bucket, table, threshold_percent, refused):
    prefix, identity = TABLES[table]
    frame = read_or_none(
        spark,
        # Partition values stay texts: days and hours would otherwise become dates and numbers.
        lambda reader: reader.parquet(f"s3://{bucket}/{prefix}"),
    )
    rows, violations, duplicates = (0, {}, 0) if frame is None else measure(frame, identity)
    return quality_rules.judge(table, rows, violations, duplicates, refused, threshold_percent)


def count_refused(spark, bucket, day):
    frame = read_or_none(spark, lambda reader: reader.text(f"s3://{bucket}/quarantine/dt={day}/"))
    return 0 if frame is None else frame.count()


def check(spark, bucket, threshold_percent, now):
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    spark.conf.set("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
    refused = count_refused(spark, bucket, now.strftime("%Y-%m-%d"))
    return [report_on(spark, bucket, table, threshold_percent, refused) for table in TABLES]


def main():
    arguments = getResolvedOptions(sys.argv, ["JOB_NAME", "lake_bucket", "threshold_percent"])
    context = GlueContext(SparkContext.getOrCreate())
    job = Job(context)
    job.init(arguments["JOB_NAME"], arguments)
    now = datetime.now(timezone.utc)
    bucket = arguments["lake_bucket"]
    reports = check(context.spark_session, bucket, float(arguments["threshold_percent"]), now)
    failed = quality_rules.failed_tables(reports)
    run_id = arguments.get("JOB_RUN_ID", "manual")
    body = {"run_id": run_id, "created_at": now.isoformat(), "failed": failed, "tables": reports}
    boto3.client("s3").put_object(
        Bucket=bucket,
        Key=f"curated/reporting/quality/dt={now:%Y-%m-%d}/{run_id}.json",
        Body=json.dumps(body, indent=2).encode(),
        ContentType="application/json",
    )
    print(json.dumps(body))
    if failed:
        raise RuntimeError(f"Quality below the threshold: {', '.join(failed)}")
    job.commit()


if __name__ == "__main__":
    main()
