import { randomBytes } from 'node:crypto';
import { StoryApi, textOf } from './story-api.js';

/** A sign-in of the story. */
export interface StoryOfficer {
  readonly username: string;
  readonly password: string;
  readonly role: string;
  readonly officeId: string;
  readonly gateIds?: readonly string[];
}

/** An API client of the story. */
export interface StoryClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly role: string;
  readonly officeId: string;
  readonly gateIds?: readonly string[];
}

/** Everybody who can act in the story. */
export interface StoryCast {
  readonly officers: readonly StoryOfficer[];
  readonly clients: readonly StoryClient[];
}

/** The two gates of the story. */
export const GATES = ['vncn-huu-nghi', 'vnla-la-lay'] as const;

const OFFICES = [
  { key: 'labour', name: 'Phòng Lao động Lạng Sơn (chuyện kể)', kind: 'labour', territory: 'VN:VN-09' },
  { key: 'labour-quang-tri', name: 'Phòng Lao động Quảng Trị (chuyện kể)', kind: 'labour', territory: 'VN:VN-25:2025' },
  { key: 'permit', name: 'Phòng Xuất nhập cảnh Lạng Sơn (chuyện kể)', kind: 'permit', territory: 'VN:VN-09' },
  { key: 'gate', name: 'Trạm cửa khẩu Hữu Nghị và La Lay (chuyện kể)', kind: 'gate', territory: 'VN:VN-09', gateIds: GATES },
  { key: 'province', name: 'Cơ quan Thống kê Lạng Sơn (chuyện kể)', kind: 'province', territory: 'VN:VN-09' },
  { key: 'authority', name: 'Cơ quan đầu mối (chuyện kể)', kind: 'authority', territory: 'VN' },
] as const;

/** Role, office and user name; the first of each role is the one to try. */
const ROLES: readonly (readonly [string, string, string])[] = [
  ['labour-officer', 'labour', 'lan.labour'],
  ['labour-supervisor', 'labour', 'son.supervisor'],
  ['permit-officer', 'permit', 'hoa.permit'],
  ['permit-supervisor', 'permit', 'binh.permit'],
  ['gate-officer', 'gate', 'minh.gate'],
  ['gate-supervisor', 'gate', 'thu.gate'],
  ['province-analyst', 'province', 'mai.analyst'],
  ['focal-point', 'authority', 'an.focal'],
  ['administrator', 'authority', 'ha.admin'],
  ['auditor', 'authority', 'yen.auditor'],
];
/** Nobody signs a rulebook for both sides, and no machine for any: a second officer does. */
const FURTHER_OFFICERS: readonly (readonly [string, string, string])[] = [['focal-point', 'authority', 'linh.focal']];
const FURTHER_CLIENTS: readonly (readonly [string, string])[] = [
  ['labour-officer', 'labour-quang-tri'],
  ['labour-supervisor', 'labour-quang-tri'],
  ['focal-point', 'authority'],
];

/** Makes the offices, an officer and an API client of each role, and what the story itself needs beside them. */
export async function makeOffices(administrator: StoryApi): Promise<StoryCast> {
  const officeIds = new Map<string, string>();
  for (const { key, ...office } of OFFICES) officeIds.set(key, textOf(await administrator.post('/offices', office), 'officeId'));
  const officeOf = (key: string): { officeId: string; gateIds?: readonly string[] } => ({
    officeId: officeIds.get(key) ?? '',
    ...(key === 'gate' && { gateIds: GATES }),
  });
  const officers: StoryOfficer[] = [];
  for (const [role, office, username] of [...ROLES, ...FURTHER_OFFICERS]) {
    const officer = { username, password: randomBytes(12).toString('base64url'), role, ...officeOf(office) };
    await administrator.post('/officers', officer);
    officers.push(officer);
  }
  const clients: StoryClient[] = [];
  for (const [role, office] of [...ROLES, ...FURTHER_CLIENTS]) {
    const client = { role, ...officeOf(office) };
    const made = await administrator.post('/api-clients', { name: `${role} of the story`, ...client });
    clients.push({ clientId: textOf(made, 'clientId'), clientSecret: textOf(made, 'clientSecret'), ...client });
  }
  return { officers, clients };
}
