import { ACCESS_ENDED, SIGN_OUT, type Asked, type EndSession, type Nothing } from '@gatebook/contracts';
import { Audit, Clock, Database, Outbox, Answers, Feature } from '@gatebook/service-kit';
import { sessionDigest, SessionStore } from '../../model/session.store.js';

/** Safe to repeat. An API client has no session to end: its token runs out, or it is revoked. */
@Feature()
export class SignOutUseCase {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Answers(SIGN_OUT)
  async execute(asked: Asked<EndSession>): Promise<Nothing> {
    const { token } = asked.body;
    if (token === undefined) return {};
    await this.database.transaction(async (tx) => {
      const session = await this.sessions.find(tx, token);
      if (session === null) return;
      const { officerId } = session;
      await this.sessions.end(tx, token);
      await this.audit.add(tx, asked, { action: 'sign-out', thingKind: 'officer', thingId: officerId });
      await this.outbox.add(tx, ACCESS_ENDED, {
        aggregateId: officerId,
        occurredAt: this.clock.now(),
        traceId: asked.traceId,
        body: { kind: 'session', actorId: officerId, sessionDigest: sessionDigest(token) },
      });
    });
    this.database.changed();
    return {};
  }
}
