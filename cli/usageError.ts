/** Something that the person at the keyboard can put right: told with the usage, without a stack, exit code 2. */
export class UsageError extends Error {}
