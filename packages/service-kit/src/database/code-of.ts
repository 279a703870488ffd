/** PostgreSQL's error code of a failure, or Node's of a connection; an empty text where there is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
