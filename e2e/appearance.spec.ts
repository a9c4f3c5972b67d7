import { NetworkFigure } from './diagram.ts';
import { expect, test } from './fixtures.ts';
import { StrataApi } from './strata-api.ts';

/** `STRATA_SCREENSHOTS=1 npm run test:e2e -- e2e/appearance.spec.ts` renews the pictures of the README. */
const published = process.env.STRATA_SCREENSHOTS === '1';
const name = 'dev';

const looks = [
  { title: 'light', colorScheme: 'light', viewport: { width: 1440, height: 1080 } },
  { title: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 1080 } },
  { title: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ strata }) => {
  const api = new StrataApi(strata.url);
  await api.createEnvironment(name);
  await api.deploy(name);
});

for (const { title, colorScheme, viewport } of looks) {
  test.describe(title, () => {
    test.use({ colorScheme, viewport });

    test(`the pages fit the window, ${title}`, async ({ page }, testInfo) => {
      const pages = [`/environments/${name}`, `/environments/${name}/architecture`];
      for (const path of pages) {
        await page.goto(path);
        await new NetworkFigure(page, name).expectDrawn();
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
        const file = `${path.split('/')[3] ?? 'overview'}-${title}.png`;
        await page.screenshot({
          path: published ? `docs/screenshots/${file}` : testInfo.outputPath(file),
        });
      }
    });
  });
}
