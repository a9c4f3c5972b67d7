/** Elements that one node stands for. */
export interface RolledUp {
  readonly key: string;
  readonly count: number;
  /** What there are so many of, such as `subnets`. */
  readonly what: string;
  readonly resourceIds: readonly string[];
  /** Whether they are all that is in a frame, and not more beside some that are drawn. */
  readonly inFrame?: boolean;
}
