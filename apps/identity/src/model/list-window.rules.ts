/** What to read of a list by ids: so many, after this one. */
export interface ListWindow {
  readonly after: string | undefined;
  readonly limit: number;
}
