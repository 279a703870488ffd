/** Something is wrong with what the bench was given: its message is for whoever gave it, and the exit code is 2. */
export class InputError extends Error {}
