/** The console of a region's partition (AWS General Reference: China and GovCloud have their own). */
export function consoleUrl(region: string, service: string, fragment: string): string {
  return `https://${consoleHost(region)}/${service}/home?region=${region}#${encodeURI(fragment)}`;
}

function consoleHost(region: string): string {
  if (region.startsWith('cn-')) return `${region}.console.amazonaws.cn`;
  if (region.startsWith('us-gov-')) return `${region}.console.amazonaws-us-gov.com`;
  return `${region}.console.aws.amazon.com`;
}
