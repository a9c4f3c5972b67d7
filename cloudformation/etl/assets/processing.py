"""
Glue job: raw records become hourly and daily aggregates. Files are told apart by their ending: .json and
.jsonl (one object a line), .csv (with a header) or .parquet, the text formats also with .gz. A job
bookmark remembers what was read, so that each file is processed once; rows of several runs add up.
"""

import json
import sys
from datetime import datetime, timezone

from awsglue.context import GlueContext
from awsglue.job import Job
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from pyspark.sql import functions as F
from pyspark.sql import types as T

import records

FORMATS = {
    "json": {"endings": (".json", ".json.gz", ".jsonl", ".jsonl.gz"), "options": {}},
    "csv": {"endings": (".csv", ".csv.gz"), "options": {"withHeader": True}},
    "parquet": {"endings": (".parquet",), "options": {}},
}

ROW = T.StructType(
    [
        T.StructField("source", T.StringType(), False),
        T.StructField("id", T.StringType(), False),
        T.StructField("time", T.TimestampType(), False),
        T.StructField("kind", T.StringType(), False),
        T.StructField("is_error", T.BooleanType(), False),
        T.StructField("duration_ms", T.DoubleType(), True),
    ]
)

QUARANTINED = T.StructType(
    [
        T.StructField("source", T.StringType(), False),
        T.StructField("reason", T.StringType(), False),
        T.StructField("record", T.StringType(), False),
    ]
)


def read_raw(context, bucket):
    """(zone, record) pairs of everything that no earlier run has read."""
    pairs = context.spark_session.sparkContext.emptyRDD()
    for zone in records.ZONES:
        for name in FORMATS:
            frame = read_files(context, bucket, zone, name)
            if frame.columns:
                pairs = pairs.union(frame.rdd.map(labelled(zone)))
    return pairs


def labelled(zone):
    return lambda row: (zone, row.asDict(recursive=True))


def read_files(context, bucket, zone, name):
    others = [
        f"**{ending}"
        for other, description in FORMATS.items()
        if other != name
        for ending in description["endings"]
    ]
    frame = context.create_dynamic_frame_from_options(
        connection_type="s3",
        connection_options={
            "paths": [f"s3://{bucket}/raw/{zone}/"],
            "recurse": True,
            "exclusions": json.dumps(others),
        },
        format=name,
        format_options=FORMATS[name]["options"],
        transformation_ctx=f"{zone}_{name}",
    )
    # A field that is a number in some files and a text in others is a text.
    return frame.resolveChoice(choice="cast:string").toDF()


def sort_out(spark, pairs, now):
    """Valid rows, each once, and refused records with their reason."""

    def judged(pair):
        zone, record = pair
        row, reason = records.normalise(zone, record, now)
        return row, None if reason is None else records.quarantined(zone, record, reason)

    results = pairs.map(judged).cache()
    valid = results.filter(lambda result: result[0] is not None).map(
        lambda result: tuple(result[0][field] for field in ROW.fieldNames())
    )
    refused = results.filter(lambda result: result[1] is not None).map(
        lambda result: tuple(result[1][field] for field in QUARANTINED.fieldNames())
    )
    rows = spark.createDataFrame(valid, ROW).dropDuplicates(["source", "id"])
    return rows, spark.createDataFrame(refused, QUARANTINED)


def aggregate(rows, partition_keys, run_id):
    return (
        rows.withColumn("dt", F.date_format("time", "yyyy-MM-dd"))
        .withColumn("hour", F.date_format("time", "HH"))
        .groupBy(*partition_keys, "source", "kind")
        .agg(
            F.count("*").alias("records"),
            F.sum(F.col("is_error").cast("long")).alias("errors"),
            F.sum("duration_ms").alias("duration_ms_sum"),
            F.max("duration_ms").alias("duration_ms_max"),
        )
        .withColumn("run_id", F.lit(run_id))
        .withColumn("processed_at", F.current_timestamp())
    )


def write(frame, path, partition_keys):
    """One file for each partition: a run holds few rows of each."""
    (
        frame.repartition(*partition_keys)
        .write.mode("append")
        .partitionBy(*partition_keys)
        .parquet(path)
    )


def process(context, bucket, run_id, now):
    """Counts of valid rows and of refused records."""
    spark = context.spark_session
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    rows, refused = sort_out(spark, read_raw(context, bucket), now)
    rows.cache()
    counts = rows.count(), refused.count()
    if counts[0] > 0:
        lake = f"s3://{bucket}/processed"
        write(aggregate(rows, ["dt", "hour"], run_id), f"{lake}/hourly/", ["dt", "hour"])
        write(aggregate(rows, ["dt"], run_id), f"{lake}/daily/", ["dt"])
    if counts[1] > 0:
        day = now.strftime("%Y-%m-%d")
        refused.coalesce(1).write.mode("append").json(
            f"s3://{bucket}/quarantine/dt={day}/run={run_id}/"
        )
    return counts


def main():
    arguments = getResolvedOptions(sys.argv, ["JOB_NAME", "lake_bucket"])
    context = GlueContext(SparkContext.getOrCreate())
    job = Job(context)
    job.init(arguments["JOB_NAME"], arguments)
    run_id = arguments.get("JOB_RUN_ID", "manual")
    valid, refused = process(
        context, arguments["lake_bucket"], run_id, datetime.now(timezone.utc)
    )
    print(f"{valid} valid records, {refused} refused")
    # Last: what was read counts as read only once its results are written.
    job.commit()


if __name__ == "__main__":
    main()
