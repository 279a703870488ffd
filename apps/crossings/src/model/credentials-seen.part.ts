import { Injectable } from '@nestjs/common';
import { readCredential, type CredentialReading, type PermitCredential, type TrustList } from '@gatebook/credential';
import { registryNumber } from '@gatebook/contracts';
import { SIDES } from '@gatebook/reference-data';
import { ServiceSettings, type Db } from '@gatebook/service-kit';
import { CredentialSeenStore } from './credential-seen.store.js';

type Named = Pick<PermitCredential, 'permitNumber' | 'issuerSide'>;

/** Reads papers, and remembers when one was seen for the first time: nothing else speaks for what a distrusted key signed. */
@Injectable()
export class CredentialsSeen {
  constructor(
    private readonly store: CredentialSeenStore,
    private readonly settings: ServiceSettings,
  ) {}

  /** The reading, with the permit's number as the registry writes numbers. */
  async read(db: Db, text: string, trustList: TrustList, at: Date, now: Date): Promise<CredentialReading> {
    const reading = await this.readAsSigned(db, text, trustList, at, now);
    if (!('credential' in reading) || reading.credential === undefined) return reading;
    const permitNumber = registryNumber(reading.credential.permitNumber);
    // A key speaks for its own side's numbers: whoever signs another side's is nobody there.
    if (isOfAnotherSide(permitNumber, reading.credential.issuerSide)) return { outcome: 'issuer-unknown', kid: '' };
    return { ...reading, credential: { ...reading.credential, permitNumber } };
  }

  private async readAsSigned(db: Db, text: string, trustList: TrustList, at: Date, now: Date): Promise<CredentialReading> {
    const named: Named[] = [];
    const note = (credential: Named): null => {
      named.push(credential);
      return null;
    };
    const reading = readCredential(text, trustList, at, note);
    if (reading.outcome === 'valid') await this.remember(db, reading.credential, now);
    const [credential] = named;
    if (reading.outcome !== 'issuer-unknown' || credential === undefined) return reading;
    const firstSeen = await this.store.findFirst(db, credential.issuerSide, credential.permitNumber, this.settings.side);
    return firstSeen === null ? reading : readCredential(text, trustList, at, () => firstSeen);
  }

  /** Of our own permits the registry tells us; of others only what was read here. */
  private async remember(db: Db, { issuerSide, permitNumber }: Named, now: Date): Promise<void> {
    if (issuerSide === this.settings.side) return;
    await this.store.insert(db, issuerSide, permitNumber, now);
  }
}

/** Numbers of a known side begin with its letters. */
function isOfAnotherSide(permitNumber: string, issuerSide: string): boolean {
  return SIDES.some(({ side }) => side !== issuerSide && permitNumber.startsWith(`${side}-`));
}
