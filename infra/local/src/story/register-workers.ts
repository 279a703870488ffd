import { personBody, type StoryPerson } from './people.js';
import { stillGood } from './story-days.js';
import { itemsOf, severalAtOnce, StoryApi, textOf, until, type Json } from './story-api.js';

/** Who registers whom, where. */
export interface Recruitment {
  readonly officer: StoryApi;
  readonly supervisor: StoryApi;
  readonly agreementId: string;
  readonly people: readonly StoryPerson[];
  readonly employer: Json;
  readonly occupation: string;
  readonly workplaceTerritory: string;
  readonly from: string;
  readonly to: string;
  readonly places: number;
  /** How many are left for the officer and the supervisor to go on with: as drafts and as submitted. */
  readonly leftOver?: { readonly drafts: number; readonly submitted: number };
}

/** A worker of the story with permit and credential. */
export interface StoryWorker {
  readonly personId: string;
  readonly registrationId: string;
  readonly registrationNumber: string;
  readonly status: string;
  readonly permit: { readonly permitId: string; readonly number: string; readonly type: string } | null;
}

/** Registers workers through the API as an office would: person, draft, submission, approval, permit. */
export async function registerWorkers(recruitment: Recruitment): Promise<readonly StoryWorker[]> {
  const { officer, supervisor, agreementId, people, employer, places, from } = recruitment;
  // The service for workers hears of the agreement a moment after it was entered.
  await until('the quota', () => supervisor.put(`/agreements/${agreementId}/quota`, quotaLines(from, places)));
  const employerId = textOf(await officer.post('/employers', employer), 'employerId');
  const { drafts, submitted } = recruitment.leftOver ?? { drafts: 0, submitted: 0 };
  const workers = await severalAtOnce([...people.entries()], ([place, person]) => {
    const fromTheEnd = people.length - place;
    const goal = fromTheEnd <= drafts ? 'draft' : fromTheEnd <= drafts + submitted ? 'submitted' : 'approved';
    return registerWorker(recruitment, employerId, person, goal);
  });
  return Promise.all(workers.map((worker) => (worker.status === 'approved' ? withPermit(officer, worker) : worker)));
}

/** Places for each year from the first contracts of the story to the next year by the calendar: who tries it out registers for today. */
function quotaLines(from: string, places: number): readonly Json[] {
  const [first, last] = [Number(from.slice(0, 4)), new Date().getUTCFullYear() + 1];
  return Array.from({ length: last - first + 1 }, (_, year) => ({ period: 'year', from: `${first + year}-01-01`, places }));
}

async function registerWorker(recruitment: Recruitment, employerId: string, person: StoryPerson, goal: string): Promise<StoryWorker> {
  const { officer, supervisor, agreementId, occupation, workplaceTerritory } = recruitment;
  const [from, to] = stillGood(recruitment.from, recruitment.to);
  const personId = await officer.enterPerson(personBody(person));
  const draft = await officer.post('/registrations', {
    personId,
    agreementId,
    employerId,
    contract: { occupation, workplaceTerritory, from, to, wage: { amount: '3000.00', currency: 'CNY', per: 'month' } },
    papers: [
      { kind: 'health-check', issuedOn: '2026-09-15', expiresOn: '2027-09-14' },
      { kind: 'insurance', number: 'BH-0001', issuedOn: '2026-09-15', expiresOn: '2027-09-14' },
    ],
  });
  const registrationId = textOf(draft, 'registrationId');
  const worker = { personId, registrationId, registrationNumber: textOf(draft, 'number'), status: goal, permit: null };
  if (goal === 'draft') return worker;
  await officer.post(`/registrations/${registrationId}/submit`);
  if (goal === 'approved') await supervisor.post(`/registrations/${registrationId}/approve`);
  return worker;
}

async function withPermit(officer: StoryApi, worker: StoryWorker): Promise<StoryWorker> {
  const permit = await until('a permit', async () => {
    const [found] = itemsOf(await officer.get(`/permits?registrationId=${worker.registrationId}`));
    return found?.status === 'issued' ? found : null;
  });
  const status = await until('an active registration', async () => {
    const registration = await officer.get(`/registrations/${worker.registrationId}`);
    return registration.status === 'active' ? 'active' : null;
  });
  return {
    ...worker,
    status,
    permit: { permitId: textOf(permit, 'permitId'), number: textOf(permit, 'number'), type: textOf(permit, 'type') },
  };
}
