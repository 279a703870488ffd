import { Socket } from 'node:net';

/**
 * A socket that breaks once nothing has come for this long. PostgreSQL ends what runs too long by itself (statement_timeout); a primary that
 * has vanished ends nothing, and a connection that waits for it would hold up all that wait behind it.
 */
export function impatientSocket(milliseconds: number): Socket {
  const socket = new Socket();
  socket.setTimeout(milliseconds, () =>
    socket.destroy(Object.assign(new Error('the database has not answered in time'), { code: 'ETIMEDOUT' })),
  );
  return socket;
}
