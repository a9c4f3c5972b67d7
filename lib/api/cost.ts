import { z } from 'zod';
import { costAssumptions } from '#lib/cost/assumptions.ts';
import { actualCost } from './actual-cost-documents.ts';
import { deploymentCost, environmentCost } from './cost-documents.ts';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';

const tag = 'Cost';

export const getCost = defineEndpoint({
  id: 'getCost',
  method: 'GET',
  path: '/environments/{name}/cost',
  summary: 'What an environment costs in a month by estimate, and what could cost less',
  tag,
  params: named,
  response: environmentCost,
  refusals: ['environment-not-found'],
});

export const setCostAssumptions = defineEndpoint({
  id: 'setCostAssumptions',
  method: 'POST',
  path: '/environments/{name}/cost/assumptions',
  summary: 'Say what estimates are made with; what is left out is as usual',
  tag,
  params: named,
  body: costAssumptions,
  response: environmentCost,
  refusals: ['environment-not-found'],
});

export const readPrices = defineEndpoint({
  id: 'readPrices',
  method: 'POST',
  path: '/environments/{name}/cost/prices',
  summary:
    'Read the prices of the region from the AWS Price List, which every estimate there is made with',
  tag,
  params: named,
  response: environmentCost,
  refusals: [
    'environment-not-found',
    'aws-denied',
    'aws-refused',
    'aws-throttled',
    'aws-unreachable',
  ],
});

export const getActualCost = defineEndpoint({
  id: 'getActualCost',
  method: 'GET',
  path: '/environments/{name}/cost/actual',
  summary: 'What an environment has cost by day and layer, as Cost Explorer last told',
  tag,
  params: named,
  response: actualCost,
  refusals: ['environment-not-found'],
});

export const setActualCost = defineEndpoint({
  id: 'setActualCost',
  method: 'POST',
  path: '/environments/{name}/cost/actual',
  summary: 'Switch on or off that Cost Explorer is asked once a day, each request of which costs',
  tag,
  params: named,
  body: z.strictObject({ enabled: z.boolean() }),
  response: actualCost,
  refusals: ['environment-not-found'],
});

export const readActualCost = defineEndpoint({
  id: 'readActualCost',
  method: 'POST',
  path: '/environments/{name}/cost/actual/readings',
  summary: 'Ask Cost Explorer now, by a few requests of those that a day may have',
  tag,
  params: named,
  response: actualCost,
  refusals: [
    'environment-not-found',
    'actual-cost-off',
    'aws-denied',
    'aws-refused',
    'aws-throttled',
    'aws-unreachable',
  ],
});

export const getDeploymentCost = defineEndpoint({
  id: 'getDeploymentCost',
  method: 'GET',
  path: '/deployments/{id}/cost',
  summary: 'What a deployment changes of the monthly costs by estimate',
  tag,
  params: z.strictObject({ id: z.uuid() }),
  response: deploymentCost,
  refusals: ['deployment-not-found'],
});
