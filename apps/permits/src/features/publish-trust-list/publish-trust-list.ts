import { randomUUID } from 'node:crypto';
import { type OnApplicationBootstrap } from '@nestjs/common';
import { type TrustListAnswer, GET_TRUST_LIST } from '@gatebook/contracts';
import { signTrustList } from '@gatebook/credential';
import { Clock, Database, Answers, Feature } from '@gatebook/service-kit';
import { KeyRing } from '../../model/key-ring.part.js';
import { TrustedKeys } from '../../model/trusted-keys.part.js';

/** At the start, enters our own key when it is new and tells the trust list when it has changed; shows it signed to anyone. */
@Feature()
export class PublishTrustListUseCase implements OnApplicationBootstrap {
  private signed: { readonly sequence: number; readonly token: string } | null = null;

  constructor(
    private readonly database: Database,
    private readonly trust: TrustedKeys,
    private readonly keys: KeyRing,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      await this.trust.lock(tx);
      await this.trust.enterOwn(tx, at);
      await this.trust.publish(tx, randomUUID().replaceAll('-', ''), at);
    });
    this.database.changed();
  }

  @Answers(GET_TRUST_LIST)
  async show(): Promise<TrustListAnswer> {
    const trustList = await this.trust.published(this.database.db);
    const { sequence, issuedAt, keys } = trustList;
    if (this.signed?.sequence !== sequence) this.signed = { sequence, token: signTrustList(trustList, this.keys.root) };
    return { sequence, issuedAt, keys, token: this.signed.token, root: this.keys.rootPublicKey };
  }
}
