import { readSettings } from '@gatebook/service-kit';
import { CorridorsSettings } from './config.js';

const environment = (further: Readonly<Record<string, string>>) => ({
  CORRIDORS_DATABASE_URL: 'postgres://x:x@127.0.0.1:5432/gatebook',
  CORRIDORS_NATS_URL: 'nats://127.0.0.1:4222',
  CORRIDORS_NATS_USER: 'x',
  CORRIDORS_NATS_PASSWORD: 'x',
  CORRIDORS_PORT: '9001',
  CORRIDORS_AUDIT_KEY: 'A'.repeat(43),
  CORRIDORS_CALLER_KEYS: `gateway:${'B'.repeat(43)}`,
  GATEBOOK_SIDE: 'VN',
  ...further,
});

const settings = (further: Readonly<Record<string, string>>) => readSettings('corridors', CorridorsSettings, environment(further));

describe('a start for production', () => {
  const NODE_ENV = 'production';

  it.each(['0', '1', '23'])('is refused with keys that wait %s hours', (hours) => {
    expect(() => settings({ NODE_ENV, CORRIDORS_KEY_WAIT_HOURS: hours })).toThrow(/CORRIDORS_KEY_WAIT_HOURS/);
    expect(settings({ CORRIDORS_KEY_WAIT_HOURS: hours }).keyWaitHours).toBe(Number(hours));
  });

  it('is refused with invented figures that may be signed', () => {
    expect(() => settings({ NODE_ENV, CORRIDORS_EXAMPLES_ALLOWED: 'true' })).toThrow(/CORRIDORS_EXAMPLES_ALLOWED: is for the story alone/);
  });

  it('goes on with a day or more, and with the usual settings', () => {
    expect(settings({ NODE_ENV }).keyWaitHours).toBeUndefined();
    expect(settings({ NODE_ENV, CORRIDORS_KEY_WAIT_HOURS: '24', CORRIDORS_EXAMPLES_ALLOWED: 'false' }).keyWaitHours).toBe(24);
    expect(() => settings({ NODE_ENV, CORRIDORS_KEY_WAIT_HOURS: '721' })).toThrow(/CORRIDORS_KEY_WAIT_HOURS/);
  });
});
