/** Every operation that the service answers. */
export const WORKERS_OPERATIONS = [] as const;
