import { Problem, ISSUE_TOKEN, type Asked, type IssuedToken, type IssueToken } from '@gatebook/contracts';
import { Audit, Database, Answers, Feature } from '@gatebook/service-kit';
import { ApiClientStore } from '../../model/api-client.store.js';
import { TOKEN_SECONDS, Tokens } from '../../model/tokens.part.js';

@Feature()
export class IssueTokenUseCase {
  constructor(
    private readonly database: Database,
    private readonly clients: ApiClientStore,
    private readonly tokens: Tokens,
    private readonly audit: Audit,
  ) {}

  @Answers(ISSUE_TOKEN)
  async execute(asked: Asked<IssueToken>): Promise<IssuedToken> {
    const { clientId, clientSecret } = asked.body;
    const isClient = await this.database.transaction(async (tx) => {
      if (await this.clients.knows(tx, clientId, clientSecret)) return true;
      // A client that nobody knows leaves no entry: anybody could fill the log with them.
      const client = await this.clients.find(tx, clientId);
      if (client !== null) await this.audit.add(tx, asked, { action: 'issue-token-refused', thingKind: 'api-client', thingId: clientId });
      return false;
    });
    if (!isClient) throw new Problem('SIGN_IN_FAILED');
    return { access_token: await this.tokens.issue(clientId), token_type: 'Bearer', expires_in: TOKEN_SECONDS };
  }
}
