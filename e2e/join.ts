import { type Browser, expect, type Page } from '@playwright/test';
import type { Credentials } from './sign-in.ts';

/** What everybody takes who is invited. */
export const password = 'a password of one’s own';

/** A page of a browser that nobody has signed in with. */
export async function strangersPage(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    storageState: { cookies: [], origins: [] },
  });
  return context.newPage();
}

export async function fillIn(page: Page, { email, password: secret }: Credentials): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(secret);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Adds somebody by the page, follows their invitation, and signs them in in a browser of their own. */
export async function join(
  page: Page,
  browser: Browser,
  given: { readonly name: string; readonly role: string; readonly environment: string },
): Promise<Page> {
  await page.goto('/people');
  await page.getByRole('button', { name: 'Add person' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add person' });
  await dialog.getByLabel('Name').fill(given.name);
  const email = `${given.name.toLowerCase()}@example.com`;
  await dialog.getByLabel('E-mail address').fill(email);
  await dialog.getByRole('button', { name: /^Role/ }).click();
  await page.getByRole('option', { name: new RegExp(`\\b${given.role}\\b`) }).click();
  await dialog.getByRole('button', { name: /^In/ }).click();
  await page.getByRole('option', { name: given.environment, exact: true }).click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const invitation = page.getByRole('dialog', { name: `Invitation of ${given.name}` });
  const text = await invitation.getByText('/welcome#').first().textContent();
  await invitation.getByRole('button', { name: 'Done' }).click();

  const theirs = await strangersPage(browser, new URL(page.url()).origin);
  await theirs.goto(text ?? '');
  await theirs.getByLabel('Password').fill(password);
  await theirs.getByRole('button', { name: 'Set password' }).click();
  await theirs.getByRole('button', { name: 'Go to sign in' }).click();
  await fillIn(theirs, { email, password });
  await expect(theirs.getByRole('link', { name: given.environment })).toBeVisible();
  return theirs;
}
