import { migrate } from '@gatebook/service-kit';
import { prepareDatabase } from '@gatebook/service-kit/testing';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { FillChains20261128170100, KeepChains20261128170000 } from '../../migrations/20261128170000-keep-chains.js';
import { PERMITS_SERVICE } from '../../service.js';

const NEW: readonly unknown[] = [KeepChains20261128170000, FillChains20261128170100];

it('finds the first card of every permit that was reissued before chains were kept, also under row-level security', async () => {
  const { name, migrations } = PERMITS_SERVICE;
  const { ownerUrl } = await prepareDatabase({ name, migrations: migrations.filter((migration) => !NEW.includes(migration)) });
  const owner = await new DataSource({ type: 'postgres', url: ownerUrl, schema: name }).initialize();
  const [first, second, third, other, another] = [uuid(), uuid(), uuid(), uuid(), uuid()];
  const cards: readonly (readonly [string, string | null])[] = [
    [first, null],
    [second, first],
    [third, second],
    [other, null],
    [another, other],
  ];
  await owner.transaction(async (tx) => {
    await tx.query(`SET LOCAL app.scope = 'all'`);
    for (const [permitId, replaces] of cards)
      await tx.query(
        `INSERT INTO permits.permit (permit_id, replaces, version, number, type, host_side, status, person_id, office_id, corridor_id, rulebook_version, valid_from,
           valid_until, gates, zone, purpose, entries, companion_ids, nationality, sex, birth_year, requested_at, changed_at)
         VALUES ($1, $2, 1, $1::uuid::text, 'VN-VISIT-PERMIT', 'VN', 'requested', $1, $1, 'c', 1, '2026-11-01', '2026-12-01', '{}', '{}', 'p', 'single', '{}', 'LAO', '2', 1990,
           now(), now())`,
        [permitId, replaces],
      );
  });
  await migrate(name, ownerUrl, migrations);
  const chains = await owner.transaction(async (tx): Promise<{ permit_id: string; chain_id: string | null }[]> => {
    await tx.query(`SET LOCAL app.scope = 'all'`);
    return tx.query('SELECT permit_id, chain_id FROM permits.permit');
  });
  await owner.destroy();
  expect(Object.fromEntries(chains.map(({ permit_id, chain_id }) => [permit_id, chain_id]))).toEqual({
    [first]: null,
    [second]: first,
    [third]: first,
    [other]: null,
    [another]: other,
  });
});
