/** What a tool knows of the host that it runs on. */
export interface ToolHost extends MeasuredHost {
  /** Parameters of the stack that made the host, of which its scripts have their settings. */
  readParameters(): Promise<Readonly<Record<string, string>>>;
  /** The running hosts whose measurements Prometheus has, this one among them. */
  measuredHosts(): readonly MeasuredHost[];
  /** What a secret holds now, or undefined where there is none. */
  readSecret(arn: string): Promise<string | undefined>;
}

/** A host with a node exporter. */
export interface MeasuredHost {
  readonly instanceId: string;
  /** Its tag `Name`, which is Prometheus’ label `instance`. */
  readonly name: string;
  readonly instanceType: string;
  readonly isMonitoring: boolean;
}

export interface ToolRequest {
  readonly method: string;
  readonly path: string;
  /** Of the query, and of a form in the body. */
  readonly parameters: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface ToolResponse {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** One tool of a host, which answers as the real one does, as far as it answers. */
export interface Tool {
  readonly port: number;
  /** By a certificate of its own. */
  readonly isEncrypted: boolean;
  /** Undefined for what it does not know. */
  answer(
    request: ToolRequest,
    host: ToolHost,
  ): ToolResponse | undefined | Promise<ToolResponse | undefined>;
}

export function json(body: object, status = 200): ToolResponse {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

export function text(body: string, status = 200): ToolResponse {
  return { status, type: 'text/plain; charset=utf-8', body };
}

/** A page that says in sight that no such tool runs here. */
export function page(title: string, host: ToolHost, script = ''): ToolResponse {
  const body = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title} (simulated)</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem}</style>
${script}</head>
<body><h1>${title}</h1>
<p><strong>This is simulated.</strong> The local AWS endpoint answers in place of ${title} on
${escapeHtml(host.name)} (${host.instanceId}); nothing runs on that host.</p></body>
</html>
`;
  return { status: 200, type: 'text/html; charset=utf-8', body };
}

function escapeHtml(value: string): string {
  return value.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
