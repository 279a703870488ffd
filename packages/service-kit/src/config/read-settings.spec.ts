import { readSettings, ServiceSettings } from './read-settings.js';

const good = {
  CROSSINGS_DATABASE_URL: 'postgres://gatebook_crossings:x@127.0.0.1:5432/gatebook',
  CROSSINGS_NATS_URL: 'nats://127.0.0.1:4222',
  CROSSINGS_NATS_USER: 'crossings',
  CROSSINGS_NATS_PASSWORD: 'x',
  CROSSINGS_PORT: '9001',
  CROSSINGS_AUDIT_KEY: 'A'.repeat(43),
  CROSSINGS_CALLER_KEYS: `gateway:${'B'.repeat(43)}`,
  GATEBOOK_SIDE: 'VN',
};

describe('settings', () => {
  it('come from the environment, the app’s own before the shared ones', () => {
    const settings = readSettings('crossings', ServiceSettings, { ...good, CROSSINGS_SIDE: 'LA' });
    expect(settings).toMatchObject({ natsUser: 'crossings', port: 9001, side: 'LA' });
  });

  it('stop the start and are named when they are missing', () => {
    expect(() => readSettings('crossings', ServiceSettings, { ...good, CROSSINGS_AUDIT_KEY: undefined })).toThrow(/CROSSINGS_AUDIT_KEY/);
    expect(() => readSettings('crossings', ServiceSettings, { ...good, CROSSINGS_DATABASE_URL: 'file:///x' })).toThrow(
      /CROSSINGS_DATABASE_URL/,
    );
  });
});
