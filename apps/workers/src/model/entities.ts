import type { EntityClass } from '@gatebook/service-kit';
import { EmployerEntity } from './employer.entity.js';
import { RegistrationEntity } from './registration.entity.js';

/** The tables that are kept by entities; all others by the SQL of their stores. */
export const ENTITIES: readonly EntityClass[] = [EmployerEntity, RegistrationEntity];
