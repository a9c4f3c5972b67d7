/** Elements that one node stands for. */
export interface RolledUp {
  readonly key: string;
  readonly count: number;
  /** What there are so many of, such as `subnets`. */
  readonly what: string;
  readonly resourceIds: readonly string[];
}
