import { findGate } from '@gatebook/reference-data';
import { DIRECTIONS } from '@gatebook/vocabulary';
import { TOTAL, TOTAL_LEVEL, underTotal, type TableDimension } from '../../model/dimension.rules.js';
import { isTerritoryId } from '../territory.rules.js';

/** Gates under the territories of this side's posts. */
export const GATE: TableDimension = {
  id: 'gate',
  title: { vi: 'Cửa khẩu', lo: 'ດ່ານ', zh: '口岸', en: 'Gate' },
  codeList: 'gates',
  levels: (occurring, { side }) => {
    const gates = occurring.filter((code) => !isTerritory(code));
    const territories = [...new Set(gates.map((gate) => territoryOfGate(gate, side)))].sort();
    return [
      TOTAL_LEVEL,
      { id: 'territory', codes: territories.map((code) => ({ code, parent: TOTAL })) },
      { id: 'gate', codes: gates.map((code) => ({ code, parent: territoryOfGate(code, side) })) },
    ];
  },
  knows: (code, side) => findGate(code)?.posts.some((post) => post.side === side) ?? isTerritoryId(code),
  sumsUp: isTerritory,
  territoryOf: (code, side) => (isTerritory(code) ? code : territoryOfGate(code, side)),
};

/** All days of the month. */
export const DAY: TableDimension = {
  id: 'day',
  title: {
    vi: 'Ngày theo múi giờ của cửa khẩu',
    lo: 'ວັນຕາມເຂດເວລາຂອງດ່ານ',
    zh: '日期（口岸所在时区）',
    en: 'Day of the gate’s own zone',
  },
  codeList: 'days',
  levels: (_, { month }) => underTotal('day', daysOf(month)),
  wrongTime: (day, { month, until }) => [
    ...(day.slice(0, 7) > until
      ? [{ pointer: '/day', code: 'DAY_NOT_RELEASED', detail: `the release goes until ${until}`, values: { until } }]
      : []),
    ...(month !== undefined && !day.startsWith(month)
      ? [{ pointer: '/day', code: 'DAY_OUTSIDE_MONTH', detail: 'day is not in month' }]
      : []),
  ],
};

/** Both directions, also where nobody passed in one. */
export const DIRECTION: TableDimension = {
  id: 'direction',
  title: { vi: 'Hướng, nhìn từ phía này', lo: 'ທິດທາງ, ເບິ່ງຈາກຝ່າຍນີ້', zh: '方向（从本方看）', en: 'Direction, seen from this side' },
  codeList: 'directions',
  levels: () => underTotal('direction', DIRECTIONS),
};

/** Persons and vehicles, which are never added up. */
export const TRAFFIC: TableDimension = {
  id: 'traffic',
  title: { vi: 'Giao thông', lo: 'ປະເພດການສັນຈອນ', zh: '交通类别', en: 'Traffic' },
  codeList: 'traffic',
  levels: (occurring) => [{ id: 'traffic', codes: occurring.map((code) => ({ code })) }],
};

/** The territory of this side's post of a gate; a gate that the reference data does not know has one of its own. */
export function territoryOfGate(gate: string, side: string): string {
  return findGate(gate)?.posts.find((post) => post.side === side)?.territory ?? `${side}:unknown`;
}

/** Whether a code of the dimension is a territory's (ISO 3166-1, colon, ISO 3166-2), which gates' codes never are. */
export function isTerritory(code: string): boolean {
  return code.includes(':');
}

function daysOf(month: string): readonly string[] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: days }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`);
}
