#!/bin/bash
# Writes how Elasticsearch is to where node exporter reads it.
set -euo pipefail

target=/var/lib/strata/metrics/elasticsearch.prom
status=$(curl --silent --fail --max-time 10 http://127.0.0.1:9200/_cluster/health |
  jq --raw-output .status || true)
{
  echo '# HELP strata_elasticsearch_status 1 for the present status of the cluster.'
  echo '# TYPE strata_elasticsearch_status gauge'
  for color in green yellow red unreachable; do
    [[ $color == "${status:-unreachable}" ]] && value=1 || value=0
    echo "strata_elasticsearch_status{color=\"$color\"} $value"
  done
} >"$target.next"
chmod 0644 "$target.next"
mv "$target.next" "$target"
