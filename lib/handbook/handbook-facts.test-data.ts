import { layers } from '#cloudformation/layers.ts';
import type { Configuration } from '#lib/api/configuration.ts';
import { graphOf, platform } from '#lib/diagrams/views/platform-sample.test-data.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';
import { variables } from '#lib/variables/variable.ts';
import type { HandbookFacts } from './facts.ts';

const at = '2026-11-24T12:00:00.000Z';

/** What a handbook of the sample platform is made of. */
export function sampleFacts(graph: ResourceGraph = platform): HandbookFacts {
  return {
    environment: {
      name: 'dev',
      region: 'us-east-2',
      accountId: '123456789012',
      awsAccount: null,
      tags: { stage: 'dev' },
      state: 'healthy',
      layers: layers.map(({ id, title, purpose, needs }) => ({
        id,
        title,
        purpose,
        needs: [...needs],
        stackName: `dev-${id}`,
        state: 'deployed',
        stackStatus: 'CREATE_COMPLETE',
        statusReason: null,
        stackId: null,
        outputs: { Name: `dev-${id}` },
        updatedAt: at,
        driftCheckedAt: null,
        consoleUrl: null,
      })),
      resourceCount: graph.nodes.length,
      driftedCount: 0,
      activeDeploymentId: null,
      lastDeployedAt: at,
      createdAt: at,
      createdBy: 'somebody@example.com',
      parameters: {},
    },
    graph,
    configuration: sampleConfiguration,
    delivery: {
      repository: { name: 'summit-enterprise/data-platform', branch: 'main' },
      workspace: 'summit-enterprise/dev',
    },
  };
}

const sampleConfiguration: Configuration = {
  environment: 'dev',
  region: 'us-east-2',
  variables: variables.map(({ name, layer, parameter, schema }) => ({
    name,
    layer,
    parameter,
    title: schema.title,
    description: schema.description,
    allowed: '',
    value: String(schema.default),
    default: String(schema.default),
    origin: { kind: 'default', of: null, by: null, at: null },
    resources: [],
  })),
  secrets: [{ name: 'APPLICATION_API_KEY', description: 'Key of the application' }],
};

export const nothingDeployed: HandbookFacts = withoutStacks(sampleFacts(graphOf([])));

function withoutStacks({ environment, ...facts }: HandbookFacts): HandbookFacts {
  const layersOfNone = environment.layers.map((layer) => ({
    ...layer,
    state: 'not-deployed' as const,
    stackStatus: null,
    outputs: {},
    updatedAt: null,
  }));
  return {
    ...facts,
    environment: { ...environment, state: 'empty', layers: layersOfNone, lastDeployedAt: null },
  };
}
