import { dateAsRead, findingOf } from '../../shell/zone-lines.js';
import type { MadeCheck, ZoneRead } from './gate-calls.js';

/** What to compare with the paper in the officer's hand; of a person whom the registry named it is what the registry says. */
export interface SeenOnPaper {
  readonly name?: string;
  readonly birthDate?: string;
  readonly nationality?: string;
  /** Whose and which paper was shown: `LAO P1234567`, or the number of a permit. */
  readonly paper?: string;
  readonly namesFrom: MadeCheck['answer']['person']['namesFrom'] | 'zone';
}

/** Name, birth date, nationality and number to compare. Where nobody is named, the zone that was shown is: the registry does not know its holder. */
export function seenOnPaper({ answer: { person, permit }, shown, zone }: Pick<MadeCheck, 'answer' | 'shown' | 'zone'>): SeenOnPaper {
  const paper = paperOf(shown, zone, permit !== null);
  const { names, birthDate, nationality, namesFrom } = person;
  if (names !== undefined || !zone || zone.format === 'unreadable') return { name: names, birthDate, nationality, paper, namesFrom };
  const read = zone.names[0];
  const name = [read?.familyName, read?.givenNames].filter(Boolean).join(' ');
  return {
    name: name === '' ? undefined : name,
    birthDate: zone.birthDate ?? undefined,
    nationality: zone.nationality ?? undefined,
    paper,
    namesFrom: name === '' ? namesFrom : 'zone',
  };
}

function paperOf(shown: MadeCheck['shown'], zone: ZoneRead | null | undefined, isPermitShown: boolean): string | undefined {
  if ('document' in shown) return `${shown.document.issuer} ${shown.document.number}`;
  if ('permitNumber' in shown) return isPermitShown ? undefined : shown.permitNumber;
  return zone?.document && `${zone.document.issuer} ${zone.document.number}`;
}

/** One thing that is odd about what was shown, and the fields of the zone that it was found in. */
export interface Finding {
  readonly code: string;
  readonly fields: readonly { readonly field: string; readonly read?: string }[];
}

/** The findings of a check, each with its fields as far as the zone was read: a date that cannot be is told as it stands there. */
export function findingsOf({ answer, shown, zone }: Pick<MadeCheck, 'answer' | 'shown' | 'zone'>): readonly Finding[] {
  const lines = 'mrz' in shown ? shown.mrz : [];
  const codeOf = (code: string): string => (zone?.format === 'unreadable' ? 'DOCUMENT_UNREADABLE' : findingOf(code));
  return (answer.findings ?? []).map((code) => {
    const faults = (zone?.problems ?? []).filter((fault) => codeOf(fault.code) === code);
    const fields = [...new Set(faults.map(({ field }) => field))];
    return {
      code,
      fields: fields.map((field) => ({
        field,
        read: dateAsRead(
          faults.find((fault) => fault.field === field),
          lines,
        ),
      })),
    };
  });
}
