import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem, serviceActor } from '@gatebook/contracts';
import { zoneOf } from '@gatebook/reference-data';
import { addDays, localDay } from '@gatebook/rulebook';
import { acrossOffices, Clock, Database, Log, type Transaction } from '@gatebook/service-kit';
import { JudgeRegistration } from './judge-registration.part.js';
import type { KnownRegistration } from './registration.types.js';
import { statusAfter, type RegistrationAction } from './registration-status.rules.js';
import { RegistrationStore, type DueRegistration } from './registration.store.js';
import { RegistrationPublisher } from './registration-publisher.part.js';

/** What the calendar does to registrations of every office: days are days of the host side. */
@Injectable()
export class RegistrationCalendar {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationStore,
    private readonly judging: JudgeRegistration,
    private readonly publisher: RegistrationPublisher,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Looks through all registrations; each changes in a transaction of its own, so that none is held up by another. */
  async turnAll(): Promise<void> {
    const latest = this.latestDay();
    await this.turnEach(
      'activate',
      (tx, after) => this.registrations.dueToBegin(tx, latest, { after }),
      (due) => this.today(due) >= due.day,
    );
    await this.turnEach(
      'expire',
      (tx, after) => this.registrations.dueToEnd(tx, latest, after),
      (due) => this.today(due) > due.day,
    );
  }

  /** Makes one registration active when its permit is issued, its contract has begun and it still stands. */
  async turnActive(tx: Transaction, registrationId: string): Promise<void> {
    await acrossOffices(tx, async () => {
      for (const due of await this.registrations.dueToBegin(tx, this.latestDay(), { registrationId })) {
        if (this.today(due) >= due.day) await this.turn(tx, due, 'activate');
      }
    });
  }

  private async turnEach(
    action: RegistrationAction,
    list: (tx: Transaction, after: string | null) => Promise<readonly DueRegistration[]>,
    isDue: (due: DueRegistration) => boolean,
  ): Promise<void> {
    let listed: readonly DueRegistration[] = [];
    let after: string | null = null;
    do {
      listed = await this.forAllOffices((tx) => list(tx, after));
      after = listed.at(-1)?.registrationId ?? null;
      for (const due of listed.filter(isDue)) {
        try {
          await this.forAllOffices((tx) => this.turn(tx, due, action));
        } catch (error) {
          // One that fails must not hold up the others; it is looked at again in a minute.
          this.log.error('registration could not be turned by its calendar', error, { registrationId: due.registrationId, action });
        }
      }
      if (listed.length > 0) this.database.changed();
    } while (after !== null);
  }

  private forAllOffices<Answer>(steps: (tx: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.transaction((tx) => acrossOffices(tx, () => steps(tx)));
  }

  private async turn(
    tx: Transaction,
    { registrationId }: Pick<DueRegistration, 'registrationId'>,
    action: RegistrationAction,
    because?: string,
  ): Promise<void> {
    const earlier = await this.registrations.findForUpdate(tx, registrationId, null);
    // Somebody may have ended it since it was listed.
    const status = earlier === null ? null : statusAfter(earlier.status, action);
    if (earlier === null || status === null) return;
    if (action === 'activate') {
      if (!(await this.stillStands(tx, earlier))) return;
      // A transferred worker has one employer at a time: the earlier registration ends with the first day of the next, and before it.
      if (earlier.transferOf !== null) await this.turn(tx, { registrationId: earlier.transferOf }, 'end', 'transferred');
    }
    const reason = because ?? (action === 'expire' ? 'contract-ended' : earlier.reason);
    const changed = { ...earlier, status, reason, version: earlier.version + 1, changedAt: this.clock.now() };
    await this.registrations.update(tx, changed);
    await this.publisher.note(tx, { actor: serviceActor('workers'), traceId: randomUUID().replaceAll('-', '') }, action, changed);
  }

  /** Judged as at its approval, without opening the person: what does not stand waits, approved, and is judged again at each look until its contract is over. */
  private async stillStands(tx: Transaction, registration: KnownRegistration): Promise<boolean> {
    const { nationality, registrationId } = registration;
    try {
      await this.judging.judge(tx, { ...registration, person: { nationality }, stage: 'decision' });
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.log.debug('registration waits, what it rests on does not stand', { registrationId, code: error.code });
      return false;
    }
  }

  private today({ hostSide }: DueRegistration): string {
    return localDay(this.clock.now(), zoneOf(hostSide));
  }

  /** No zone is further ahead than this. */
  private latestDay(): string {
    return addDays(this.clock.now().toISOString().slice(0, 10), 1);
  }
}
