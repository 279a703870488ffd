import { natsVersionIn } from './nats-version.js';

describe('the version of a nats-server', () => {
  it.each([
    ['nats-server: v2.10.27\n', '2.10.27'],
    ['nats-server: v2.11.17', '2.11.17'],
    ['no version here', null],
  ])('is read from %j', (printed, version) => {
    expect(natsVersionIn(printed)).toBe(version);
  });
});
