#!/bin/bash
# Starts the tools with the secret's password and the host's present address. Runs at every boot. The
# password passes through pipes and a file in memory only: never an argument, never a log.
set -euo pipefail
umask 077

here=$(dirname "$(readlink -f "$0")")
# shellcheck source=/dev/null
source /etc/strata/settings

run=/run/strata
# Grafana's user in its image, who alone may read the two files besides root.
grafana_user=472

compose() {
  docker compose --project-directory "$here" \
    --env-file "$here/profiles/$PROFILE.env" --env-file "$run/compose.env" "$@"
}

host_address() {
  local name
  name=$(ec2-metadata --public-hostname | sed -n 's/^public-hostname: \(.*\..*\)$/\1/p')
  if [[ -z $name ]]; then
    name=$(ec2-metadata --local-ipv4 | sed 's/^local-ipv4: //')
  fi
  echo "$name"
}

read_secret() {
  aws secretsmanager get-secret-value --region "$REGION" --secret-id "$GRAFANA_SECRET_ARN" \
    --query SecretString --output text
}

write_credentials() {
  install --directory --mode=0711 "$run"
  read_secret | jq --raw-output --join-output .username >"$run/grafana-user"
  read_secret | jq --raw-output --join-output .password >"$run/grafana-password"
  chown "$grafana_user" "$run/grafana-user" "$run/grafana-password"
  chmod 0400 "$run/grafana-user" "$run/grafana-password"
}

write_environment() {
  cat >"$run/compose.env" <<END
ENVIRONMENT=$ENVIRONMENT
METRICS_RETENTION_DAYS=$METRICS_RETENTION_DAYS
GRAFANA_URL=$1
SMTP_ENABLED=$([[ -n $SMTP_SERVER ]] && echo true || echo false)
SMTP_SERVER=${SMTP_SERVER:-localhost:25}
SMTP_SENDER=${SMTP_SENDER:-grafana@localhost}
ALERT_ADDRESSES=${ALERT_ADDRESSES:-operators@localhost}
END
}

# The first start takes the password from the file; this keeps later ones in step with the secret.
set_password() {
  compose exec -T grafana grafana cli admin reset-admin-password --password-from-stdin \
    <"$run/grafana-password" >/dev/null
}

publish_address() {
  local changed=$run/secret.json
  read_secret | jq --arg url "$1" 'if .url == $url then empty else .url = $url end' >"$changed"
  if [[ -s $changed ]] && ! aws secretsmanager put-secret-value --region "$REGION" \
    --secret-id "$GRAFANA_SECRET_ARN" --secret-string "file://$changed" >/dev/null; then
    echo "Grafana's address could not be written to its secret" >&2
  fi
  rm --force "$changed"
}

url="http://$(host_address):3000"
write_credentials
write_environment "$url"
compose up --detach --wait --wait-timeout 600 --remove-orphans --force-recreate
set_password
publish_address "$url"
if [[ $PROFILE != small ]]; then
  bash "$here/configure-logs.sh"
fi
