import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { dataSourceOptions } from '../database/data-source.js';
import { prepareDatabase } from './prepare-database.js';
import { wordDifferences } from './word-differences.js';

class CreateLamps20260101000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lamp (
        lamp_id uuid CONSTRAINT lamp_pkey PRIMARY KEY,
        colour text NOT NULL CONSTRAINT lamp_colour_known CHECK (colour IN ('red', 'amber', 'green')),
        state text NOT NULL,
        kind text NOT NULL,
        CONSTRAINT lamp_green_burns CHECK (colour <> 'green' OR state IN ('on', 'flashing'))
      );
      ALTER TABLE lamp ADD CONSTRAINT lamp_state_known CHECK (state IN ('on', 'off', 'flashing')) NOT VALID`);
  }
  async down(): Promise<void> {
    throw new Error('a test database is dropped whole');
  }
}

describe('the words that the CHECKs of a migrated schema list', () => {
  const RIGHT = { 'lamps.lamp.colour': ['green', 'amber', 'red'], 'lamps.lamp.state': ['on', 'off', 'flashing'] };
  let dataSource: DataSource;

  beforeAll(async () => {
    const { ownerUrl } = await prepareDatabase({ name: 'lamps', migrations: [CreateLamps20260101000000] });
    dataSource = await new DataSource(dataSourceOptions('lamps', ownerUrl, [], [], {}, {})).initialize();
  });
  afterAll(() => dataSource.destroy());

  it('are those of the vocabulary, in whatever order', async () => {
    expect(await wordDifferences(dataSource, 'lamps', RIGHT)).toEqual([]);
  });

  it('are told apart from those of a vocabulary that has another word', async () => {
    expect(await wordDifferences(dataSource, 'lamps', { ...RIGHT, 'lamps.lamp.colour': ['red', 'amber', 'blue'] })).toEqual([
      "lamps.lamp.colour (lamp_colour_known) has 'green', which is no word of the list",
      "lamps.lamp.colour (lamp_colour_known) has not 'blue', which is a word of the list",
    ]);
  });

  it('are looked at in conditions too, which may name some of them', async () => {
    expect(await wordDifferences(dataSource, 'lamps', { ...RIGHT, 'lamps.lamp.state': ['on', 'off', 'blinking'] })).toEqual([
      "lamps.lamp.state (lamp_green_burns) has 'flashing', which is no word of the list",
      "lamps.lamp.state (lamp_state_known) has 'flashing', which is no word of the list",
      "lamps.lamp.state (lamp_state_known) has not 'blinking', which is a word of the list",
    ]);
  });

  it('have to stand in the vocabulary', async () => {
    expect(await wordDifferences(dataSource, 'lamps', { 'lamps.lamp.colour': RIGHT['lamps.lamp.colour'] })).toEqual([
      'lamps.lamp.state (lamp_green_burns) lists words that words-of-columns.ts does not have',
      'lamps.lamp.state (lamp_state_known) lists words that words-of-columns.ts does not have',
    ]);
  });

  it('have to be held by a CHECK', async () => {
    expect(
      await wordDifferences(dataSource, 'lamps', { ...RIGHT, 'lamps.lamp.kind': ['hanging', 'standing'], 'others.lamp.kind': ['low'] }),
    ).toEqual(['lamps.lamp.kind is held to no list by a CHECK']);
  });
});
