import { Injectable } from '@nestjs/common';
import { Problem, type Asked, type SignedInWithToken, type SignIn } from '@gatebook/contracts';
import { Audit, Clock, Database } from '@gatebook/service-kit';
import type { EntityManager } from 'typeorm';
import { waitLeftSeconds } from '../../model/failed-sign-in.rules.js';
import { FailedSignInStore } from '../../model/failed-sign-in.store.js';
import { KnownCaller } from '../../model/known-caller.js';
import { OfficerStore } from '../../model/officer.store.js';
import { Sessions } from '../../model/sessions.js';

const MOST_WAITING = 60;
const BUSY_SECONDS = 3;

function busy(): Problem {
  return new Problem('TOO_MANY_REQUESTS', { retryAfterSeconds: BUSY_SECONDS });
}

/** One sign-in at a time: a password takes a core for tens of milliseconds, and meanwhile a transaction is open. */
@Injectable()
export class SignInUseCase {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(
    private readonly database: Database,
    private readonly officers: OfficerStore,
    private readonly sessions: Sessions,
    private readonly failures: FailedSignInStore,
    private readonly callers: KnownCaller,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async execute(asked: Asked<SignIn>): Promise<SignedInWithToken> {
    if (this.waiting >= MOST_WAITING) throw busy();
    this.waiting++;
    const mine = this.last.then(() => {
      // The caller has gone while this waited: a password checked now would only keep those behind it waiting.
      if (asked.deadline < Date.now()) throw busy();
      return this.database.transaction((tx) => this.tryToSignIn(tx, asked));
    });
    this.last = mine.catch(() => undefined).finally(() => this.waiting--);
    const outcome = await mine;
    // Thrown after the commit: the failure has been counted and audited.
    if (outcome instanceof Problem) throw outcome;
    return outcome;
  }

  private async tryToSignIn(tx: EntityManager, asked: Asked<SignIn>): Promise<SignedInWithToken | Problem> {
    const { username, password } = asked.body;
    const now = this.clock.now();
    const { failures, lastAt } = await this.failures.find(tx, username);
    const retryAfterSeconds = waitLeftSeconds(failures, lastAt, now);
    if (retryAfterSeconds > 0) return new Problem('TOO_MANY_REQUESTS', { retryAfterSeconds });

    const officer = await this.officers.findAndHold(tx, username);
    const session = await this.sessions.begin(tx, username, password);
    const caller = session === null ? null : await this.callers.find(tx, 'officer', session.officerId);
    if (session === null || caller === null) {
      // A deactivated officer with the right password looks like anybody with a wrong one.
      if (session !== null) await this.sessions.endAll(tx, session.officerId);
      await this.failures.count(tx, username, now);
      await this.audit.add(tx, asked, { action: 'sign-in-failed', thingKind: 'officer', thingId: officer?.officerId ?? 'unknown' });
      return new Problem('SIGN_IN_FAILED');
    }
    await this.failures.forget(tx, username);
    const actor = { ...asked.actor, kind: 'officer', id: session.officerId, role: caller.role } as const;
    await this.audit.add(tx, { ...asked, actor }, { action: 'sign-in', thingKind: 'officer', thingId: session.officerId });
    return { ...caller, endsAt: session.endsAt.toISOString(), token: session.token };
  }
}
