import { expect, type Locator, type Page } from '@playwright/test';

/** The network diagram of an environment as a person sees it. */
export class NetworkFigure {
  readonly figure: Locator;
  readonly #page: Page;

  constructor(page: Page, environmentName: string) {
    this.#page = page;
    this.figure = page.getByRole('figure', { name: `Network diagram of ${environmentName}` });
  }

  /** Nodes whose accessible name says this much: title, name or status. */
  nodes(name: RegExp | string): Locator {
    return this.figure.getByRole('button', { name });
  }

  async expectDrawn(): Promise<void> {
    await expect(this.figure).toHaveAttribute('data-rendered', 'true');
  }

  async expectNodes(name: RegExp, count: number): Promise<void> {
    await expect(this.nodes(name)).toHaveCount(count);
  }

  async showTable(): Promise<Locator> {
    await this.#page.getByRole('button', { name: 'Table', exact: true }).click();
    return this.#page.getByRole('table', { name: /resources/i });
  }
}
