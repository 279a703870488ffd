import type { Registration, RegistrationChanged } from '@gatebook/contracts';
import { sectionOf } from './industry.rules.js';
import type { KnownRegistration } from './registration.types.js';

/** A registration as callers see it. */
export function registrationAnswer(row: KnownRegistration): Registration {
  const { registrationId, version, number, status, officeId, personId, agreementId, corridorId, employerId, employerName } = row;
  const { homeSide, hostSide, contract, papers, permitType, rulebookVersion } = row;
  return {
    registrationId,
    version,
    number,
    status,
    officeId,
    personId,
    agreementId,
    corridorId,
    employerId,
    employerName,
    homeSide,
    hostSide,
    contract,
    papers,
    permitType,
    rulebookVersion,
    note: row.note ?? undefined,
    reason: row.reason ?? undefined,
    renewalOf: row.renewalOf ?? undefined,
    transferOf: row.transferOf ?? undefined,
    submittedBy: row.submittedBy ?? undefined,
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
  };
}

/**
 * The same for a permit officer of any office, who reads the registration of a permit to know whom it is for, where and how long,
 * and not what the worker earns or has handed in.
 */
export function registrationForPermits({ note: _note, contract, ...registration }: Registration): Registration {
  const { wage: _wage, ...shown } = contract;
  return { ...registration, contract: shown, papers: [] };
}

/** A registration as other services hear of it: ids and codes. */
export function registrationChanged(row: KnownRegistration): RegistrationChanged {
  const {
    registrationId,
    version,
    status,
    number,
    officeId,
    personId,
    agreementId,
    corridorId,
    employerId,
    employerName,
    hostSide,
    hostTerritory,
  } = row;
  const { sex, birthYear, nationality, contract } = row;
  return {
    registrationId,
    version,
    status,
    number,
    officeId,
    personId,
    agreementId,
    corridorId,
    employerId,
    employerName,
    hostSide,
    hostTerritory,
    sex,
    birthYear,
    nationality,
    homeTerritory: row.homeTerritory ?? undefined,
    occupation: contract.occupation,
    industry: sectionOf(row.industry) ?? row.industry,
    contractFrom: contract.from,
    contractTo: contract.to,
    permitType: row.permitOnApproval ? row.permitType : null,
    changedAt: row.changedAt.toISOString(),
  };
}
