import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { test as base, type Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { freePort } from './free-port.ts';
import { colleagues, type IdentityProvider, startIdentityProvider } from './identity-provider.ts';
import { fillIn, join, password, strangersPage } from './join.ts';
import { administrator, signIn } from './sign-in.ts';
import { StrataServer } from './strata-server.ts';

const environment = 'shared';
const elsewhere = 'hidden';

base.describe('the first start', () => {
  let server: StrataServer;

  base.beforeAll(async () => {
    const port = await freePort();
    server = await StrataServer.start({
      speed: 60,
      port,
      env: {
        HOST: '0.0.0.0',
        STRATA_PUBLIC_URL: `http://127.0.0.1:${port}`,
        STRATA_ADMIN_EMAIL: '',
        STRATA_ADMIN_PASSWORD: '',
      },
    });
  });

  base.afterAll(() => server.stop());

  base(
    'beyond loopback asks for the code of the console, and then lets nobody else in',
    async ({ page, browser }) => {
      const [, code = ''] = /with this code: ([A-Z2-9-]{14})/.exec(await server.log()) ?? [];
      expect(code).not.toBe('');
      await page.goto(server.url);
      await expect(page.getByText('Who is the first administrator?')).toBeVisible();
      await page.getByLabel('Code').fill('ABCD-EFGH-JKLM');
      await page.getByLabel('Name').fill('Ada');
      await page.getByLabel('E-mail address').fill('ada@example.com');
      await page.getByLabel('Password').fill('short');
      await page.getByRole('button', { name: 'Begin' }).click();
      await expect(page.getByText('At least 12 characters', { exact: true })).toBeVisible();
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Begin' }).click();
      await expect(page.getByText('Another code.')).toBeVisible();
      await page.getByLabel('Code').fill(code);
      await page.getByRole('button', { name: 'Begin' }).click();
      await expect(page.getByText('Your data platform, layer by layer')).toBeVisible();

      const stranger = await strangersPage(browser, server.url);
      await stranger.goto('/');
      await expect(stranger.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
      await fillIn(stranger, { email: 'ada@example.com', password: 'a wrong password' });
      await expect(
        stranger.getByText('The e-mail address or the password is wrong.'),
      ).toBeVisible();
      await fillIn(stranger, { email: 'ada@example.com', password });
      await expect(stranger.getByText('Your data platform, layer by layer')).toBeVisible();
      await stranger.context().close();
    },
  );
});

test.describe('people', () => {
  test.beforeAll(async ({ strata }) => {
    for (const name of [environment, elsewhere]) {
      const created = await strata.fetch('/api/v1/environments', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name, region: 'us-east-2', parameters: {} }),
      });
      expect(created.status).toBe(201);
    }
  });

  const buttons = ['Destroy', 'Plan all', 'Deploy all'] as const;

  const sees: Readonly<Record<string, readonly (typeof buttons)[number][]>> = {
    Viewer: [],
    Operator: ['Plan all'],
    Deployer: buttons,
    Approver: [],
  };

  for (const [role, may] of Object.entries(sees)) {
    test(`a ${role.toLowerCase()} sees what they may do, and why not the rest`, async ({
      page,
      browser,
    }) => {
      const theirs = await join(page, browser, { name: `${role}-person`, role, environment });
      await test.step('only the environment that they have a role in', async () => {
        await expect(theirs.getByRole('link', { name: elsewhere })).toBeHidden();
        await theirs.goto(`/environments/${elsewhere}`);
        await expect(theirs.getByText(`There is no environment named ${elsewhere}.`)).toBeVisible();
      });
      await test.step('the buttons that they may use', async () => {
        await theirs.goto(`/environments/${environment}`);
        for (const name of buttons) {
          const button = theirs.getByRole('button', { name, exact: true });
          const isRefused = !may.includes(name);
          if (!isRefused) {
            // Of an environment of which nothing is deployed, nobody can destroy anything.
            if (name !== 'Destroy')
              await expect(button).not.toHaveAttribute('aria-disabled', 'true');
            continue;
          }
          await expect(button).toHaveAttribute('aria-disabled', 'true');
          await button.hover();
          const reason = theirs.getByText('None of your roles').filter({ visible: true });
          await expect(reason.first()).toBeVisible();
          await theirs.mouse.move(0, 0);
        }
      });
      await test.step('neither the audit nor the people', async () => {
        await theirs.getByRole('button', { name: 'Your account and Strata' }).click();
        await expect(theirs.getByRole('menuitem', { name: 'Your account' })).toBeVisible();
        await expect(theirs.getByRole('menuitem', { name: 'Audit' })).toBeHidden();
        for (const path of ['/people', '/accounts', '/activity']) {
          await theirs.goto(path);
          await expect(theirs.getByText('This page is for others')).toBeVisible();
          await expect(theirs.getByText('None of your roles').first()).toBeVisible();
          await expect(theirs.getByRole('table')).toHaveCount(0);
        }
      });
      await theirs.context().close();
    });
  }

  test('a session that is signed out elsewhere ends in its browser', async ({ page, browser }) => {
    const theirs = await join(page, browser, { name: 'Rosalind', role: 'Viewer', environment });
    await theirs.goto(`/environments/${environment}`);
    await expect(theirs.getByRole('heading', { name: environment, level: 1 })).toBeVisible();
    await page.goto('/people');
    await page.getByRole('button', { name: 'Actions of Rosalind' }).click();
    await page.getByRole('menuitem', { name: 'Where they are signed in' }).click();
    const dialog = page.getByRole('dialog', { name: 'Where Rosalind is signed in' });
    await dialog.getByRole('button', { name: 'Sign out Chrome on Linux' }).click();
    await expect(dialog.getByText('Signed in nowhere.')).toBeVisible();
    await expect(theirs.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    await theirs.context().close();
  });

  test('a role that is given is there without signing in again', async ({ page, browser }) => {
    const theirs = await join(page, browser, { name: 'Hedy', role: 'Viewer', environment });
    await page.goto('/people');
    await page.getByRole('button', { name: 'Actions of Hedy' }).click();
    await page.getByRole('menuitem', { name: 'Give a role' }).click();
    const dialog = page.getByRole('dialog', { name: 'Give a role to Hedy' });
    await dialog.getByRole('button', { name: /^Role/ }).click();
    await page.getByRole('option', { name: /\bDeployer\b/ }).click();
    await dialog.getByRole('button', { name: 'Give', exact: true }).click();
    await expect(page.getByText('Deployer, everywhere')).toBeVisible();
    await theirs.goto(`/environments/${elsewhere}`);
    const deploy = theirs.getByRole('button', { name: 'Deploy all' });
    await expect(deploy).toBeVisible();
    await expect(deploy).not.toHaveAttribute('aria-disabled', 'true');
    await theirs.context().close();
  });

  test('a token works with curl until it is revoked', async ({ page, strata }) => {
    test.skip(spawnSync('curl', ['--version']).error !== undefined, 'curl is not installed');
    await page.goto('/profile');
    await page.getByRole('button', { name: 'Make a token' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make an API token' });
    await dialog.getByLabel('Name').fill('nightly');
    await dialog.getByRole('button', { name: 'Make', exact: true }).click();
    const shown = page.getByRole('dialog', { name: 'The token' });
    const token =
      (await shown
        .getByText(/^strata_/)
        .first()
        .textContent()) ?? '';
    await shown.getByRole('button', { name: 'Done' }).click();

    const curl = async (...more: string[]) => {
      const format = ['-s', '-w', '\\n%{http_code}', '-H', `Authorization: Bearer ${token}`];
      const { stdout } = await promisify(execFile)('curl', [...format, ...more]);
      return stdout;
    };
    const environments = `${strata.url}/api/v1/environments`;
    expect(await curl(environments)).toMatch(/"name":"shared".*\n200$/s);
    expect(await curl('-X', 'DELETE', `${environments}/${environment}`)).toMatch(
      /not-allowed.*\n403$/s,
    );
    const revoke = page.getByRole('button', { name: 'Revoke nightly' });
    await revoke.click();
    await expect(revoke).toHaveCount(0);
    expect(await curl(environments)).toMatch(/not-signed-in.*\n401$/s);
  });

  test('a passkey signs in without a password', async ({ page }) => {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    // A passkey is of a name, which an address is not.
    const url = new URL(page.url() === 'about:blank' ? '/' : page.url(), 'http://localhost');
    const { port } = new URL((await page.request.get('/')).url());
    url.port = port;
    await page.goto(`http://localhost:${port}/profile`);
    await fillIn(page, administrator);
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a passkey' });
    await dialog.getByLabel('Name').fill('laptop');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('table', { name: 'Passkeys' }).getByText('laptop')).toBeVisible();
    await page.getByRole('button', { name: 'Your account and Strata' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in by passkey' }).click();
    await expect(page.getByRole('link', { name: environment })).toBeVisible();
  });

  test('the audit is searched for what a person was refused', async ({ page, strata, browser }) => {
    const theirs = await join(page, browser, { name: 'Mallory', role: 'Viewer', environment });
    const { cookie } = await signIn(strata.url, { email: 'mallory@example.com', password });
    const refused = await fetch(`${strata.url}/api/v1/environments/${environment}`, {
      method: 'DELETE',
      headers: { cookie },
    });
    expect(refused.status).toBe(403);
    await page.goto('/activity?actor=mallory@example.com&result=refused');
    const row = page.getByRole('table', { name: 'Audit' }).getByRole('row').nth(1);
    await expect(row).toContainText('Remove environment');
    await expect(row).toContainText('mallory@example.com');
    await theirs.context().close();
  });
});

base.describe('single sign-on', () => {
  let provider: IdentityProvider;
  let server: StrataServer;

  base.beforeAll(async () => {
    const port = await freePort();
    provider = await startIdentityProvider(`http://127.0.0.1:${port}`);
    server = await StrataServer.start({
      speed: 60,
      port,
      env: {
        STRATA_OIDC_ISSUER: provider.issuer,
        STRATA_OIDC_CLIENT_ID: provider.client.id,
        STRATA_OIDC_CLIENT_SECRET: provider.client.secret,
        STRATA_OIDC_TITLE: 'Corp',
      },
    });
  });

  base.afterAll(async () => {
    await server.stop();
    await provider.close();
  });

  async function signInAtCorp(page: Page, who: string): Promise<void> {
    await page.goto(`${server.url}/?from=mail`);
    await page.getByRole('button', { name: 'Sign in by Corp' }).click();
    await page.locator('input[name=login]').fill(who);
    await page.locator('input[name=password]').fill('anything');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page).toHaveURL(`${server.url}/?from=mail`);
  }

  base('gives the roles of the groups that the provider tells', async ({ page, browser }) => {
    const given = await server.fetch('/api/v1/grants', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ group: 'platform', role: 'deployer' }),
    });
    expect(given.status).toBe(201);
    await signInAtCorp(page, 'mary');
    await expect(page.getByText('Your data platform, layer by layer')).toBeVisible();
    const create = page.getByRole('link', { name: 'Create environment' });
    await expect(create.first()).toBeVisible();
    await page.goto(`${server.url}/profile`);
    await expect(page.getByText(colleagues.mary?.email ?? '').last()).toBeVisible();
    await expect(page.getByText(/^Everywhere: .*deploy/)).toBeVisible();

    const other = await strangersPage(browser, server.url);
    await signInAtCorp(other, 'joan');
    await expect(other.getByText('You have no role yet')).toBeVisible();
    await other.context().close();
  });
});
