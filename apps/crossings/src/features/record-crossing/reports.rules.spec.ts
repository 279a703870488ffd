import type { CredentialReading, PermitCredential } from '@gatebook/credential';
import { lockNames, withReading, type Report } from './reports.rules.js';

const credential = { permitNumber: 'LA-26-0000001', issuerSide: 'LA' } as PermitCredential;
const report = { body: { crossingId: 'c', permitNumber: 'LA-26-9999999' }, reading: null } as unknown as Report;
const over: CredentialReading = { outcome: 'malformed', detail: 'no longer to be used', time: 'over', credential };

describe('a report with a paper', () => {
  it('is about whom the paper speaks for, also where it is over', () => {
    for (const reading of [over, { outcome: 'valid', kid: 'k', credential } as const]) {
      const read = withReading(report, reading);
      expect(read.body.permitNumber).toBe('LA-26-0000001');
      expect(lockNames(read, null)).toEqual(['crossing:c', 'permit:LA-26-0000001']);
      // Also where somebody is known by another paper: another gate may know nobody.
      expect(lockNames(read, 'p')).toEqual(['crossing:c', 'person:p', 'permit:LA-26-0000001']);
    }
  });

  it('is about what was typed where nothing genuine was read', () => {
    expect(withReading(report, { outcome: 'signature-invalid', kid: 'k' }).body.permitNumber).toBe('LA-26-9999999');
  });
});
