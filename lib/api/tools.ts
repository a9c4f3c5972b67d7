import { z } from 'zod';
import { canonicalText, ipv4CidrPattern, parseIpv4Cidr } from '#cloudformation/ipv4-cidr.ts';
import { defineEndpoint } from './define-endpoint.ts';
import { ofResource } from './drift.ts';
import { environmentName, named } from './environments.ts';
import { opening, resourceMetrics, toolDetails, toolId, toolStatus } from './tool-documents.ts';

const tag = 'Tools';

export const listTools = defineEndpoint({
  id: 'listTools',
  method: 'GET',
  path: '/environments/{name}/tools',
  summary:
    'The tools on the hosts of an environment: whether they answer, and what to do where not',
  tag,
  params: named,
  response: z.object({
    tools: z.array(toolStatus),
    /** The block of the caller's own address; null where it is this machine's, or no IPv4 address. */
    callerCidr: z.string().nullable(),
  }),
  refusals: ['environment-not-found'],
});

const ofTool = z.strictObject({ name: environmentName, tool: toolId });

export const revealCredentials = defineEndpoint({
  id: 'revealCredentials',
  method: 'POST',
  reveals: true,
  path: '/environments/{name}/tools/{tool}/reveal',
  summary: 'Read the user and password of a tool from Secrets Manager; who did is recorded',
  tag,
  params: ofTool,
  response: z.object({ username: z.string().nullable(), password: z.string() }),
  refusals: ['environment-not-found', 'tool-not-found', 'no-credentials', 'aws-denied'],
});

/** Whoever works from somewhere works from a few addresses. */
const widestPrefix = 24;

export const openingCidr = z
  .string()
  .max(18)
  .regex(new RegExp(ipv4CidrPattern), 'An IPv4 CIDR block such as 203.0.113.7/32')
  .superRefine((text, context) => {
    const block = parseIpv4Cidr(text);
    if (!block) return;
    const message = !block.canonical
      ? `It has host bits set; did you mean ${canonicalText(block)}?`
      : block.prefixLength < widestPrefix
        ? `At most 256 addresses: a prefix of /${widestPrefix} or longer`
        : undefined;
    if (message) context.addIssue({ code: 'custom', message });
  })
  .meta({
    title: 'From',
    description: 'Your own address, as the internet sees it, in CIDR notation.',
    examples: ['203.0.113.7/32'],
  });

export const openTool = defineEndpoint({
  id: 'openTool',
  method: 'POST',
  path: '/environments/{name}/tools/{tool}/open',
  summary: 'Let a CIDR block in to the port of a tool for one hour',
  tag,
  status: 201,
  params: ofTool,
  body: z.strictObject({ cidr: openingCidr }),
  response: opening,
  refusals: ['environment-not-found', 'tool-not-found', 'aws-refused', 'aws-denied'],
});

export const closeTool = defineEndpoint({
  id: 'closeTool',
  method: 'POST',
  path: '/environments/{name}/tools/{tool}/close',
  summary: 'End what Strata has opened of a tool before its hour is over',
  tag,
  params: ofTool,
  response: z.object({ closed: z.number().int() }),
  refusals: ['environment-not-found', 'aws-denied'],
});

export const getToolDetails = defineEndpoint({
  id: 'getToolDetails',
  method: 'GET',
  path: '/environments/{name}/tools/{tool}/details',
  summary: 'What a tool tells of what it looks after; null where it tells nothing',
  tag,
  params: ofTool,
  response: toolDetails,
  refusals: ['environment-not-found', 'tool-not-found', 'aws-denied'],
});

export const getResourceMetrics = defineEndpoint({
  id: 'getResourceMetrics',
  method: 'GET',
  path: '/environments/{name}/resources/metrics',
  summary:
    'What the environment’s Prometheus has measured of a host; empty where it cannot be asked',
  tag,
  params: named,
  query: ofResource,
  response: resourceMetrics,
  refusals: ['environment-not-found', 'resource-not-found'],
});
