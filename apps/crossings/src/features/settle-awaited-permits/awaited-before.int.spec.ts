import { migrate } from '@gatebook/service-kit';
import { prepareDatabase } from '@gatebook/service-kit/testing';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import {
  AwaitOlderPermits20261128100600,
  AwaitPermits20261128100400,
  KeepStrangers20261128100500,
} from '../../migrations/20261128100400-await-permits.js';
import { CROSSINGS_SERVICE } from '../../service.js';

const NEW: readonly unknown[] = [AwaitPermits20261128100400, KeepStrangers20261128100500, AwaitOlderPermits20261128100600];

it('takes over crossings of earlier releases that named a permit which was not known, of every part of the ledger', async () => {
  const { name, migrations } = CROSSINGS_SERVICE;
  const { ownerUrl } = await prepareDatabase({ name, migrations: migrations.filter((migration) => !NEW.includes(migration)) });
  const owner = await new DataSource({ type: 'postgres', url: ownerUrl, schema: name }).initialize();
  const insert = async (days: number, row: Readonly<Record<string, string | null>>): Promise<string> => {
    const crossingId = uuid();
    const columns = { crossing_id: crossingId, ...row };
    await owner.query(
      `INSERT INTO crossings.crossing (occurred_at, recorded_at, local_day, local_hour, gate_id, direction, outcome, traffic, towards_host, flags, recorded_by, ${Object.keys(columns).join(', ')})
       VALUES (now() - make_interval(days => $1), now(), now()::date, 9, 'g', 'entry', 'passed', 'person', true, '{}', 'o', ${Object.keys(columns).map((_, place) => `$${place + 2}`)})`,
      [days, ...Object.values(columns)],
    );
    return crossingId;
  };
  const lately = await insert(0, { permit_number: 'VN-26-0000001' });
  const longAgo = await insert(4_000, { permit_number: 'VN-26-0000002' });
  await insert(0, { permit_number: 'VN-26-0000003', permit_id: uuid() });
  await insert(0, { permit_number: 'VN-26-0000001', companion_of: lately });
  const corrected = await insert(0, { permit_number: 'VN-26-0000004' });
  await owner.query(
    `INSERT INTO crossings.crossing_correction (crossing_id, corrected_by, why, recorded_at, recorded_by) VALUES ($1, $2, 'identified', now(), 'o')`,
    [corrected, uuid()],
  );
  await migrate(name, ownerUrl, migrations);
  const awaited: { crossing_id: string }[] = await owner.query('SELECT crossing_id FROM crossings.awaited_permit');
  await owner.destroy();
  expect(awaited.map(({ crossing_id }) => crossing_id).toSorted()).toEqual([lately, longAgo].toSorted());
});
