import type { EntityClass } from '@gatebook/service-kit';
import { AgreementEntity } from './agreement.entity.js';
import { FocalPointEntity } from './focal-point.entity.js';
import { NoticeEntity } from './notice.entity.js';
import { SideKeyEntity } from './side-key.entity.js';

/** The tables that are kept by entities; all others by the SQL of their stores. */
export const ENTITIES: readonly EntityClass[] = [AgreementEntity, FocalPointEntity, NoticeEntity, SideKeyEntity];
