import { expect, type Page } from '@playwright/test';

/** What pages were kept from doing by their policy, on whichever pages a test visits. */
export class PolicyViolations {
  readonly #seen: string[] = [];

  /** Before the first page is opened. */
  static async of(page: Page): Promise<PolicyViolations> {
    const violations = new PolicyViolations();
    const seen = violations.#seen;
    await page.exposeFunction('tellViolation', (text: string) => void seen.push(text));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } = event;
        const where = `${location.pathname}, ${sourceFile}:${lineNumber}`;
        (window as unknown as { tellViolation(text: string): void }).tellViolation(
          `${effectiveDirective} ${blockedURI} ${sample} (${where})`,
        );
      });
    });
    page.on('console', (message) => {
      if (/content security policy|permissions policy|refused to/i.test(message.text())) {
        seen.push(`console: ${message.text()}`);
      }
    });
    page.on('pageerror', (error) => seen.push(`error: ${error.message}`));
    return violations;
  }

  expectNone(): void {
    expect(this.#seen).toEqual([]);
  }

  async expectSome(pattern: RegExp): Promise<void> {
    await expect.poll(() => this.#seen.join('\n')).toMatch(pattern);
  }
}
