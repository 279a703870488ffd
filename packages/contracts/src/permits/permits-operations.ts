/** Every operation that the service answers. */
export const PERMITS_OPERATIONS = [] as const;
