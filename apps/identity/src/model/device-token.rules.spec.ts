import { deviceIdOf, deviceTokenOf } from './device-token.rules.js';

it('knows a device by a token that we have made, and by no other', () => {
  const [deviceId, secret] = ['A'.repeat(22), 'a secret'];
  const token = deviceTokenOf(secret, deviceId);
  expect(deviceIdOf(secret, token)).toBe(deviceId);
  for (const other of [undefined, '', deviceId, `${token}x`, `B${token.slice(1)}`, deviceTokenOf('another', deviceId)])
    expect(deviceIdOf(secret, other)).toBeNull();
});
