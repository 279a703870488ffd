import {
  RECORD_CROSSING,
  type Answered,
  type Asked,
  type CrossingReceipt,
  type IdentifiedAtGate,
  type IdentifiedCrossing,
  type RecordCrossing,
} from '@gatebook/contracts';
import type { Bus } from '@gatebook/service-kit';
import type { Composition } from '../../http/composition.js';
import { identify } from '../identify-document.js';
import { sealerFor } from './seal-shown-document.js';

/**
 * A crossing on a shown document: persons says whose it is. Where it does not, whatever the cause, the crossing is recorded all the same, with
 * the document sealed for persons.
 */
export class RecordCrossingAtGate implements Composition {
  private readonly seal: ReturnType<typeof sealerFor>;

  constructor(
    private readonly bus: Bus,
    callKeys: string,
  ) {
    this.seal = sealerFor(callKeys);
  }

  async answer(asked: Asked<RecordCrossing>): Promise<Answered<CrossingReceipt>> {
    const crossing: IdentifiedCrossing = { ...asked.body, identified: await this.identified(asked) };
    return this.bus.pass(RECORD_CROSSING, { ...asked, body: crossing });
  }

  private async identified(asked: Asked<RecordCrossing>): Promise<IdentifiedAtGate | undefined> {
    const { document, crossingId, occurredAt } = asked.body;
    if (document === undefined || document === null) return undefined;
    const identified = (await identify(this.bus, asked, { document, at: occurredAt })) ?? { personId: null, outcome: 'not-compared' };
    return identified.personId == null ? { ...identified, sealed: this.seal(crossingId, document) } : identified;
  }
}
