#!/bin/bash
# Tells Elasticsearch how long to keep logs, and Kibana where they are. Safe to run again.
set -euo pipefail

# shellcheck source=/dev/null
source /etc/strata/settings

send() {
  local method=$1 url=$2
  curl --silent --show-error --fail --retry 10 --retry-all-errors --retry-delay 3 \
    --request "$method" --header 'Content-Type: application/json' --header 'kbn-xsrf: strata' \
    --data @- "$url" >/dev/null
}

# Elasticsearch's own template for logs-*-* includes logs@custom; one node has no place for replicas.
jq --null-input --arg retention "${LOG_RETENTION_DAYS}d" '{
  template: {
    settings: {"index.number_of_replicas": 0, "index.lifecycle.prefer_ilm": false},
    lifecycle: {enabled: true, data_retention: $retention}
  }
}' | send PUT http://127.0.0.1:9200/_component_template/logs@custom

jq --null-input '{
  override: true,
  data_view: {
    id: "strata-logs",
    name: "Logs",
    title: "logs-strata-*",
    timeFieldName: "@timestamp",
    allowNoIndex: true
  }
}' | send POST http://127.0.0.1:5601/api/data_views/data_view

jq --null-input '{
  override: true,
  data_view: {
    id: "all-logs",
    name: "All logs",
    title: "logs-*",
    timeFieldName: "@timestamp",
    allowNoIndex: true
  }
}' | send POST http://127.0.0.1:5601/api/data_views/data_view
