import { Injectable } from '@nestjs/common';
import { registryNumber, type Employer } from '@gatebook/contracts';
import type { Transaction } from '@gatebook/service-kit';
import { EmployerEntity } from './employer.entity.js';

/** Which employers to list. */
export interface EmployersWanted {
  readonly q?: string;
  readonly registrationNumber?: string;
  readonly after?: string;
  readonly limit: number;
}

const LOCKS = { share: { lock: { mode: 'pessimistic_read' } }, lock: { lock: { mode: 'pessimistic_write' } }, none: {} } as const;

/** Keeps employers. */
@Injectable()
export class EmployerStore {
  async insert(tx: Transaction, employer: Employer, now: Date): Promise<void> {
    await tx.insert(EmployerEntity, { ...columnsOf(employer), enteredAt: now });
  }

  async update(tx: Transaction, employer: Employer): Promise<void> {
    const { employerId, ...columns } = columnsOf(employer);
    const { affected } = await tx.update(EmployerEntity, { employerId }, columns);
    if (affected !== 1) throw new Error(`employer ${employerId} is gone during its change`);
  }

  /** With `lock` two amendments meet here; with `share` it stays as it is until the registration that names it is kept. */
  async find(tx: Transaction, employerId: string, lock: keyof typeof LOCKS = 'none'): Promise<Employer | null> {
    const found = await tx.findOne(EmployerEntity, { where: { employerId }, ...LOCKS[lock] });
    return found && employerOf(found);
  }

  /** A number entered before numbers were kept in capitals is found all the same. */
  async list(tx: Transaction, { q, registrationNumber, after, limit }: EmployersWanted): Promise<readonly Employer[]> {
    const query = tx.createQueryBuilder(EmployerEntity, 'employer').orderBy('employer.employerId').limit(limit);
    if (q !== undefined)
      query.andWhere(
        `(upper(employer.registration_number) = :asNumber OR strpos(lower(employer.name), lower(:q)) > 0
          OR strpos(lower(coalesce(employer.name_latin, '')), lower(:q)) > 0)`,
        { q, asNumber: registryNumber(q) },
      );
    if (registrationNumber !== undefined)
      query.andWhere('upper(employer.registration_number) = upper(:registrationNumber)', { registrationNumber });
    if (after !== undefined) query.andWhere('employer.employer_id > :after', { after });
    return (await query.getMany()).map(employerOf);
  }
}

function columnsOf({ nameLatin, phone, email, officeId, ...employer }: Employer): Omit<EmployerEntity, 'enteredAt'> {
  return { ...employer, nameLatin: nameLatin ?? null, phone: phone ?? null, email: email ?? null, officeId: officeId ?? null };
}

function employerOf({ nameLatin, phone, email, officeId, enteredAt: _, ...employer }: EmployerEntity): Employer {
  return {
    ...employer,
    nameLatin: nameLatin ?? undefined,
    phone: phone ?? undefined,
    email: email ?? undefined,
    officeId: officeId ?? undefined,
  };
}
