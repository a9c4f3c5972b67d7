#!/bin/bash
# Makes this Amazon Linux 2023 host the environment's monitoring. Safe to run again.
set -euo pipefail

here=$(dirname "$(readlink -f "$0")")
# shellcheck source=/dev/null
source /etc/strata/settings
# shellcheck source=versions.env
source "$here/versions.env"

install_compose() {
  local plugin=/usr/local/lib/docker/cli-plugins/docker-compose download
  if echo "$COMPOSE_SHA256  $plugin" | sha256sum --check --status 2>/dev/null; then
    return
  fi
  download=$(mktemp)
  curl --fail --silent --show-error --location --retry 5 --proto '=https' --output "$download" \
    "https://github.com/docker/compose/releases/download/$COMPOSE_VERSION/docker-compose-linux-x86_64"
  if ! echo "$COMPOSE_SHA256  $download" | sha256sum --check --status; then
    echo "Docker Compose $COMPOSE_VERSION is not what was expected" >&2
    rm --force "$download"
    exit 1
  fi
  install -D --mode=0755 "$download" "$plugin"
  rm --force "$download"
}

configure_prometheus() {
  install --directory --mode=0755 /var/lib/strata/prometheus/rules /var/lib/strata/metrics
  sed --expression="s/@ENVIRONMENT@/$ENVIRONMENT/g" --expression="s/@REGION@/$REGION/g" \
    "$here/prometheus/prometheus.yaml" >/var/lib/strata/prometheus/prometheus.yaml
  chmod 0644 /var/lib/strata/prometheus/prometheus.yaml
  rm --force /var/lib/strata/prometheus/rules/*
  install --mode=0644 "$here"/prometheus/rules/*.yaml /var/lib/strata/prometheus/rules/
}

configure_kernel() {
  # Elasticsearch maps its index files into memory.
  echo 'vm.max_map_count = 1048576' >/etc/sysctl.d/60-strata.conf
  sysctl --quiet --system
}

dnf install --assumeyes --quiet docker jq
systemctl enable --now docker
install_compose
chmod --recursive a+rX "$here"
configure_prometheus
configure_kernel

install --mode=0644 "$here"/*.service "$here"/*.timer /etc/systemd/system/
systemctl daemon-reload
systemctl enable strata-monitoring.service
systemctl restart strata-monitoring.service
if [[ $PROFILE == small ]]; then
  systemctl disable --now strata-elasticsearch.timer
  rm --force /var/lib/strata/metrics/elasticsearch.prom
else
  systemctl enable --now strata-elasticsearch.timer
fi
