import { Problem, VERIFY_ACCESS, type Asked, type KnownActor, type PresentedAccess, type VerifiedAccess } from '@gatebook/contracts';
import { Database, Answers, Feature, type Transaction } from '@gatebook/service-kit';
import { ApiClientStore } from '../../model/api-client.store.js';
import { OfficerStore } from '../../model/officer.store.js';
import { SessionStore } from '../../model/session.store.js';
import { Tokens } from '../../model/tokens.part.js';

/** Three parts between dots: a JWT. A session's token has two. */
const TOKEN = /^[^.]+\.[^.]+\.[^.]+$/;

/** Whose access this is. What the actor may do is read here and now, never taken from the token. */
@Feature()
export class VerifyAccessQuery {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionStore,
    private readonly tokens: Tokens,
    private readonly officers: OfficerStore,
    private readonly clients: ApiClientStore,
  ) {}

  @Answers(VERIFY_ACCESS)
  async execute(asked: Asked<PresentedAccess>): Promise<VerifiedAccess> {
    const { token } = asked.body;
    const known = await this.database.read(asked, (tx) => (TOKEN.test(token) ? this.ofToken(tx, token) : this.ofSession(tx, token)));
    if (known === null) throw new Problem('NOT_SIGNED_IN');
    return { actor: known.actor, until: known.endsAt.toISOString() };
  }

  private async ofToken(tx: Transaction, token: string): Promise<Known | null> {
    const read = await this.tokens.read(token);
    const actor = read === null ? null : await this.clients.findActor(tx, read.clientId);
    return read === null || actor === null ? null : { actor, endsAt: read.endsAt };
  }

  private async ofSession(tx: Transaction, token: string): Promise<Known | null> {
    const session = await this.sessions.find(tx, token);
    const actor = session === null ? null : await this.officers.findActor(tx, session.officerId);
    return session === null || actor === null ? null : { actor, endsAt: session.endsAt };
  }
}

interface Known {
  readonly actor: KnownActor;
  readonly endsAt: Date;
}
