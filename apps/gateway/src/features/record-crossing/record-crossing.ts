import {
  RECORD_CROSSING,
  type Answered,
  type Asked,
  type CrossingReceipt,
  type IdentifiedCrossing,
  type RecordCrossing,
} from '@gatebook/contracts';
import type { Bus } from '@gatebook/service-kit';
import type { Composition } from '../composition.js';
import { identify } from '../identify-document.js';

/** A crossing on a shown document: persons says whose it is. Without persons the crossing is recorded all the same. */
export class RecordCrossingAtGate implements Composition {
  constructor(private readonly bus: Bus) {}

  async answer(asked: Asked<RecordCrossing>): Promise<Answered<CrossingReceipt>> {
    const { document } = asked.body;
    const identified = document === undefined ? undefined : await identify(this.bus, asked, { document });
    const crossing: IdentifiedCrossing = { ...asked.body, identified };
    return this.bus.pass(RECORD_CROSSING, { ...asked, body: crossing });
  }
}
