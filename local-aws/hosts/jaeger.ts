import { page, type Tool } from './tool.ts';

/** Jaeger tells its version in its page only, where its server writes it (jaegertracing/jaeger, `static_handler.go`). */
const version =
  '<script>const JAEGER_VERSION = {"gitCommit":"simulated","gitVersion":"v2.19.0","buildDate":""};</script>';

export const jaeger: Tool = {
  port: 16686,
  isEncrypted: false,
  answer: ({ path }, host) => (path === '/' ? page('Jaeger', host, version) : undefined),
};
