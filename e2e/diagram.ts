import { expect, type Locator, type Page } from '@playwright/test';

/** A diagram as a person sees it. */
export class DiagramFigure {
  readonly figure: Locator;
  readonly #page: Page;

  constructor(page: Page, name: string) {
    this.#page = page;
    this.figure = page.getByRole('figure', { name, exact: true });
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

  /** Everything that is written in it, in no order. */
  async expectTexts(texts: readonly string[]): Promise<void> {
    for (const text of texts) await expect.soft(this.figure).toContainText(text);
  }

  async showTable(): Promise<Locator> {
    await this.#page.getByRole('button', { name: 'Table', exact: true }).click();
    return this.#page.getByRole('table', { name: /resources/i });
  }
}

/** The network diagram of an environment. */
export class NetworkFigure extends DiagramFigure {
  constructor(page: Page, environmentName: string) {
    super(page, `Network diagram of ${environmentName}`);
  }
}
