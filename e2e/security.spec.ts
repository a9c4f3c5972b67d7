import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { DiagramFigure, NetworkFigure } from './diagram.ts';
import { expect, platformSpeed, test } from './fixtures.ts';
import { PolicyViolations } from './policy-violations.ts';
import { sendRaw } from './raw-request.ts';
import { StrataApi } from './strata-api.ts';

const environment = 'guarded';
const base = `/environments/${environment}`;
let deploymentId: string;

test.use({ speed: platformSpeed });

test.beforeAll(async ({ strata }) => {
  const api = new StrataApi(strata);
  await api.createEnvironment(environment, { network: { natGateways: 'none' } });
  const deployment = await api.deploy(environment, ['network', 'etl']);
  expect(deployment).toMatchObject({ status: 'succeeded' });
  deploymentId = deployment.id;
});

test('no page needs what its policy forbids', async ({ page }) => {
  const violations = await PolicyViolations.of(page);

  await test.step('drawings, their exports and their print', async () => {
    await page.goto(`${base}/architecture`);
    const diagram = new NetworkFigure(page, environment);
    await diagram.expectDrawn();
    await expect(diagram.figure.locator('image, .icon-shape').first()).toBeAttached();
    for (const name of [
      'PNG image',
      'Mermaid source',
      'Markdown with the diagram',
      'Graph as JSON',
    ]) {
      await page.getByRole('button', { name: 'More formats' }).click();
      await download(page, () => page.getByRole('menuitem', { name, exact: true }).click());
    }
    await download(page, () => page.getByRole('button', { name: 'Download SVG' }).click());
    await page.emulateMedia({ media: 'print' });
    await expect(diagram.figure).toBeVisible();
    await page.pdf();
    await page.emulateMedia({ media: 'screen' });
    await page.goto(`${base}/architecture?view=data-lake`);
    await new DiagramFigure(page, `Data lake of ${environment}`).expectDrawn();
    await page.goto(`${base}/architecture?view=everything`);
    await new DiagramFigure(page, `Everything of ${environment}`).expectDrawn();
  });

  await test.step('the wizard', async () => {
    await page.goto('/environments/new');
    await page.getByRole('textbox', { name: 'Name' }).fill('another');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('textbox', { name: 'VPC CIDR block' })).toBeVisible();
  });

  const pages = [
    '/',
    base,
    `${base}/catalog`,
    `${base}/deployments`,
    `${base}/deployments/${deploymentId}`,
    `${base}/history`,
    `${base}/images`,
    `${base}/layers/network`,
    `${base}/operations`,
    `${base}/quality`,
    `${base}/runs?resource=${environment}-data-processing`,
    `${base}/settings`,
    `${base}/tasks`,
    '/no-such-page',
  ];
  for (const address of pages) {
    await test.step(address, async () => {
      await page.goto(address);
      await expect(page.getByRole('heading').first()).toBeVisible();
    });
  }

  await test.step('code, in which highlighting writes styles', async () => {
    await page.goto(`${base}/layers/network`);
    await page.getByRole('tab', { name: 'Template' }).click();
    await expect(page.getByText('AWSTemplateFormatVersion').first()).toBeVisible();
  });

  await test.step('from page to page without loading anew', async () => {
    const follow = (name: string) =>
      page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    const diagram = new NetworkFigure(page, environment);
    await page.goto(base);
    await follow('Architecture');
    await expect(page).toHaveURL(/architecture/);
    await diagram.expectDrawn();
    await follow('Overview');
    await expect(page).toHaveURL(new RegExp(`${base}$`));
    await diagram.expectDrawn();
    await follow('Deployments');
    await expect(page.getByRole('heading', { name: 'Deployments', level: 1 })).toBeVisible();
  });

  await test.step('a file of the server', async () => {
    await page.goto(base);
    await page.getByRole('button', { name: /^More of/ }).click();
    await download(page, () => page.getByRole('menuitem', { name: /^Download/ }).click());
  });
  violations.expectNone();
});

async function download(page: Page, click: () => Promise<void>): Promise<void> {
  const [file] = await Promise.all([page.waitForEvent('download'), click()]);
  expect(await file.failure()).toBeNull();
}

test('nothing that is slipped into a page runs', async ({ page }) => {
  const violations = await PolicyViolations.of(page);
  const slipped = [
    '<script>window.ran = "inline"</script>',
    '<script nonce="AAAAAAAAAAAAAAAAAAAAAA==">window.ran = "guessed nonce"</script>',
    '<script src="data:text/javascript,window.ran = 1"></script>',
    '<img src="x" onerror="window.ran = 2">',
    '<svg onload="window.ran = 3"></svg>',
    '<base href="https://evil.example/">',
    '<object data="/icon.svg"></object>',
    '<iframe srcdoc="<script>parent.ran = 4</script>"></iframe>',
    '<a id="slipped" href="javascript:window.ran = 5">link</a>',
  ].join('');
  await page.route('**/environments/new', async (route) => {
    const response = await route.fetch();
    const own = /nonce="([^"]+)"/.exec(await response.text())?.[1];
    const evaluates = `<script nonce="${own}">window.own = true; eval("window.ran = 6")</script>`;
    const body = (await response.text()).replace('<body>', `<body>${slipped}${evaluates}`);
    await route.fulfill({ response, body });
  });
  await page.goto('/environments/new');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeVisible();
  await page.evaluate(() => document.getElementById('slipped')?.click());
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<img src="y" onerror="window.ran = 7">');
  });
  await violations.expectSome(/script-src-elem inline/);
  await violations.expectSome(/script-src-attr inline/);
  await violations.expectSome(/base-uri/);
  await violations.expectSome(/eval/);
  expect(
    await page.evaluate(() => ({
      own: 'own' in window,
      ran: 'ran' in window,
      at: document.baseURI,
    })),
  ).toEqual({ own: true, ran: false, at: page.url() });
});

test('every answer says what a browser may make of it', async ({ page, strata }) => {
  const { cookie } = await strata.operator();
  const get = (path: string) => sendRaw(strata.url, { path, headers: { cookie } });
  await page.goto('/');
  const script = await page.locator('script[src]').first().getAttribute('src');
  const answers = {
    page: await get(base),
    missing: await get('/no-such-page'),
    answer: await get('/api/v1/environments'),
    refusal: await get('/api/v1/environments/nobody'),
    nothing: await get('/api/v1/nothing'),
    download: await get(`/api/v1${base}/download`),
    stream: await get(`/api/v1/stream?environment=${environment}`),
    icons: await get('/icons/aws.json'),
    script: await get(script ?? ''),
  };
  for (const [what, { headers }] of Object.entries(answers)) {
    expect(headers, what).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; .*frame-ancestors 'none'/,
      ),
    });
    expect(headers, what).not.toHaveProperty('x-powered-by');
    expect(headers, what).not.toHaveProperty('access-control-allow-origin');
  }
  for (const what of ['answer', 'refusal', 'nothing', 'download', 'stream', 'icons'] as const) {
    expect(answers[what].headers['content-security-policy'], what).toMatch(/; sandbox$/);
  }
  expect(answers.download.status).toBe(200);
  expect(answers.download.headers['content-disposition']).toMatch(/^attachment; /);
  expect(answers.stream).toMatchObject({
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8' },
  });
});

test('each page has a nonce of its own on all of its scripts', async ({ strata }) => {
  const nonces = new Set<string>();
  for (const path of ['/', '/', '/environments/new', base]) {
    const { headers, text } = await sendRaw(strata.url, { path });
    const policy = String(headers['content-security-policy']);
    const nonce = /'nonce-([A-Za-z0-9+/]{22}==)'/.exec(policy)?.[1];
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}' 'strict-dynamic'; `);
    const scripts = text.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(2);
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
    nonces.add(nonce ?? '');
  }
  expect(nonces.size).toBe(4);
});

test('another site can neither write, read nor show anything', async ({ page, strata }) => {
  const deployments = `${strata.url}/api/v1${base}/deployments`;
  const other = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(
      `<form method="post" action="${deployments}"><button>Go</button></form>` +
        `<iframe src="${strata.url}${base}"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const { cookie } = await strata.operator();
  const listed = async () =>
    (await sendRaw(deployments, { path: new URL(deployments).pathname, headers: { cookie } })).text;
  const before = await listed();
  expect(before).toContain(deploymentId);
  try {
    for (const host of ['127.0.0.1', 'localhost']) {
      await page.goto(`http://${host}:${port}/`);
      expect(page.frames()[1]?.url(), host).not.toContain(base);
      for (const method of ['POST', 'GET']) {
        const read = page.evaluate(
          (init) =>
            fetch(init.deployments, { method: init.method, mode: 'no-cors' }).then(
              () => 'answered',
              () => 'kept from it',
            ),
          { method, deployments },
        );
        expect(await read, `${method} from ${host}`).toBe('kept from it');
      }
      const answered = page.waitForResponse(deployments);
      await page.getByRole('button', { name: 'Go' }).click();
      expect((await answered).status(), host).toBe(403);
    }
  } finally {
    other.closeAllConnections();
    other.close();
  }
  expect(await listed()).toBe(before);
});

test.describe('what no browser sends', () => {
  test('is refused without an Origin, and for another host', async ({ strata }) => {
    const { cookie } = await strata.operator();
    const path = `/api/v1${base}/graph/refresh`;
    const post = (headers: Readonly<Record<string, string>>) =>
      sendRaw(strata.url, { method: 'POST', path, headers: { cookie, ...headers } });
    for (const site of ['cross-site', 'same-site']) {
      const answer = await post({ 'sec-fetch-site': site });
      expect(answer).toMatchObject({
        status: 403,
        headers: { 'content-type': 'application/problem+json' },
      });
      expect(answer.text).toContain('forbidden-origin');
    }
    expect((await post({ host: 'evil.example' })).status).toBe(403);
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({})).status).toBe(200);
  });

  test('a GET with a body', async ({ strata }) => {
    const path = '/api/v1/environments';
    const { cookie } = await strata.operator();
    const sized = { cookie, 'content-length': '2' };
    expect((await sendRaw(strata.url, { path, headers: sized, body: '{}' })).status).toBe(422);
    const chunked = { cookie, 'transfer-encoding': 'chunked' };
    expect((await sendRaw(strata.url, { path, headers: chunked, body: '{}' })).status).toBe(422);
    expect((await sendRaw(strata.url, { path, headers: { cookie } })).status).toBe(200);
  });

  test('an address that leads elsewhere', async ({ strata }) => {
    for (const path of [
      '//evil.example',
      '//evil.example/',
      '//evil.example/%2e%2e/',
      '/\\evil.example/',
      '/%5Cevil.example/',
      '/%2F%2Fevil.example/',
      '/environments//evil.example/',
      '/https:%2f%2fevil.example/',
      '/_next/image?url=http%3A%2F%2F169.254.169.254%2Flatest&w=64&q=75',
      '/api/v1/../../../etc/passwd',
      '/icons/..%2f..%2f.env',
      '/_next/static/%2e%2e/%2e%2e/package.json',
    ]) {
      const { status, headers, text } = await sendRaw(strata.url, { path });
      expect(status, path).toBeLessThan(500);
      const to = headers.location;
      if (typeof to === 'string') expect(new URL(to, strata.url).origin, path).toBe(strata.url);
      else expect(status === 200 && !text.startsWith('<!DOCTYPE html>'), path).toBe(false);
    }
  });
});
