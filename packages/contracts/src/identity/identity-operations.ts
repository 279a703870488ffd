/** Every operation that the service answers. */
export const IDENTITY_OPERATIONS = [] as const;
