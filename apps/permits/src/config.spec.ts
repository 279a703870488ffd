import { readSettings } from '@gatebook/service-kit';
import { PermitsSettings } from './config.js';

const environment = (further: Readonly<Record<string, string>>) => ({
  PERMITS_DATABASE_URL: 'postgres://x:x@127.0.0.1:5432/gatebook',
  PERMITS_NATS_URL: 'nats://127.0.0.1:4222',
  PERMITS_NATS_USER: 'x',
  PERMITS_NATS_PASSWORD: 'x',
  PERMITS_PORT: '9001',
  PERMITS_AUDIT_KEY: 'A'.repeat(43),
  PERMITS_CALLER_KEYS: `gateway:${'B'.repeat(43)}`,
  PERMITS_SIGNING_KEY: 'C'.repeat(43),
  PERMITS_SIGNING_KEY_ID: 'v1',
  GATEBOOK_SIDE: 'VN',
  ...further,
});

const settings = (further: Readonly<Record<string, string>>) => readSettings('permits', PermitsSettings, environment(further));

describe('a start for production', () => {
  const NODE_ENV = 'production';

  it('is refused where permits may begin in the past', () => {
    expect(() => settings({ NODE_ENV, PERMITS_EARLIEST_START: '2026-10-01' })).toThrow(/PERMITS_EARLIEST_START: is for the story alone/);
    expect(settings({ PERMITS_EARLIEST_START: '2026-10-01' }).earliestStart).toBe('2026-10-01');
  });

  it('is refused where a neighbour’s key waits less than a day', () => {
    expect(() => settings({ NODE_ENV, PERMITS_KEY_WAIT_HOURS: '23' })).toThrow(/PERMITS_KEY_WAIT_HOURS/);
    expect(settings({ NODE_ENV, PERMITS_KEY_WAIT_HOURS: '48' }).keyWaitHours).toBe(48);
    expect(settings({ NODE_ENV }).keyWaitHours).toBeUndefined();
  });
});
