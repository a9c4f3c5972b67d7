import { z } from 'zod';

const group = 'Routes';

/** A rule of a load balancer matches at most five values (ELB User Guide, "Condition types"). */
const mostConditions = 5;

const path = z
  .string()
  .regex(/^\/[A-Za-z0-9_.$/~"'@:+&*?-]{0,127}$/, 'Must begin with a slash, such as /api/*');
const host = z
  .string()
  .regex(/^[a-z0-9*?-][a-z0-9.*?-]{0,127}$/, 'Must be a host name such as api.example.com');

/** Which requests go to which port of the App security group; the rest go to 8080. */
export const routeParameters = {
  healthCheckPath: path.default('/').meta({
    title: 'Health check path',
    description: 'A target is healthy while it answers this path with a status from 200 to 399.',
    group,
    control: 'text',
    namesOutside: true,
    examples: ['/health'],
  }),
  webPaths: z
    .array(path)
    .default(['/web/*'])
    .meta({
      title: 'Paths to port 3000',
      description: 'Requests for these paths go to targets on port 3000.',
      group,
      control: 'text-list',
      namesOutside: true,
      examples: ['/web/*'],
    }),
  webHosts: z
    .array(host)
    .default([])
    .meta({
      title: 'Hosts to port 3000',
      description: 'If given, only requests for these host names go there.',
      group,
      control: 'text-list',
      examples: ['www.example.com'],
    }),
  apiPaths: z
    .array(path)
    .default(['/api/*'])
    .meta({
      title: 'Paths to port 5000',
      description: 'Requests for these paths go to targets on port 5000.',
      group,
      control: 'text-list',
      namesOutside: true,
      examples: ['/api/*'],
    }),
  apiHosts: z
    .array(host)
    .default([])
    .meta({
      title: 'Hosts to port 5000',
      description: 'If given, only requests for these host names go there.',
      group,
      control: 'text-list',
      examples: ['api.example.com'],
    }),
};

interface Routes {
  readonly webPaths: readonly string[];
  readonly webHosts: readonly string[];
  readonly apiPaths: readonly string[];
  readonly apiHosts: readonly string[];
}

interface RouteIssue {
  readonly path: 'webPaths' | 'apiPaths';
  readonly message: string;
}

/** Rules that the load balancer would refuse. */
export function routeIssues(routes: Routes): RouteIssue[] {
  return [
    ...conditionIssues('webPaths', [...routes.webPaths, ...routes.webHosts]),
    ...conditionIssues('apiPaths', [...routes.apiPaths, ...routes.apiHosts]),
  ];
}

function conditionIssues(path: RouteIssue['path'], conditions: readonly string[]): RouteIssue[] {
  if (conditions.length === 0) return [{ path, message: 'At least one path or host' }];
  return conditions.length > mostConditions
    ? [{ path, message: 'At most five paths and hosts together' }]
    : [];
}
