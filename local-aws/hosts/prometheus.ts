import { hostShare } from './measurements.ts';
import { seriesOf } from './prometheus-query.ts';
import { json, page, type Tool, type ToolHost, type ToolResponse, text } from './tool.ts';

/** Source of paths and forms: "HTTP API" and "Management API", Prometheus documentation. */
export const prometheus: Tool = {
  port: 9090,
  isEncrypted: false,
  answer: ({ path, parameters }, host) => {
    switch (path) {
      case '/':
      case '/query':
        return page('Prometheus', host);
      case '/-/healthy':
        return text('Prometheus Server is Healthy.\n');
      case '/-/ready':
        return text('Prometheus Server is Ready.\n');
      case '/api/v1/status/buildinfo':
        return success({ version: '3.14.0', revision: 'simulated', branch: 'HEAD' });
      case '/api/v1/query':
        return query(parameters, host);
      case '/api/v1/query_range':
        return queryRange(parameters, host);
      case '/api/v1/alerts':
        return success({ alerts: alertsOf(host) });
      case '/api/v1/targets':
        return success({ activeTargets: targetsOf(host), droppedTargets: [] });
      default:
        return undefined;
    }
  },
};

/** As many points as Prometheus gives of one series. */
const mostPoints = 11_000;

function query(parameters: URLSearchParams, host: ToolHost): ToolResponse {
  const expression = parameters.get('query') ?? '';
  if (expression === '') return badData('invalid parameter "query": unknown position: parse error');
  const at = Number(parameters.get('time') ?? Date.now() / 1000);
  const result = seriesOf(expression, host).map(({ labels, valueAt }) => ({
    metric: labels,
    value: [at, String(valueAt(at))],
  }));
  return success({ resultType: 'vector', result });
}

function queryRange(parameters: URLSearchParams, host: ToolHost): ToolResponse {
  const expression = parameters.get('query') ?? '';
  const [start = 0, end = 0, step = 0] = ['start', 'end', 'step'].map((name) =>
    Number(parameters.get(name) ?? Number.NaN),
  );
  if (expression === '') return badData('invalid parameter "query": unknown position: parse error');
  if (!(step > 0)) return badData('invalid parameter "step": zero or negative');
  if (!(end >= start))
    return badData('invalid parameter "end": end timestamp must not be before start');
  if ((end - start) / step > mostPoints) {
    return badData(
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    );
  }
  const times = Array.from(
    { length: Math.floor((end - start) / step) + 1 },
    (_, index) => start + index * step,
  );
  const result = seriesOf(expression, host).map(({ labels, valueAt }) => ({
    metric: labels,
    values: times.map((at) => [at, String(valueAt(at))]),
  }));
  return success({ resultType: 'matrix', result });
}

/** Of the rules that the host has, the one about memory, which small hosts set off. */
function alertsOf(host: ToolHost) {
  const now = Date.now() / 1000;
  return host.measuredHosts().flatMap((each) => {
    const share = hostShare(each, 'memory', now);
    if (share <= 0.92) return [];
    return [
      {
        labels: { alertname: 'HostMemoryHigh', instance: each.name, severity: 'warning' },
        annotations: {
          summary: `${each.name} uses ${(share * 100).toFixed(2)}% of its memory`,
          description: 'A larger instance type, or fewer tools, would help.',
        },
        state: 'firing',
        activeAt: new Date((now - 900) * 1000).toISOString(),
        value: share.toExponential(),
      },
    ];
  });
}

function targetsOf(host: ToolHost) {
  const lastScrape = new Date().toISOString();
  return host.measuredHosts().map(({ name, isMonitoring }) => ({
    discoveredLabels: {},
    labels: { instance: name, job: isMonitoring ? 'node' : 'hosts' },
    scrapePool: isMonitoring ? 'node' : 'hosts',
    lastError: '',
    lastScrape,
    lastScrapeDuration: 0.01,
    health: 'up',
    scrapeInterval: '30s',
    scrapeTimeout: '10s',
  }));
}

function success(data: object): ToolResponse {
  return json({ status: 'success', data });
}

function badData(error: string): ToolResponse {
  return json({ status: 'error', errorType: 'bad_data', error }, 400);
}
