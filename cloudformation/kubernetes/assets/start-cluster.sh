#!/bin/bash
# Starts the cluster, or makes it the first time. Runs as the user minikube, at every boot.
set -euo pipefail

here=$(dirname "$(readlink -f "$0")")
# shellcheck source=versions.env
source "$here/versions.env"

total_mib=$(awk '/^MemTotal:/ { print int($2 / 1024) }' /proc/meminfo)
if [[ $PROFILE == reduced ]]; then
  # Minikube refuses to start with less.
  memory_mib=1800
else
  memory_mib=$((total_mib - 768))
fi

private_ip=$(ec2-metadata --local-ipv4 | sed 's/^local-ipv4: //')

exec minikube start \
  --driver=docker \
  --interactive=false \
  --kubernetes-version="$KUBERNETES_VERSION" \
  --cpus="$(nproc)" \
  --memory="${memory_mib}mb" \
  --static-ip=192.168.49.2 \
  --apiserver-ips="$private_ip" \
  --wait=apiserver,system_pods,node_ready \
  --wait-timeout=10m
