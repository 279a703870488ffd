import type { EntityClass } from '@gatebook/service-kit';
import { PermitEntity } from './permit.entity.js';

/** The tables that are kept by entities; all others by the SQL of their stores. */
export const ENTITIES: readonly EntityClass[] = [PermitEntity];
