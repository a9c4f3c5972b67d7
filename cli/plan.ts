import type { Deployment } from '#lib/api/deployment-documents.ts';
import { planDeployment } from '#lib/api/deployments.ts';
import { callApi } from '#lib/queries/call-api.ts';
import { type Command, exitCodes, listOption } from './command.ts';
import { deploymentOutcome, followDeployment } from './follow-deployment.ts';

const marks = { add: '+', modify: '~', remove: '-', import: '<', dynamic: '?' } as const;

export const plan: Command = {
  name: 'plan',
  summary: 'Plan layers, and tell what would change; nothing is changed',
  takes: ['environment'],
  options: {
    layers: { type: 'string' },
    downstream: { type: 'boolean' },
    'exit-code': { type: 'boolean' },
  },
  async run({ server, args: [name = ''], options, say, pause }) {
    const layers = listOption(options, 'layers');
    const body = { ...(layers && { layers }), downstream: options.downstream === true };
    const { id } = await callApi(planDeployment, { params: { name }, body }, server);
    const planned = await followDeployment({ server, say, pause }, id);
    const outcome = deploymentOutcome(server, planned);
    const lines = changeLines(planned);
    const changed = lines.length > 0 && options['exit-code'] === true;
    return {
      ...outcome,
      exitCode:
        outcome.exitCode === exitCodes.done && changed ? exitCodes.changes : outcome.exitCode,
      text: [...lines, outcome.text].join('\n'),
    };
  },
};

function changeLines({ layers }: Deployment): string[] {
  return layers.flatMap(({ layer, changes }) =>
    (changes ?? []).map(({ action, logicalId, resourceType, replacement }) => {
      const replaced = replacement === 'no' ? '' : `, replaced: ${replacement}`;
      return `${marks[action]} ${layer}/${logicalId} (${resourceType}${replaced})`;
    }),
  );
}
