/** Every operation that the service answers. */
export const STATISTICS_OPERATIONS = [] as const;
