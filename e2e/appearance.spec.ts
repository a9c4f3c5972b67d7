import { layers } from '#cloudformation/layers.ts';
import { presets } from '#cloudformation/presets.ts';
import { expect, platformSpeed, test } from './fixtures.ts';
import { StrataApi } from './strata-api.ts';

/** `STRATA_SCREENSHOTS=1 npm run test:e2e -- e2e/appearance.spec.ts` renews the pictures of the README. */
const published = process.env.STRATA_SCREENSHOTS === '1';
const name = 'dev';

const looks = [
  { title: 'light', colorScheme: 'light', viewport: { width: 1440, height: 1080 } },
  { title: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 1080 } },
  { title: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

const base = `/environments/${name}`;
const pages = {
  overview: base,
  architecture: `${base}/architecture`,
  'data-flow': `${base}/architecture?view=data-flow`,
  monitoring: `${base}/architecture?view=monitoring`,
  everything: `${base}/architecture?view=everything`,
  history: `${base}/history`,
} as const;

test.use({ speed: platformSpeed });
test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ strata }) => {
  const api = new StrataApi(strata);
  const development = presets.find(({ id }) => id === 'development');
  await api.createEnvironment(name, { ...development?.parameters });
  await api.deploy(
    name,
    layers.map(({ id }) => id),
  );
});

for (const { title, colorScheme, viewport } of looks) {
  test.describe(title, () => {
    test.use({ colorScheme, viewport });

    test(`the pages fit the window, ${title}`, async ({ page }, testInfo) => {
      for (const [shown, path] of Object.entries(pages)) {
        await page.goto(path);
        const drawings = page.getByRole('figure');
        await expect(drawings.first()).toBeVisible();
        for (const drawing of await drawings.all()) {
          await expect(drawing).toHaveAttribute('data-rendered', 'true');
        }
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
        const file = `${shown}-${title}.png`;
        await page.screenshot({
          path: published ? `docs/screenshots/${file}` : testInfo.outputPath(file),
        });
      }
    });
  });
}
