/** Every operation that the service answers. */
export const CORRIDORS_OPERATIONS = [] as const;
