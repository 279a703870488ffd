/** The holder as the card shows him or her; only the name carried on the document is always there. */
export interface CredentialHolder {
  /** The name in Latin letters, as printed in the document. */
  readonly latinName: string;
  /** The name in the holder's own script; absent when it was not given or did not fit the QR code. */
  readonly ownScriptName?: string;
  /** `1994-03-09`, or `1994-03` or `1994` where no more is known. */
  readonly birthDate: string;
  /** ICAO Doc 9303-3 three-letter code. */
  readonly nationality: string;
}

/** Where a permit's standing is found: which status list, and which entry of it. */
export interface StatusListEntry {
  readonly list: number;
  readonly index: number;
}

/** What a permit says about itself in its QR code, once decoded; whether it is still good is not decided here. */
export interface PermitCredential {
  readonly permitNumber: string;
  readonly permitType: string;
  /** The side (ISO 3166-1) whose authority issued and signed it. */
  readonly issuerSide: string;
  /** The side the permit lets its holder visit. */
  readonly hostSide: string;
  readonly holder: CredentialHolder;
  /** Salt (8 bytes) and truncated SHA-256 (16 bytes) of the document, made by `documentDigest`. */
  readonly documentDigest?: Uint8Array;
  /** First day of validity, a day of the host side. */
  readonly validFrom: string;
  /** Last day of validity, included; a day of the host side. */
  readonly validUntil: string;
  readonly gates: readonly string[];
  readonly zone: readonly string[];
  /** A worker's employer; ends in `…` when it was shortened to fit the QR code. */
  readonly employer?: string;
  /** Territory code of a worker's workplace. */
  readonly workplace?: string;
  readonly statusList: StatusListEntry;
  /** Instant of signing, RFC 3339 in UTC, whole seconds. */
  readonly issuedAt: string;
}

/** A private Ed25519 key (its 32-byte seed) and the name it has in the trust list. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: Uint8Array;
}

/** What came of reading a credential; `valid` speaks of form and signature only, never of the permit's standing. */
export type CredentialReading =
  | { readonly outcome: 'valid'; readonly credential: PermitCredential; readonly kid: string }
  /**
   * `time` tells of a genuine signature that does not hold at the instant of reading: signed later, not yet usable, or over. Of one that is over the
   * credential is given along: it admits nobody, and says whose paper it was.
   */
  | {
      readonly outcome: 'malformed';
      readonly detail: string;
      readonly time?: 'signed-later' | 'not-yet' | 'over';
      readonly credential?: PermitCredential;
    }
  | { readonly outcome: 'issuer-unknown'; readonly kid: string }
  | { readonly outcome: 'signature-invalid'; readonly kid: string };

/** What a genuine signature speaks for, usable or not: whose paper it was. Null where nothing genuine was read. */
export function credentialIn(reading: CredentialReading | null): PermitCredential | null {
  return reading !== null && 'credential' in reading ? (reading.credential ?? null) : null;
}
