import { applyDeployment, planDeployment } from '#lib/api/deployments.ts';
import { callApi } from '#lib/queries/call-api.ts';
import { type Command, listOption, UsageError } from './command.ts';
import { deploymentOutcome, followDeployment } from './follow-deployment.ts';

export const apply: Command = {
  name: 'apply',
  summary: 'Deploy layers, or a plan that was made; ends when that has ended or waits for somebody',
  takes: ['[environment]'],
  options: {
    plan: { type: 'string' },
    layers: { type: 'string' },
    downstream: { type: 'boolean' },
    'accept-losses': { type: 'string' },
    'override-reason': { type: 'string' },
  },
  async run({ server, args: [name], options, say, pause }) {
    const { plan } = options;
    if ((name === undefined) === (plan === undefined)) {
      throw new UsageError('Name either an environment or a plan with --plan.');
    }
    const reason = options['override-reason'];
    const override = typeof reason === 'string' ? { overrideReason: reason } : {};
    if (typeof plan === 'string') {
      const acceptLosses = listOption(options, 'accept-losses') ?? [];
      const body = { acceptLosses, ...override };
      await callApi(applyDeployment, { params: { id: plan }, body }, server);
      return deploymentOutcome(server, await followDeployment({ server, say, pause }, plan));
    }
    const layers = listOption(options, 'layers');
    const body = {
      ...(layers && { layers }),
      downstream: options.downstream === true,
      apply: true,
      ...override,
    };
    const params = { name: name ?? '' };
    const { id } = await callApi(planDeployment, { params, body }, server);
    return deploymentOutcome(server, await followDeployment({ server, say, pause }, id));
  },
};
