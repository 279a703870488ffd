import type { Attack, Measured } from './measure-releases.js';

/** Differences of 1 to 9 that can be subtracted, those between neighbours in a line left out: they are no group's count. */
export function derivedBy({ differences }: Attack): number {
  const { siblings: _, ...others } = differences;
  return Object.values(others).reduce((sum, found) => sum + found, 0);
}

/** Groups, cells and changes proven to count 1 to 9, and cells pinned to one value. */
export function provenBy({ inference }: Attack): number {
  return inference.hiddenProvenSmall + inference.hiddenPinned + inference.groupsProvenSmall + inference.changesProvenSmall;
}

/** Whether the attacker came away with nothing: no difference of 1 to 9, no shown cell under 10, nothing proven. */
export function attackerFoundNothing({ releases }: Measured): boolean {
  return releases.every(({ attack }) => derivedBy(attack) + attack.differences.siblings + provenBy(attack) === 0);
}

/** The run as a table for a terminal. */
export function tableOf(measured: Measured): string {
  const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
  const header = [
    'release',
    'measure',
    'shown',
    'hidden',
    'count lost',
    'mean error',
    'derived 1-9',
    'proven 1-9',
    'pinned',
    'averaged error',
  ];
  const plainHeader = ['hidden', 'count lost', 'derived 1-9', 'proven 1-9'];
  const rows = measured.releases.map(({ release, report, attack, averages, attackOnPlain }) => [
    String(release),
    report.measure,
    String((report.byStatus.shown ?? 0) + (report.byStatus.zero ?? 0)),
    percent(report.loss.cellsHidden),
    percent(report.loss.countHidden),
    report.loss.meanAbsoluteError.toFixed(2),
    String(derivedBy(attack) + attack.differences.siblings),
    String(provenBy(attack)),
    String(attack.inference.shownPinned),
    `${averages.errorOfAverages.toFixed(2)} (figures: ${averages.errorOfFigures.toFixed(2)})`,
    '|',
    percent(report.plain.cellsHidden),
    percent(report.plain.countHidden),
    String(derivedBy(attackOnPlain)),
    String(provenBy(attackOnPlain)),
  ]);
  const lines = [
    ['', '', '', '', '', '', '', '', '', '', '|', 'plain suppression:', '', '', ''],
    [...header, '|', ...plainHeader],
    ...rows,
  ];
  const widths = header.concat('|', plainHeader).map((_, place) => Math.max(...lines.map((line) => line[place]?.length ?? 0)));
  const text = lines.map((line) =>
    line
      .map((entry, place) => entry.padEnd(widths[place] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [
    `${measured.contributions} contributions, ${measured.cells} cells`,
    ...text,
    `protected in ${measured.secondsToProtect.map((one) => `${one.toFixed(1)} s`).join(', ')} · digest ${measured.digest}`,
    '',
  ].join('\n');
}
