import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root.js';
import { auditPage } from './audit-page.js';
import { withDecisionList } from './decision-list.js';
import { eventsPage } from './events-page.js';
import { permissionsPage } from './permissions-page.js';
import { problemsPage } from './problems-page.js';
import { settingsPage } from './settings-page.js';

const root = repositoryRoot();
const folder = join(root, 'docs', 'reference');
const PAGES = {
  'audit.md': auditPage(root),
  'events.md': eventsPage(),
  'permissions.md': permissionsPage(),
  'problems.md': problemsPage(),
  'settings.md': settingsPage(root),
};

mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(PAGES)) writeFileSync(join(folder, name), text);

const decisions = join(root, 'docs', 'adr');
writeFileSync(join(decisions, 'README.md'), withDecisionList(decisions));
