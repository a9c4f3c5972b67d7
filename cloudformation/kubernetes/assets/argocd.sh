#!/bin/bash
# The argocd command, run inside ArgoCD's own server: argocd login localhost:8080 --insecure
exec kubectl --kubeconfig /home/minikube/.kube/config exec --namespace argocd --stdin \
  deployment/argocd-server -- argocd "$@"
