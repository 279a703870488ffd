import { PERMIT_CHANGED, REGISTRATION_CHANGED, type RegistrationChanged } from '@gatebook/contracts';
import { rowsOfAllOffices, TestClock, until, type TestService } from '@gatebook/service-kit/testing';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { aPerson } from '../../../../persons/test/a-person.js';
import { startPersons } from '../../../../persons/test/start-persons.js';
import { aRegistration } from '../../../test/a-registration.js';
import { register, startPermits, tellOfCorridors } from '../../../test/start-permits.js';

const LONGER_THAN_A_TRY_MS = 1_500;

describe('a permit that follows its registration', () => {
  let persons: TestService;
  let permits: TestService;
  let worker: string;
  let other: Client;

  beforeAll(async () => {
    persons = await startPersons();
    permits = await startPermits({ broker: persons.broker, clock: new TestClock(new Date('2026-12-05T02:10:00Z')) });
    await tellOfCorridors(permits);
    worker = await register(persons, aPerson());
    other = new Client({ connectionString: permits.database.url });
    await other.connect();
    await other.query('SET search_path = permits');
  }, 60_000);
  afterAll(async () => {
    await other.end();
    await permits.stop();
    await persons.stop();
  });

  const rows = (sql: string, values: unknown[] = []) => permits.service.dataSource.query(sql, values);
  const settled = async ({ registrationId, version }: RegistrationChanged): Promise<boolean> =>
    (
      await rows(
        'SELECT 1 FROM registration WHERE registration_id = $1 AND version >= $2 AND NOT EXISTS (SELECT 1 FROM job WHERE key = $1::text)',
        [registrationId, version],
      )
    ).length === 1;
  const tell = async (registration: RegistrationChanged): Promise<RegistrationChanged> => {
    await permits.tell(REGISTRATION_CHANGED, registration);
    return registration;
  };
  const told = async (registration: RegistrationChanged): Promise<RegistrationChanged> => {
    await tell(registration);
    await until(() => settled(registration));
    return registration;
  };
  const permitsOf = ({ registrationId }: RegistrationChanged) =>
    rowsOfAllOffices(permits.service.dataSource, 'SELECT status, version FROM permit WHERE registration_id = $1', [registrationId]);
  /** As written with the change: the relay waits for the transactions that are held open here. */
  const eventsOf = async ({ registrationId }: RegistrationChanged): Promise<readonly string[]> =>
    (
      await rows(
        `SELECT body ->> 'status' AS status FROM outbox_message WHERE subject = $1 AND body ->> 'registrationId' = $2 ORDER BY id`,
        [PERMIT_CHANGED.subject, registrationId],
      )
    ).map(({ status }: { status: string }) => status);
  /** Somebody else's transaction, open while the registration is told; then it ends. */
  const during = async (sql: string, registration: RegistrationChanged): Promise<void> => {
    await other.query(`BEGIN; SET LOCAL app.scope = 'all'; ${sql}`);
    await tell(registration);
    await new Promise((resolve) => setTimeout(resolve, LONGER_THAN_A_TRY_MS));
    await other.query('COMMIT');
    await until(() => settled(registration));
  };
  /** The release before works on a registration under the lock of its wish. */
  const wishHeld = async ({ registrationId }: RegistrationChanged): Promise<string> => {
    await other.query('INSERT INTO issue_wish (registration_id, wanted_version, settled_version, trace_id) VALUES ($1, 3, 3, $2)', [
      registrationId,
      '0'.repeat(32),
    ]);
    return `SELECT 1 FROM issue_wish WHERE registration_id = '${registrationId}' FOR UPDATE;`;
  };

  it('stays revoked where an officer revoked it while the registration was suspended', async () => {
    const registration = await told(aRegistration(worker));
    const { registrationId } = registration;
    await during(
      `UPDATE permit SET status = 'revoked', version = version + 1, reason = 'lost' WHERE registration_id = '${registrationId}'`,
      { ...registration, version: 4, status: 'suspended' },
    );
    expect(await permitsOf(registration)).toEqual([{ status: 'revoked', version: 2 }]);
    expect(await eventsOf(registration)).toEqual(['issued']);
  });

  it('does not outlive the registration where the release before issued it while that ended', async () => {
    const model = await told(aRegistration(worker));
    const registration = await told(aRegistration(worker, { permitType: null }));
    const held = await wishHeld(registration);
    const { rows: columns } = await other.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'permit'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    );
    const own: Readonly<Record<string, string>> = {
      permit_id: `'${uuid()}'`,
      number: `'VN-26-9999999'`,
      registration_id: `'${registration.registrationId}'`,
      status_index: '131000',
    };
    const names = columns.map(({ name }) => name);
    await during(
      `${held} INSERT INTO permit (${names.join(', ')}) SELECT ${names.map((name) => own[name] ?? name).join(', ')}
       FROM permit WHERE registration_id = '${model.registrationId}'`,
      { ...registration, version: 4, status: 'ended' },
    );
    expect(await permitsOf(registration)).toEqual([{ status: 'revoked', version: 2 }]);
  });

  it('is suspended once where the release before suspends it too', async () => {
    const registration = await told(aRegistration(worker));
    const held = await wishHeld(registration);
    await during(
      `${held} UPDATE permit SET status = 'suspended', version = 2, reason = 'registration-suspended' WHERE registration_id = '${registration.registrationId}'`,
      { ...registration, version: 4, status: 'suspended' },
    );
    expect(await permitsOf(registration)).toEqual([{ status: 'suspended', version: 2 }]);
    // What the release before told is not played here: this one has nothing to tell.
    expect(await eventsOf(registration)).toEqual(['issued']);
  });

  it('is asked for no more where the release before wished it and its source has lost the registration', async () => {
    const { registrationId } = await told(aRegistration(worker));
    await other.query('BEGIN');
    await other.query('INSERT INTO issue_wish (registration_id, wanted_version, trace_id) VALUES ($1, 9, $2)', [
      registrationId,
      '0'.repeat(32),
    ]);
    await other.query('UPDATE registration SET version = 0 WHERE registration_id = $1', [registrationId]);
    await other.query('UPDATE issue_wish SET wanted_version = 0, settled_version = 0 WHERE registration_id = $1', [registrationId]);
    await other.query('COMMIT');
    await until(async () => (await rows('SELECT 1 FROM job WHERE key = $1', [registrationId])).length === 0);
  });
});
