/** Every operation that the service answers. */
export const PERSONS_OPERATIONS = [] as const;
