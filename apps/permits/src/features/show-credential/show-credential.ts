import { Problem, GET_PERMIT_CREDENTIAL, type Asked, type OnePermit, type PermitCredentialAnswer } from '@gatebook/contracts';
import { Audit, Database, Reply, Answers, Feature } from '@gatebook/service-kit';
import { KeyRing } from '../../model/key-ring.part.js';
import { PersonsClient } from '../../model/persons.client.js';
import { PermitStore } from '../../model/permit.store.js';
import { qrOf, qrPng, qrSvg } from '../../model/qr.adapter.js';
import { sightOf } from '../../model/sight.part.js';

/** Shows a permit's signed QR code, as text or as a picture. It holds a name, so each showing is written down, and stands in the person's own access log. */
@Feature()
export class ShowCredentialUseCase {
  constructor(
    private readonly database: Database,
    private readonly permits: PermitStore,
    private readonly keys: KeyRing,
    private readonly persons: PersonsClient,
    private readonly audit: Audit,
  ) {}

  @Answers(GET_PERMIT_CREDENTIAL)
  async execute(asked: Asked<OnePermit>): Promise<Reply<PermitCredentialAnswer | string>> {
    const { permitId } = asked.body;
    const { personId, sealed } = await this.database.read(
      asked,
      async (tx) => {
        const permit = await this.permits.find(tx, permitId);
        if (!permit) throw new Problem('NOT_FOUND');
        const credential = await this.permits.findCredential(tx, permitId);
        if (!credential) throw new Problem('CREDENTIAL_NOT_ISSUED');
        await this.audit.add(tx, asked, {
          action: 'show-credential',
          thingKind: 'permit',
          thingId: permitId,
          details: { personId: permit.personId },
        });
        return { personId: permit.personId, sealed: credential };
      },
      sightOf(asked.actor),
    );
    await this.persons.noteShown(personId, asked);
    const credential = this.keys.openCredential(permitId, sealed);
    if (asked.accept === 'image/svg+xml') return new Reply(await qrSvg(credential), { contentType: 'image/svg+xml' });
    if (asked.accept === 'image/png') return new Reply(await qrPng(credential), { contentType: 'image/png', base64: true });
    return new Reply({ credential, qr: qrOf(credential) }, {});
  }
}
