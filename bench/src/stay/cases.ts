import { stayOn, stayWhatIf, type Rulebook, type StayQuestion, type WhatIfQuestion } from '@gatebook/rulebook';

/** A history as JSON writes it: instants as text, and of a rulebook only what a stay needs. */
export interface WrittenHistory extends Omit<StayQuestion, 'on' | 'crossings' | 'rulebooks' | 'recordFrom'> {
  readonly on: string;
  readonly recordFrom?: string;
  readonly crossings: readonly (Omit<StayQuestion['crossings'][number], 'at'> & { readonly at: string })[];
  readonly rulebooks: readonly (Partial<Rulebook> & Pick<Rulebook, 'version' | 'effectiveFrom' | 'permits'>)[];
}

/** A question with the figures that are expected of its answer; others are not looked at. */
export interface Case {
  readonly name: string;
  readonly source?: string;
  readonly whatIf?: WhatIfQuestion;
  readonly history?: WrittenHistory;
  readonly expect: Readonly<Record<string, unknown>>;
}

/** A file of cases. */
export interface CaseFile {
  readonly title: string;
  readonly cases: readonly Case[];
}

/** What came of a case: the figures that differ, none where engine and expectation agree. */
export interface CaseResult {
  readonly name: string;
  readonly source?: string;
  readonly agrees: boolean;
  readonly differs: readonly { readonly figure: string; readonly expected: unknown; readonly found: unknown }[];
}

/** Asks the engine every case of a file. */
export function runCases({ cases }: CaseFile): readonly CaseResult[] {
  return cases.map(({ name, source, whatIf, history, expect }) => {
    const answer = plain(whatIf !== undefined ? stayWhatIf(whatIf) : history !== undefined ? stayOn(historyOf(history)) : {});
    const differs = Object.entries(expect)
      .filter(([figure, expected]) => JSON.stringify(answer[figure] ?? null) !== JSON.stringify(expected))
      .map(([figure, expected]) => ({ figure, expected, found: answer[figure] ?? null }));
    return { name, source, agrees: differs.length === 0, differs };
  });
}

/** The question that a written history asks. */
export function historyOf({ on, recordFrom, crossings, rulebooks, ...history }: WrittenHistory): StayQuestion {
  return {
    ...history,
    on: new Date(on),
    ...(recordFrom !== undefined && { recordFrom: new Date(recordFrom) }),
    crossings: crossings.map((crossing) => ({ ...crossing, at: new Date(crossing.at) })),
    rulebooks: rulebooks.map((rulebook) => ({
      corridorId: 'as written',
      title: { en: 'as written' },
      sides: ['VN', history.hostSide] as const,
      territories: ['', ''] as const,
      agreements: [],
      corridorGates: { id: '1', sources: [], confidence: 'unverified', gateIds: [] },
      gateClasses: [],
      withoutPermit: [],
      labour: [],
      vehicles: [],
      exchange: [],
      ...rulebook,
    })),
  };
}

function plain(answer: object): Readonly<Record<string, unknown>> {
  const read: unknown = JSON.parse(JSON.stringify(answer));
  return typeof read === 'object' && read !== null ? { ...read } : {};
}
