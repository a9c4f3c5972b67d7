#!/bin/bash
# Gives ArgoCD's admin the password of the secret, and the secret ArgoCD's present address. Runs at every
# boot. Values pass through pipes and files in memory only: never arguments, never a log.
set -euo pipefail
umask 077

# shellcheck source=/dev/null
source /etc/strata/settings
export KUBECONFIG=/home/minikube/.kube/config

work=$(mktemp --directory --tmpdir=/run strata-argocd.XXXXXX)
trap 'rm --recursive --force "$work"' EXIT

aws secretsmanager get-secret-value --region "$REGION" --secret-id "$ARGOCD_SECRET_ARN" \
  --query SecretString --output text >"$work/secret.json"
jq --raw-output --join-output .password "$work/secret.json" >"$work/password"

set_password() {
  kubectl get secret argocd-secret --namespace argocd --output json |
    jq --raw-output '.data["admin.password"] // "" | @base64d | "admin:" + .' >"$work/htpasswd"
  if htpasswd -vi "$work/htpasswd" admin <"$work/password" >/dev/null 2>&1; then
    return
  fi
  htpasswd -niBC 10 admin <"$work/password" |
    jq --raw-input --slurp '{
      stringData: {
        "admin.password": (split("\n")[0] | ltrimstr("admin:") | sub("^\\$2y"; "$2a")),
        "admin.passwordMtime": (now | todateiso8601)
      }
    }' >"$work/patch.json"
  kubectl patch secret argocd-secret --namespace argocd --patch-file "$work/patch.json" >/dev/null
  kubectl delete secret argocd-initial-admin-secret --namespace argocd --ignore-not-found >/dev/null
}

publish_address() {
  local host
  host=$(ec2-metadata --public-hostname | sed -n 's/^public-hostname: \(.*\..*\)$/\1/p')
  if [[ -z $host ]]; then
    host=$(ec2-metadata --local-ipv4 | sed 's/^local-ipv4: //')
  fi
  jq --arg url "https://$host:30080" '.url = $url' "$work/secret.json" >"$work/changed.json"
  if [[ $(jq --compact-output . "$work/secret.json") == $(jq --compact-output . "$work/changed.json") ]]; then
    return
  fi
  aws secretsmanager put-secret-value --region "$REGION" --secret-id "$ARGOCD_SECRET_ARN" \
    --secret-string "file://$work/changed.json" >/dev/null
}

set_password
publish_address
