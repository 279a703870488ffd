import type { EntityClass } from '@gatebook/service-kit';
import { ApiClientEntity } from './api-client.entity.js';
import { OfficeEntity } from './office.entity.js';
import { OfficerEntity } from './officer.entity.js';

/** The tables that are kept by entities; all others by the SQL of their stores. */
export const ENTITIES: readonly EntityClass[] = [OfficeEntity, OfficerEntity, ApiClientEntity];
