/** The page that compares two deployments of an environment. */
export function comparisonHref(environmentName: string, from: string, to: string): string {
  const search = new URLSearchParams({ from, to });
  return `/environments/${environmentName}/deployments/compare?${search}`;
}
