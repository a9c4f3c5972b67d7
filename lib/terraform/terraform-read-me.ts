import type { ArchivedLayer } from '#lib/environments/archive/archived-layer.ts';
import type { ExportedEnvironment } from './terraform-files.ts';

/** What whoever unpacks the folder reads first. */
export function terraformReadMe(
  { name, region, accountId, organization, workspace, assetBucket }: ExportedEnvironment,
  adopted: readonly ArchivedLayer[],
  all: readonly ArchivedLayer[],
): string {
  const created = all.filter((one) => !adopted.includes(one));
  return `# ${name} by Terraform

The environment ${name} in ${region}, account ${accountId}: one CloudFormation stack per layer. State and runs
are those of the workspace \`${workspace}\` of the organization \`${organization}\`.

\`\`\`sh
aws s3 mb s3://${assetBucket} --region ${region}      # once per account and region
aws s3 cp --recursive assets s3://${assetBucket}      # before the first apply, and after each export
terraform login
terraform init
terraform plan
\`\`\`

- \`variables.tf\`: what the stacks take, as it is set now. Set others by \`TF_VAR_<name>\`, a \`.tfvars\` file or in the workspace.
- \`stacks.tf\`, \`templates/\`: the stacks. What shapes a template, such as the number of zones, is chosen in Strata and exported again.
- \`outputs.tf\`: what the stacks give.
- \`assets/\`: the files that stacks and hosts read.

## What exists already

${list(
  adopted,
  'Nothing is deployed, so the first apply creates every stack.',
  'is adopted by `imports.tf`',
)}
${created.length > 0 && adopted.length > 0 ? `\n${list(created, '', 'is created')}\n` : ''}
When Terraform adopts a stack it does not read which parameters the stack was given. The first plan shows them as
additions; for a stack that has them already, CloudFormation has nothing to update. Read that plan before you
apply it, and let one tool deploy an environment from then on: Strata shows what the other has changed as drift
from its own parameters.
`;
}

function list(layers: readonly ArchivedLayer[], none: string, what: string): string {
  if (layers.length === 0) return none;
  return layers.map(({ stackName }) => `- \`${stackName}\` ${what}`).join('\n');
}
