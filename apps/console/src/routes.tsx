import { GATE, LABOUR, OFFICER_ROLES, PERMIT, type OfficerRole } from '@gatebook/vocabulary';
import type { ReactNode } from 'react';
import { AdministerClientsPage } from './features/administer-clients/administer-clients-page.js';
import { AdministerOfficersPage } from './features/administer-officers/administer-officers-page.js';
import { AdministerOfficesPage } from './features/administer-offices/administer-offices-page.js';
import { CheckAtGatePage } from './features/check-at-gate/check-at-gate-page.js';
import { DecideRegistrationPage } from './features/decide-registration/decide-registration-page.js';
import { EnterEmployerPage } from './features/enter-employer/enter-employer-page.js';
import { IssuePermitPage } from './features/issue-permit/issue-permit-page.js';
import { ListPermitsPage } from './features/list-permits/list-permits-page.js';
import { ListRegistrationsPage } from './features/list-registrations/list-registrations-page.js';
import { RegisterWorkerPage } from './features/register-worker/register-worker-page.js';
import { ShowBoardPage } from './features/show-board/show-board-page.js';
import { ShowPermitPage } from './features/show-permit/show-permit-page.js';
import { ShowTablePage } from './features/show-table/show-table-page.js';

/** A screen, who it is for, and its place in the menu. */
export interface Room {
  readonly path: string;
  /** Key of its title in the message catalogue. */
  readonly title: string;
  readonly roles: readonly OfficerRole[];
  readonly inMenu: boolean;
  readonly page: ReactNode;
}

const ADMINISTRATOR = ['administrator'] as const;

const ROOMS: readonly Room[] = [
  { path: '/gate', title: 'gate.title', roles: GATE, inMenu: true, page: <CheckAtGatePage /> },
  { path: '/board', title: 'board.title', roles: GATE, inMenu: true, page: <ShowBoardPage /> },
  { path: '/registrations', title: 'registrations.title', roles: LABOUR, inMenu: true, page: <ListRegistrationsPage /> },
  { path: '/workers/new', title: 'register.title', roles: LABOUR, inMenu: true, page: <RegisterWorkerPage /> },
  { path: '/registrations/:registrationId', title: 'registrations.title', roles: LABOUR, inMenu: false, page: <DecideRegistrationPage /> },
  { path: '/employers', title: 'employers.title', roles: LABOUR, inMenu: true, page: <EnterEmployerPage /> },
  { path: '/permits', title: 'permits.title', roles: PERMIT, inMenu: true, page: <ListPermitsPage /> },
  { path: '/permits/new', title: 'permit.issueTitle', roles: PERMIT, inMenu: true, page: <IssuePermitPage /> },
  { path: '/permits/:permitId', title: 'permit.title', roles: [...LABOUR, ...PERMIT], inMenu: false, page: <ShowPermitPage /> },
  { path: '/offices', title: 'offices.title', roles: ADMINISTRATOR, inMenu: true, page: <AdministerOfficesPage /> },
  { path: '/officers', title: 'officers.title', roles: ADMINISTRATOR, inMenu: true, page: <AdministerOfficersPage /> },
  { path: '/api-clients', title: 'clients.title', roles: ADMINISTRATOR, inMenu: true, page: <AdministerClientsPage /> },
  { path: '/tables', title: 'table.title', roles: OFFICER_ROLES, inMenu: true, page: <ShowTablePage /> },
];

/** The rooms of a role; the first is where its work begins. */
export function roomsFor(role: string): readonly Room[] {
  return ROOMS.filter(({ roles }) => roles.some((one) => one === role));
}
