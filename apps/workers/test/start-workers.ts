import { anInventedName } from '../../persons/test/a-person.js';
import {
  AGREEMENT_PUBLISHED,
  DRAFT_REGISTRATION,
  ENTER_EMPLOYER,
  REGISTER_PERSON,
  RULEBOOK_IN_FORCE,
  SET_QUOTA,
  SUBMIT_REGISTRATION,
  type Actor,
  type Contract,
  type DraftRegistration,
  type Employer,
  type QuotaLine,
  type Registration,
} from '@gatebook/contracts';
import { listRulebooks } from '@gatebook/reference-data';
import { anActor, startBroker, startTestService, TestClock, until, type TestService } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { PERSONS_SERVICE } from '../../persons/src/service.js';
import { WORKERS_SERVICE } from '../src/service.js';

const PERSONS_SETTINGS = {
  keyEncryptionKey: Buffer.alloc(32, 1).toString('base64url'),
  blindIndexKey: Buffer.alloc(32, 2).toString('base64url'),
};
let serial = 0;

/** Workers and persons on one broker, each with its own database, with the labour office that works there. */
export interface WorkersAtWork {
  readonly persons: TestService;
  readonly workers: TestService;
  readonly clock: TestClock;
  readonly officer: Actor;
  readonly supervisor: Actor;
  readonly papers: DraftRegistration['papers'];
  readonly contract: Contract;
  aWorker(person?: { readonly birthDate?: string; readonly nationality?: string; readonly homeTerritory?: string }): Promise<string>;
  anEmployer(employer?: Partial<Employer>): Promise<Employer>;
  /** An agreement of the corridor Lang Son–Chongzuo, with a quota if one is given. */
  anAgreement(agreement?: { readonly validUntil?: string; readonly corridorId?: string }, lines?: readonly QuotaLine[]): Promise<string>;
  aDraft(draft?: Partial<DraftRegistration>, actor?: Actor): Promise<Registration>;
  aSubmission(draft?: Partial<DraftRegistration>): Promise<Registration>;
  stop(): Promise<void>;
}

/** Where the labour offices of a corridor are. */
const HOME: Readonly<Record<string, string>> = { 'lang-son--chongzuo': 'VN:VN-09', 'quang-tri--salavan': 'VN:VN-25:2025' };

/** A line wide enough for any test that is not about quota. */
export const WIDE: readonly QuotaLine[] = [
  { period: 'year', from: '2026-01-01', places: 1_000 },
  { period: 'year', from: '2027-01-01', places: 1_000 },
];

/** Starts both services and tells workers the rulebooks of the reference data. */
export async function startWorkers(): Promise<WorkersAtWork> {
  const broker = await startBroker();
  const clock = new TestClock(new Date('2026-11-21T02:10:00Z'));
  const persons = await startTestService(PERSONS_SERVICE, { broker, clock, settings: PERSONS_SETTINGS });
  const workers = await startTestService(WORKERS_SERVICE, { broker, clock });
  const officeId = uuid();
  const officer = anActor('labour-officer', { officeId });
  const supervisor = anActor('labour-supervisor', { officeId, territory: 'VN:VN-09' });
  const rulebooks = listRulebooks();
  for (const document of rulebooks) {
    const { corridorId, version, effectiveFrom } = document;
    await workers.tell(RULEBOOK_IN_FORCE, { corridorId, version, effectiveFrom, document: JSON.parse(JSON.stringify(document)) });
  }
  const count = async (sql: string, values: unknown[] = []): Promise<number> =>
    (await workers.service.dataSource.query(`SELECT count(*)::int AS n FROM ${sql}`, values))[0].n;
  await until(async () => (await count('rulebook')) === rulebooks.length);

  const papers = [
    { kind: 'health-check', issuedOn: '2026-11-01', expiresOn: '2027-11-01' },
    { kind: 'insurance', number: 'BH-1', issuedOn: '2026-11-01' },
  ];
  const contract = { occupation: '92', workplaceTerritory: 'CN:451423', from: '2026-12-01', to: '2026-12-31' };
  const aWorker: WorkersAtWork['aWorker'] = async (person = {}) => {
    serial += 1;
    const body = {
      names: [{ script: 'Latn' as const, ...anInventedName(serial) }],
      sex: '1',
      birthDate: '1990-05-01',
      nationality: 'VNM',
      homeTerritory: 'VN-09',
      documents: [{ type: 'passport' as const, issuer: 'VNM', number: `P1${String(serial).padStart(6, '0')}` }],
      ...person,
    };
    return (await persons.ask(REGISTER_PERSON, body, { actor: officer })).personId;
  };
  const anEmployer: WorkersAtWork['anEmployer'] = (employer = {}) => {
    serial += 1;
    return workers.ask(
      ENTER_EMPLOYER,
      {
        registrationNumber: `CN-CZ-${serial}`,
        side: 'CN',
        name: '宁明青坡蔗业农场',
        nameLatin: 'Qingpo Cane Farm',
        territory: 'CN:451422',
        industry: 'A',
        ...employer,
      },
      { actor: officer },
    );
  };
  const anAgreement: WorkersAtWork['anAgreement'] = async ({ validUntil, corridorId = 'lang-son--chongzuo' } = {}, lines = WIDE) => {
    const agreementId = uuid();
    const sides = corridorId === 'lang-son--chongzuo' ? ['VN', 'CN'] : ['VN', 'LA'];
    await workers.tell(AGREEMENT_PUBLISHED, {
      agreementId,
      version: 1,
      kind: 'labour',
      corridorId,
      validFrom: '2026-01-01',
      validUntil,
      sides,
    });
    await until(async () => (await count('agreement WHERE agreement_id = $1', [agreementId])) === 1);
    if (lines.length > 0)
      await workers.ask(SET_QUOTA, { agreementId, lines }, { actor: { ...supervisor, territory: HOME[corridorId] ?? null } });
    return agreementId;
  };
  const aDraft: WorkersAtWork['aDraft'] = async (draft = {}, actor = officer) => {
    const personId = draft.personId ?? (await aWorker());
    const agreementId = draft.agreementId ?? (await anAgreement());
    const employerId = draft.employerId ?? (await anEmployer()).employerId;
    return workers.ask(DRAFT_REGISTRATION, { contract, papers, ...draft, personId, agreementId, employerId }, { actor });
  };
  const aSubmission: WorkersAtWork['aSubmission'] = async (draft) => {
    const { registrationId } = await aDraft(draft);
    return workers.ask(SUBMIT_REGISTRATION, { registrationId }, { actor: officer });
  };
  return {
    persons,
    workers,
    clock,
    officer,
    supervisor,
    papers,
    contract,
    aWorker,
    anEmployer,
    anAgreement,
    aDraft,
    aSubmission,
    async stop() {
      await workers.stop();
      await persons.stop();
      await broker.stop();
    },
  };
}
