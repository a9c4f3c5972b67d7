import { clusterHealth, elasticsearchRoot } from './elasticsearch.ts';
import { json, page, type Tool, type ToolRequest, type ToolResponse } from './tool.ts';

/** Sources: "Get Kibana’s current status", Kibana API reference; its console passes requests on to Elasticsearch. */
export const kibana: Tool = {
  port: 5601,
  isEncrypted: false,
  answer: (request, host) => {
    switch (request.path) {
      case '/':
        return page('Kibana', host);
      case '/api/status':
        return json(status);
      case '/api/console/proxy':
        return passOn(request);
      default:
        return undefined;
    }
  },
};

const available = (summary: string) => ({ level: 'available', summary });

const status = {
  name: 'kibana',
  version: { number: '9.5.2', build_hash: 'simulated', build_snapshot: false },
  status: {
    overall: available('All services and plugins are available'),
    core: {
      elasticsearch: available('Elasticsearch is available'),
      savedObjects: available('SavedObjects service has completed migrations and is available'),
    },
    plugins: {},
  },
};

function passOn({ method, headers, parameters }: ToolRequest): ToolResponse | undefined {
  if (method !== 'POST') return undefined;
  if (headers['kbn-xsrf'] === undefined) {
    const message = 'Request must contain a kbn-xsrf header.';
    return json({ statusCode: 400, error: 'Bad Request', message }, 400);
  }
  if (parameters.get('method') !== 'GET') return undefined;
  const path = (parameters.get('path') ?? '').replace(/^\//, '');
  if (path === '_cluster/health') return json(clusterHealth);
  return path === '' ? json(elasticsearchRoot) : undefined;
}
