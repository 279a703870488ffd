import type { Paper, RegistrationStatus, Wage } from '@gatebook/contracts';
import type { KnownRegistration, RegistrationRow } from './registration.js';

/** A row as SQL gives it, with the employer's name and industry beside it. */
export interface SqlRegistration {
  readonly registration_id: string;
  readonly version: number;
  readonly number: string;
  readonly office_id: string;
  readonly status: RegistrationStatus;
  readonly person_id: string;
  readonly sex: string;
  readonly birth_year: number;
  readonly nationality: string;
  readonly home_territory: string | null;
  readonly agreement_id: string;
  readonly corridor_id: string;
  readonly employer_id: string;
  readonly employer_name: string;
  readonly industry: string;
  readonly home_side: string;
  readonly host_side: string;
  readonly host_territory: string;
  readonly occupation: string;
  readonly contract_from: string;
  readonly contract_to: string;
  readonly wage: Wage | null;
  readonly papers: readonly Paper[];
  readonly note: string | null;
  readonly permit_type: string | null;
  readonly permit_on_approval: boolean;
  readonly rulebook_version: number;
  readonly reason: string | null;
  readonly renewal_of: string | null;
  readonly transfer_of: string | null;
  readonly submitted_by: string | null;
  readonly chain_id: string | null;
  readonly succeeds: string | null;
  readonly created_at: Date;
  readonly changed_at: Date;
}

/** Each column with the value it holds, the id first. */
const VALUES: readonly (readonly [string, (row: RegistrationRow) => unknown])[] = [
  ['registration_id', (row) => row.registrationId],
  ['version', (row) => row.version],
  ['number', (row) => row.number],
  ['office_id', (row) => row.officeId],
  ['status', (row) => row.status],
  ['person_id', (row) => row.personId],
  ['sex', (row) => row.sex],
  ['birth_year', (row) => row.birthYear],
  ['nationality', (row) => row.nationality],
  ['home_territory', (row) => row.homeTerritory],
  ['agreement_id', (row) => row.agreementId],
  ['corridor_id', (row) => row.corridorId],
  ['employer_id', (row) => row.employerId],
  ['home_side', (row) => row.homeSide],
  ['host_side', (row) => row.hostSide],
  ['host_territory', (row) => row.hostTerritory],
  ['occupation', (row) => row.contract.occupation],
  ['contract_from', (row) => row.contract.from],
  ['contract_to', (row) => row.contract.to],
  ['wage', (row) => (row.contract.wage === undefined ? null : JSON.stringify(row.contract.wage))],
  ['papers', (row) => JSON.stringify(row.papers)],
  ['note', (row) => row.note],
  ['permit_type', (row) => row.permitType],
  ['permit_on_approval', (row) => row.permitOnApproval],
  ['rulebook_version', (row) => row.rulebookVersion],
  ['reason', (row) => row.reason],
  ['renewal_of', (row) => row.renewalOf],
  ['transfer_of', (row) => row.transferOf],
  ['submitted_by', (row) => row.submittedBy],
  ['chain_id', (row) => row.chainId],
  ['succeeds', (row) => row.succeeds],
  ['created_at', (row) => row.createdAt],
  ['changed_at', (row) => row.changedAt],
];

/** The columns of the table, the id first. */
export const REGISTRATION_COLUMNS: readonly string[] = VALUES.map(([column]) => column);

/** The values of a registration in the order of the columns. */
export function valuesOf(row: RegistrationRow): readonly unknown[] {
  return VALUES.map(([, value]) => value(row));
}

/** A registration from its row. */
export function registrationOf(row: SqlRegistration): KnownRegistration {
  return {
    registrationId: row.registration_id,
    version: row.version,
    number: row.number,
    officeId: row.office_id,
    status: row.status,
    personId: row.person_id,
    sex: row.sex,
    birthYear: row.birth_year,
    nationality: row.nationality,
    homeTerritory: row.home_territory,
    agreementId: row.agreement_id,
    corridorId: row.corridor_id,
    employerId: row.employer_id,
    employerName: row.employer_name,
    industry: row.industry,
    homeSide: row.home_side,
    hostSide: row.host_side,
    hostTerritory: row.host_territory,
    contract: {
      occupation: row.occupation,
      workplaceTerritory: row.host_territory,
      from: row.contract_from,
      to: row.contract_to,
      wage: row.wage ?? undefined,
    },
    papers: row.papers,
    note: row.note,
    permitType: row.permit_type,
    permitOnApproval: row.permit_on_approval,
    rulebookVersion: row.rulebook_version,
    reason: row.reason,
    renewalOf: row.renewal_of,
    transferOf: row.transfer_of,
    submittedBy: row.submitted_by,
    chainId: row.chain_id ?? row.registration_id,
    succeeds: row.succeeds,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}
