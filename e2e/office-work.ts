import type {
  Agreement,
  Contract,
  EnterEmployer,
  Employer,
  Page,
  Permit,
  PermitTermsAsked,
  QuotaLine,
  RegisteredPerson,
  RegisterPerson,
  Registration,
} from '@gatebook/contracts';
import { ApiClient, eventually, type ApiProblem } from './api-client.js';
import type { Story, StoryClient } from './start-product.js';

const PAPERS = ['health-check', 'insurance'].map((kind) => ({ kind, issuedOn: '2026-09-15', expiresOn: '2028-09-14' }));

/** What a draft needs beside the person. */
export interface Job {
  readonly agreementId: string;
  readonly employerId: string;
  readonly contract: Contract;
}

/** The offices of the story at work through the outside contract, each with an API client of its own. */
export class OfficeWork {
  /** Names, document numbers and addresses told so far. */
  readonly told = new Set<string>();
  private readonly clients = new Map<string, Promise<ApiClient>>();

  constructor(
    readonly url: string,
    private readonly story: Story,
  ) {}

  /** The story's client of a role; `place` 1 is the one of the second office. */
  as(role: string, place = 0): Promise<ApiClient> {
    const key = `${role} ${place}`;
    const client = this.clients.get(key) ?? this.signIn(role, place);
    this.clients.set(key, client);
    return client;
  }

  /** A client of an office that the administrator adds. */
  async newOffice(
    office: { readonly kind: string; readonly territory: string; readonly gateIds?: readonly string[] },
    role: string,
  ): Promise<ApiClient> {
    const administrator = await this.as('administrator');
    const { officeId } = await administrator.post<{ officeId: string }>('/offices', { name: `A further ${office.kind} office`, ...office });
    const client = await administrator.post<StoryClient>('/api-clients', { name: `A further ${role}`, role, officeId });
    return ApiClient.signIn(this.url, client, this.told);
  }

  /** A labour agreement between Lang Son and Chongzuo with a quota of its own. */
  async enterAgreement(title: string, quota: readonly QuotaLine[]): Promise<string> {
    const { agreementId } = await (
      await this.as('focal-point')
    ).post<Agreement>('/agreements', {
      kind: 'labour',
      title,
      corridorId: 'lang-son--chongzuo',
      signedOn: '2025-07-01',
      validFrom: '2025-07-01',
      parties: ['VN', 'CN'].map((side) => ({ side, authority: `Authority of ${side} (invented)` })),
    });
    const supervisor = await this.as('labour-supervisor');
    // The service for workers hears of the agreement a moment later.
    await eventually('the agreement to be known', async () => {
      const { status } = await supervisor.ask('PUT', `/agreements/${agreementId}/quota`, quota);
      return status === 200 ? true : null;
    });
    return agreementId;
  }

  /** Submits and says what came of it. Whoever gets no answer in time asks again; what had been done meanwhile says so. */
  async submitUntilAnswered(registrationId: string): Promise<string> {
    const officer = await this.as('labour-officer');
    return eventually(
      'an answer',
      async () => {
        const { status, body } = await officer.ask<{ code: string }>('POST', `/registrations/${registrationId}/submit`, {});
        if (status === 503) return null;
        return status === 200 || body.code === 'REGISTRATION_STATUS' ? 'submitted' : body.code;
      },
      45,
    );
  }

  /** The employer's id; entered when nobody has yet. */
  async employerIdOf(employer: EnterEmployer): Promise<string> {
    const officer = await this.as('labour-officer');
    const { items } = await officer.get<Page<Employer>>(`/employers?registrationNumber=${employer.registrationNumber}`);
    const employerId = items[0]?.employerId;
    return employerId ?? (await officer.post<Employer>('/employers', employer)).employerId;
  }

  /** Enters somebody; whom the registry takes for the same was looked at, and is another one. */
  async registerPerson(person: RegisterPerson, role = 'labour-officer'): Promise<RegisteredPerson> {
    const office = await this.as(role);
    const asked = await office.ask<RegisteredPerson & ApiProblem>('POST', '/persons', person);
    if (asked.status === 201) return asked.body;
    if (asked.body.code !== 'PERSON_ALREADY_KNOWN') throw new Error(`POST /persons: ${asked.status} ${asked.text.slice(0, 300)}`);
    const notTheSameAs = asked.body.possibleDuplicates.map(({ personId }) => personId);
    const decisions = [{ question: 'PERSON_ALREADY_KNOWN', answer: 'not-the-same', reason: 'looked at: another one' } as const];
    return this.registerPerson({ ...person, decisions, notTheSameAs: [...(person.notTheSameAs ?? []), ...notTheSameAs] }, role);
  }

  async draft(personId: string, job: Job): Promise<Registration> {
    return (await this.as('labour-officer')).post('/registrations', { personId, ...job, papers: PAPERS });
  }

  /** A worker, drafted and submitted by an officer and approved by a supervisor. */
  async register(personId: string, job: Job): Promise<Registration> {
    const { registrationId } = await this.draft(personId, job);
    await (await this.as('labour-officer')).post(`/registrations/${registrationId}/submit`);
    return (await this.as('labour-supervisor')).post(`/registrations/${registrationId}/approve`);
  }

  /** The permit that the approval of a registration issued. */
  async permitOf(registrationId: string): Promise<Permit> {
    const officer = await this.as('labour-officer');
    return eventually('a permit', async () => {
      const { items } = await officer.get<Page<Permit>>(`/permits?registrationId=${registrationId}`);
      return items.find(({ status }) => status === 'issued') ?? null;
    });
  }

  /** A visitor permit, issued, for one who comes to us; valid from ten days ago for two months. */
  async issueVisit(terms: Pick<PermitTermsAsked, 'personId' | 'gates' | 'zone' | 'companions'>): Promise<Permit> {
    const office = await this.as('permit-officer');
    const { permitId } = await office.post<Permit>('/permits', {
      type: 'VN-VISIT-PERMIT',
      hostSide: 'VN',
      validFrom: hanoiDay(-10),
      validUntil: hanoiDay(50),
      purpose: 'relatives',
      entries: 'multiple',
      ...terms,
    });
    return office.post(`/permits/${permitId}/issue`);
  }

  private async signIn(role: string, place: number): Promise<ApiClient> {
    const client = this.story.apiClients.filter((one) => one.role === role)[place];
    if (!client) throw new Error(`the story has no client ${place} for ${role}`);
    return ApiClient.signIn(this.url, client, this.told);
  }
}

/** A day of Hanoi, so many days from today. */
export function hanoiDay(fromToday: number): string {
  return dayIn('Asia/Ho_Chi_Minh', fromToday);
}

/** A day by a zone's calendar, so many days from today. */
export function dayIn(zone: string, fromToday = 0): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(Date.now() + fromToday * 86_400_000);
}
