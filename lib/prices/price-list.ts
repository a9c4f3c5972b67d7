/** Prices of one region at one time. */
export interface PriceList {
  /** The region whose prices they are. */
  readonly region: string;
  readonly currency: 'USD';
  /** When they held: a year or a date, ISO 8601. */
  readonly asOf: string;
  /** Where they come from. */
  readonly source: string;
  /** USD for one unit of what a dimension is billed by, by the name of the rate, such as `ec2-instance/t3.small`. */
  readonly rates: Readonly<Record<string, number>>;
}

/** The price of a unit, or undefined where the list has none. */
export function rateIn({ rates }: PriceList, name: string): number | undefined {
  return Object.hasOwn(rates, name) ? rates[name] : undefined;
}

/** Whose prices they are and from when, for readers in some region. */
export function pricesText(
  { region, asOf, currency, source }: Omit<PriceList, 'rates'>,
  of: string,
): string {
  const elsewhere = region === of ? '' : `; those of ${of} differ`;
  return `List prices of ${region} in ${asOf}, in ${currency} (${source})${elsewhere}`;
}
