import type { ReactNode } from 'react';
import { ShowBoardPage } from './features/show-board/show-board-page.js';
import { CheckAtGatePage } from './features/check-at-gate/check-at-gate-page.js';

/** A screen, who it is for, and its place in the menu. */
export interface Room {
  readonly path: string;
  /** Key of its title in the message catalogue. */
  readonly title: string;
  readonly roles: readonly string[];
  readonly inMenu: boolean;
  readonly page: ReactNode;
}

const GATE = ['gate-officer', 'gate-supervisor'];

const ROOMS: readonly Room[] = [
  { path: '/gate', title: 'gate.title', roles: GATE, inMenu: true, page: <CheckAtGatePage /> },
  { path: '/board', title: 'board.title', roles: GATE, inMenu: true, page: <ShowBoardPage /> },
];

/** The rooms of a role; the first is where its work begins. */
export function roomsFor(role: string): readonly Room[] {
  return ROOMS.filter(({ roles }) => roles.includes(role));
}
