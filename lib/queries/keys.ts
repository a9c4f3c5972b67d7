/** Keys of the query cache, which the live stream writes by. */
export const keys = {
  session: ['session'] as const,
  sessions: ['sessions'] as const,
  people: ['people'] as const,
  roles: ['roles'] as const,
  tokens: (of: 'me' | 'everybody') => ['tokens', of] as const,
  passkeys: ['passkeys'] as const,
  system: ['system'] as const,
  audit: (filter: object) => ['audit', filter] as const,
  auditEntry: (sequence: number) => ['audit', 'entry', sequence] as const,
  layers: ['layers'] as const,
  accounts: ['accounts'] as const,
  connectionTemplate: (id: string, access: string) => ['accounts', id, 'template', access] as const,
  zones: (region: string, awsAccountId: string | null) => ['zones', region, awsAccountId] as const,
  environments: ['environments'] as const,
  environment: (name: string) => ['environment', name] as const,
  graph: (name: string) => ['environment', name, 'graph'] as const,
  moments: (name: string) => ['environment', name, 'moments'] as const,
  differences: (name: string) => ['environment', name, 'difference'] as const,
  activity: (name: string) => ['environment', name, 'activity'] as const,
  resourceActivity: (name: string, resource: string) =>
    ['environment', name, 'activity', 'resource', resource] as const,
  tools: (name: string) => ['environment', name, 'tools'] as const,
  metrics: (name: string) => ['environment', name, 'metrics'] as const,
  drift: (name: string) => ['environment', name, 'drift'] as const,
  console: (name: string, resource: string) => ['environment', name, 'console', resource] as const,
  snapshots: (name: string, resource: string) =>
    ['environment', name, 'snapshots', resource] as const,
  runs: (name: string, resource: string) => ['environment', name, 'runs', resource] as const,
  olderRuns: (name: string, resource: string) =>
    ['environment', name, 'older-runs', resource] as const,
  runLog: (name: string, resource: string, run: string, log: string) =>
    ['environment', name, 'run-log', resource, run, log] as const,
  lifetime: (name: string) => ['environment', name, 'lifetime'] as const,
  tasks: (name: string, resource: string) => ['environment', name, 'tasks', resource] as const,
  taskLog: (name: string, task: string, container: string) =>
    ['environment', name, 'task-log', task, container] as const,
  images: (name: string, resource: string) => ['environment', name, 'images', resource] as const,
  runGraph: (name: string, resource: string, run: string) =>
    ['environment', name, 'run-graph', resource, run] as const,
  quality: (name: string, resource: string, evaluation: string | null) =>
    ['environment', name, 'quality', resource, evaluation] as const,
  catalog: (name: string) => ['environment', name, 'catalog'] as const,
  catalogTable: (name: string, table: string) => ['environment', name, 'catalog', table] as const,
  lake: (name: string) => ['environment', name, 'lake'] as const,
  parking: (name: string) => ['environment', name, 'parking'] as const,
  operations: (name: string) => ['environment', name, 'operations'] as const,
  destruction: (name: string) => ['environment', name, 'destruction'] as const,
  deployments: (name: string) => ['environment', name, 'deployments'] as const,
  template: (name: string, layer: string) => ['environment', name, 'template', layer] as const,
  deployment: (id: string) => ['deployment', id] as const,
  stackEvents: (id: string) => ['deployment', id, 'events'] as const,
};
