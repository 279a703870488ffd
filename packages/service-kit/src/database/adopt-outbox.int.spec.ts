import { DataSource } from 'typeorm';
import { prepareDatabase } from '../testing/index.js';
import { TELLER } from '../../test/teller-and-hearer.js';
import { dataSourceOptions, migrate } from './data-source.js';

const EVENTS = 700;

it('takes over the outbox of another cluster in its old order, so that what follows can be told', async () => {
  const { ownerUrl } = await prepareDatabase(TELLER);
  const owner = await new DataSource(dataSourceOptions(TELLER.name, ownerUrl, [], [], {}, {})).initialize();
  // As a dump brings them: numbers that this cluster will not reach for long, and rows that were written out of order.
  await owner.query(
    `INSERT INTO outbox_message (transaction_id, event_id, subject, aggregate_id, trace_id, occurred_at, body)
     SELECT (900000000 + (number # 1))::text::xid8, gen_random_uuid(), 'permits.permit-changed.v1', number::text, 't', now(), '{}'
     FROM generate_series(1, ${EVENTS}) AS number`,
  );
  const inOrder = async (): Promise<readonly string[]> =>
    (await owner.query('SELECT event_id FROM outbox_message ORDER BY transaction_id, id')).map(
      ({ event_id }: { event_id: string }) => event_id,
    );
  const before = await inOrder();
  await migrate(TELLER.name, ownerUrl, TELLER.migrations);
  const [{ behind }] = await owner.query(
    'SELECT bool_and(transaction_id < pg_snapshot_xmin(pg_current_snapshot())) AS behind FROM outbox_message',
  );
  expect(behind).toBe(true);
  expect((await inOrder()).slice(-500)).toEqual(before.slice(-500));
  await migrate(TELLER.name, ownerUrl, TELLER.migrations);
  await owner.destroy();
});
