import { aRulebook } from '../test/a-check.js';
import { rulebookInForceOn, rulebooksAsKnown, type SignedRulebook } from './index.js';

const ZONES: Readonly<Record<string, string>> = { VN: 'Asia/Ho_Chi_Minh', CN: 'Asia/Shanghai', LA: 'Asia/Vientiane' };
const signed = (version: number, effectiveFrom: string, inForceSince?: string): SignedRulebook => ({
  document: aRulebook({ version, effectiveFrom }),
  inForceSince,
});
const versionOn = (day: string, ...versions: readonly SignedRulebook[]): number | undefined => {
  const known = rulebooksAsKnown(versions, (side) => ZONES[side] ?? 'UTC');
  return rulebookInForceOn(known, versions[0]?.document.corridorId ?? '', day)?.version;
};

describe('rulebooks as each day knew them', () => {
  const first = signed(1, '2025-07-01', '2025-06-20T02:00:00Z');

  it('let a version that is signed later say nothing of the days before', () => {
    const backdated = signed(2, '2025-07-01', '2026-11-20T02:00:00Z');
    expect(versionOn('2026-10-05', first, backdated)).toBe(1);
    expect(versionOn('2026-11-20', first, backdated)).toBe(1);
    expect(versionOn('2026-11-21', first, backdated)).toBe(2);
  });

  it('take the later of the two sides’ days, and leave a version that takes effect forward as it is', () => {
    const atMidnight = signed(2, '2026-01-01', '2026-11-20T16:30:00Z');
    expect(versionOn('2026-11-21', first, atMidnight)).toBe(1);
    expect(versionOn('2026-11-22', first, atMidnight)).toBe(2);
    const forward = signed(2, '2027-01-01', '2026-11-20T02:00:00Z');
    expect([versionOn('2026-12-31', first, forward), versionOn('2027-01-01', first, forward)]).toEqual([1, 2]);
  });

  it('take the first version, and those of which it is not known when they were signed, at their word', () => {
    expect(versionOn('2025-07-02', signed(1, '2025-07-01', '2026-11-20T02:00:00Z'))).toBe(1);
    expect(versionOn('2025-07-02', signed(1, '2025-07-01'), signed(2, '2025-07-02'))).toBe(2);
    const [told, later] = [signed(1, '2025-07-01'), signed(2, '2025-07-01', '2026-11-20T02:00:00Z')];
    expect([versionOn('2026-10-05', told, later), versionOn('2026-11-21', told, later)]).toEqual([1, 2]);
  });

  it('leave out what was signed when a day that is past was over, but never the first version', () => {
    const forward = signed(2, '2027-01-01', '2026-11-20T02:00:00Z');
    const versionsAt = (until: string, ...versions: readonly SignedRulebook[]) =>
      rulebooksAsKnown(versions, () => 'UTC', new Date(until)).map(({ version }) => version);
    expect(versionsAt('2026-11-20T02:00:00Z', first, forward)).toEqual([1]);
    expect(versionsAt('2026-11-20T02:00:01Z', first, forward)).toEqual([1, 2]);
    expect(versionsAt('2025-01-01T00:00:00Z', first)).toEqual([1]);
  });
});
