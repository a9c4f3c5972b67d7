import { json, page, type Tool } from './tool.ts';

/** Source of the answer: "Other HTTP API", Grafana documentation. */
export const grafana: Tool = {
  port: 3000,
  isEncrypted: false,
  answer: ({ path }, host) => {
    if (path === '/api/health') {
      return json({ database: 'ok', version: '13.2.2', commit: 'simulated' });
    }
    return path === '/' || path === '/login' ? page('Grafana', host) : undefined;
  },
};
