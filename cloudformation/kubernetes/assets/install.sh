#!/bin/bash
# Makes this Amazon Linux 2023 host a one-node Kubernetes cluster with ArgoCD. Safe to run again.
set -euo pipefail

here=$(dirname "$(readlink -f "$0")")
# shellcheck source=/dev/null
source /etc/strata/settings
# shellcheck source=versions.env
source "$here/versions.env"
# shellcheck source=download.sh
source "$here/download.sh"

install_binary() {
  local name=$1 checksum=$2 url=$3 target download
  target=/usr/local/bin/$name
  if echo "$checksum  $target" | sha256sum --check --status 2>/dev/null; then
    return
  fi
  download=$(mktemp)
  download_verified "$checksum" "$url" "$download"
  install --mode=0755 "$download" "$target"
  rm --force "$download"
}

add_swap() {
  if [[ -e /swapfile ]]; then
    return
  fi
  dd if=/dev/zero of=/swapfile bs=1M count=2048 status=none
  chmod 0600 /swapfile
  mkswap /swapfile >/dev/null
  echo '/swapfile none swap sw 0 0' >>/etc/fstab
  swapon --all
}

install_units() {
  install --mode=0644 "$here"/*.service /etc/systemd/system/
  systemctl daemon-reload
  systemctl enable strata-kubernetes.service strata-argocd.service \
    strata-forward@8443.service strata-forward@30080.service
}

start_node_exporter() {
  docker rm --force node-exporter >/dev/null 2>&1 || true
  docker run --detach --name node-exporter --restart unless-stopped \
    --network host --pid host --memory 64m --read-only \
    --volume /:/host:ro,rslave \
    "$NODE_EXPORTER_IMAGE" --path.rootfs=/host >/dev/null
}

if [[ $PROFILE == reduced ]]; then
  add_swap
fi

dnf install --assumeyes --quiet docker jq httpd-tools socat conntrack-tools
systemctl enable --now docker
if ! id minikube >/dev/null 2>&1; then
  useradd --create-home --shell /sbin/nologin minikube
fi
usermod --append --groups docker minikube

install_binary minikube "$MINIKUBE_SHA256" \
  "https://storage.googleapis.com/minikube/releases/$MINIKUBE_VERSION/minikube-linux-amd64"
install_binary kubectl "$KUBECTL_SHA256" \
  "https://dl.k8s.io/release/$KUBECTL_VERSION/bin/linux/amd64/kubectl"
install --mode=0755 "$here/argocd.sh" /usr/local/bin/argocd

start_node_exporter
install_units
systemctl restart strata-kubernetes.service
systemctl restart strata-forward@8443.service strata-forward@30080.service
bash "$here/install-argocd.sh"
systemctl restart strata-argocd.service
