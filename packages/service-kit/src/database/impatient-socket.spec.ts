import { createServer, type AddressInfo } from 'node:net';
import { impatientSocket } from './impatient-socket.js';
import { isOutage } from './outage.js';

it('breaks where the other end has vanished, and that is an outage', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const socket = impatientSocket(30);
  const broken = new Promise<unknown>((resolve) => socket.once('error', resolve));
  socket.connect((silent.address() as AddressInfo).port, '127.0.0.1');
  expect(isOutage(await broken)).toBe(true);
  silent.close();
});

it.each([
  ['57P01', true],
  ['57P03', true],
  ['53100', true],
  ['25006', true],
  ['08006', true],
  ['ECONNREFUSED', true],
  ['23505', false],
  ['57014', false],
])('%s is an outage: %s', (code, expected) => {
  expect(isOutage(Object.assign(new Error('x'), { code }))).toBe(expected);
});
