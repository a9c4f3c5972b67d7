#!/bin/bash
# Installs ArgoCD into the cluster and shows it on node port 30080. Safe to run again.
set -euo pipefail

here=$(dirname "$(readlink -f "$0")")
# shellcheck source=/dev/null
source /etc/strata/settings
# shellcheck source=versions.env
source "$here/versions.env"
# shellcheck source=download.sh
source "$here/download.sh"
export KUBECONFIG=/home/minikube/.kube/config

manifest=$(mktemp --suffix=.yaml)
download_verified "$ARGOCD_SHA256" \
  "https://raw.githubusercontent.com/argoproj/argo-cd/$ARGOCD_VERSION/manifests/install.yaml" \
  "$manifest"

kubectl apply --filename "$here/argocd/namespace.yaml"
kubectl apply --namespace argocd --server-side --force-conflicts --filename "$manifest"
rm --force "$manifest"
kubectl apply --filename "$here/argocd/node-port.yaml"

limit_memory() {
  kubectl set resources --namespace argocd "$1" --limits="memory=$2" --requests="memory=$3"
}

if [[ $PROFILE == reduced ]]; then
  # Single sign-on, notifications and application sets are what 2 GiB have no room for.
  kubectl scale --namespace argocd --replicas=0 \
    deployment/argocd-dex-server \
    deployment/argocd-notifications-controller \
    deployment/argocd-applicationset-controller
  limit_memory deployment/argocd-server 160Mi 48Mi
  limit_memory deployment/argocd-repo-server 224Mi 48Mi
  limit_memory deployment/argocd-redis 64Mi 16Mi
  limit_memory statefulset/argocd-application-controller 384Mi 128Mi
fi

for workload in deployment/argocd-redis deployment/argocd-repo-server \
  statefulset/argocd-application-controller deployment/argocd-server; do
  kubectl rollout status --namespace argocd --timeout=8m "$workload"
done

if [[ -n $GIT_REPOSITORY ]]; then
  jq --null-input \
    --arg repository "$GIT_REPOSITORY" --arg revision "$GIT_REVISION" --arg path "$GIT_PATH" '{
      apiVersion: "argoproj.io/v1alpha1",
      kind: "Application",
      metadata: {name: "platform", namespace: "argocd"},
      spec: {
        project: "default",
        source: {repoURL: $repository, targetRevision: $revision, path: $path},
        destination: {server: "https://kubernetes.default.svc", namespace: "platform"},
        syncPolicy: {
          automated: {prune: true, selfHeal: true},
          syncOptions: ["CreateNamespace=true"]
        }
      }
    }' | kubectl apply --filename -
fi
