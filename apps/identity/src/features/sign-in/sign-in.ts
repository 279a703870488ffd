import { randomBytes } from 'node:crypto';
import { Problem, SIGN_IN, type Asked, type SignedInWithToken, type SignInFrom } from '@gatebook/contracts';
import { Audit, Clock, Database, Answers, Feature, type Transaction } from '@gatebook/service-kit';
import { IdentitySettings } from '../../config.js';
import { deviceIdOf, deviceTokenOf } from '../../model/device-token.rules.js';
import { failuresLeft, waitLeftSeconds } from '../../model/failed-sign-in.rules.js';
import { FailedSignInStore, type SignInPlace } from '../../model/failed-sign-in.store.js';
import { KnownCaller } from '../../model/known-caller.part.js';
import { KnownDeviceStore } from '../../model/known-device.store.js';
import { OfficerStore } from '../../model/officer.store.js';
import { SessionStore } from '../../model/session.store.js';

/** How many may wait for their turn: strangers, and among a crowd of them those on devices that are known. */
const MOST_WAITING = { stranger: 60, device: 120 } as const;
const BUSY_SECONDS = 3;
const MINUTE_SECONDS = 60;

function busy(retryAfterSeconds = BUSY_SECONDS): Problem {
  return new Problem('TOO_MANY_REQUESTS', { retryAfterSeconds });
}

/** One sign-in at a time: a password takes a core for tens of milliseconds, and meanwhile a transaction is open. */
@Feature()
export class SignInUseCase {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(
    private readonly database: Database,
    private readonly officers: OfficerStore,
    private readonly sessions: SessionStore,
    private readonly failures: FailedSignInStore,
    private readonly devices: KnownDeviceStore,
    private readonly callers: KnownCaller,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly settings: IdentitySettings,
  ) {}

  @Answers(SIGN_IN)
  async execute(asked: Asked<SignInFrom>): Promise<SignedInWithToken> {
    const deviceId = deviceIdOf(this.settings.sessionSecret, asked.body.deviceToken);
    if (deviceId === null && asked.body.isOverLimit === true) throw busy(MINUTE_SECONDS);
    if (this.waiting >= MOST_WAITING[deviceId === null ? 'stranger' : 'device']) throw busy();
    this.waiting++;
    const mine = this.last.then(() => {
      // The caller has gone while this waited: a password checked now would only keep those behind it waiting.
      if (asked.deadline < Date.now()) throw busy();
      return this.database.transaction((tx) => this.tryToSignIn(tx, asked, deviceId));
    });
    this.last = mine.catch(() => undefined).finally(() => this.waiting--);
    const outcome = await mine;
    // Thrown after the commit: the failure has been counted and audited.
    if (outcome instanceof Problem) throw outcome;
    return outcome;
  }

  private async tryToSignIn(tx: Transaction, asked: Asked<SignInFrom>, deviceId: string | null): Promise<SignedInWithToken | Problem> {
    const { username, password, address = '', isOverLimit = false } = asked.body;
    const now = this.clock.now();
    const officer = await this.officers.findForShare(tx, username);
    const isKnown = deviceId !== null && officer !== null && (await this.devices.knows(tx, deviceId, officer.officerId, now));
    if (isOverLimit && !isKnown) return busy(MINUTE_SECONDS);
    const place: SignInPlace = isKnown ? { kind: 'device', id: deviceId } : { kind: 'address', id: address };
    const before = await this.failures.find(tx, username, place, now);
    const retryAfterSeconds = waitLeftSeconds(before, now);
    if (retryAfterSeconds > 0) return busy(retryAfterSeconds);

    const session = await this.sessions.begin(tx, username, password);
    const caller = session === null ? null : await this.callers.find(tx, 'officer', session.officerId);
    if (session === null || caller === null) {
      // A deactivated officer with the right password looks like anybody with a wrong one.
      if (session !== null) await this.sessions.endAll(tx, session.officerId);
      await this.failures.keep(tx, username, place, { failures: failuresLeft(before.here, now) + 1, lastAt: now });
      await this.audit.add(tx, asked, { action: 'sign-in-failed', thingKind: 'officer', thingId: officer?.officerId ?? 'unknown' });
      return new Problem('SIGN_IN_FAILED');
    }
    await this.failures.forget(tx, username, place);
    const knownId = deviceId ?? randomBytes(16).toString('base64url');
    await this.devices.keep(tx, knownId, session.officerId, now);
    const actor = { ...asked.actor, kind: 'officer', id: session.officerId, role: caller.role } as const;
    await this.audit.add(tx, { ...asked, actor }, { action: 'sign-in', thingKind: 'officer', thingId: session.officerId });
    const deviceToken = deviceTokenOf(this.settings.sessionSecret, knownId);
    return { ...caller, endsAt: session.endsAt.toISOString(), token: session.token, deviceToken };
  }
}
