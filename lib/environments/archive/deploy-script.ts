import type { LayerId } from '#cloudformation/layer.ts';
import { shellWord } from '#lib/variables/shell-word.ts';

export interface ScriptLayer {
  readonly id: LayerId;
  /** Parameters that another layer's stack gives as outputs of the same name. */
  readonly outputsOf: ReadonlyArray<{ readonly layer: LayerId; readonly name: string }>;
  readonly readsAssets: boolean;
}

export interface ScriptInput {
  readonly environment: string;
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
  /** In the order of their needs. */
  readonly layers: readonly ScriptLayer[];
}

/** A Bash script (3.2 and later) that deploys the templates beside it with the AWS CLI. Pure. */
export function deployScript({ environment, region, tags, layers }: ScriptInput): string {
  return `#!/usr/bin/env bash
# Deploys the environment ${environment} with the AWS CLI, layer by layer. Run it again to update.
# With arguments it deploys the layers that they name: ./deploy.sh network security
set -euo pipefail
cd "$(dirname "$0")"

wanted="$*"
environment=${shellWord(environment)}
region=${shellWord(region)}
export AWS_REGION="$region" AWS_DEFAULT_REGION="$region" AWS_PAGER=
account="$(aws sts get-caller-identity --query Account --output text)"
bucket="strata-assets-$account-$region"

output() {
  aws cloudformation describe-stacks --stack-name "$environment-$1" \\
    --query "Stacks[0].Outputs[?OutputKey=='$2'].OutputValue" --output text
}

deploy() {
  local layer="$1" line value
  shift
  if [ -n "$wanted" ] && [[ " $wanted " != *" $layer "* ]]; then
    return
  fi
  local parameters=()
  if [ "\${1:-}" = --assets ]; then
    parameters+=("AssetBucket=$bucket")
    shift
  fi
  while [ "$#" -gt 0 ]; do
    value="$(output "$1" "$2")"
    parameters+=("$2=$value")
    shift 2
  done
  while IFS= read -r line || [ -n "$line" ]; do
    parameters+=("$line")
  done <"parameters/$layer.txt"
  echo "Deploying $environment-$layer"
  aws cloudformation deploy --stack-name "$environment-$layer" \\
    --template-file "templates/$layer.yaml" --s3-bucket "$bucket" --s3-prefix strata/templates \\
    --capabilities CAPABILITY_NAMED_IAM --no-fail-on-empty-changeset \\
    --tags ${tagArguments(tags)} "strata:environment=$environment" "strata:layer=$layer" \\
    --parameter-overrides "\${parameters[@]}"
}

if ! aws s3api head-bucket --bucket "$bucket" --expected-bucket-owner "$account" 2>/dev/null; then
  aws s3 mb "s3://$bucket"
  aws s3api put-public-access-block --bucket "$bucket" \\
    --public-access-block-configuration \\
    BlockPublicAcls=true,BlockPublicPolicy=true,IgnorePublicAcls=true,RestrictPublicBuckets=true
fi
if [ -d assets ]; then
  aws s3 cp --recursive assets "s3://$bucket"
fi

${layers.map(deployCall).join('\n')}
`;
}

function deployCall({ id, outputsOf, readsAssets }: ScriptLayer): string {
  const given = outputsOf.map(({ layer, name }) => `${layer} ${name}`);
  return [`deploy ${id}${readsAssets ? ' --assets' : ''}`, ...given].join(' \\\n  ');
}

function tagArguments(tags: Readonly<Record<string, string>>): string {
  return Object.entries(tags)
    .map(([key, value]) => shellWord(`${key}=${value}`))
    .join(' ');
}
