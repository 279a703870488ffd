import { auditActionsIn, type AuditAction } from './audit-actions.js';
import { code, pageOf, tableOf } from './markdown.js';

const INTRODUCTION = `What stands in the audit log of each service (\`audit_entry\`): the action, the kind of thing it was done to, and the code that writes it. An entry is written
in the transaction of what it tells, names actor, purpose, case and trace, and is sealed within a second; \`node dist/main.js verify-audit\` goes through the seals. Readings of a
person's record stand in that person's access log beside.`;

/** Every action of the audit logs. */
export function auditPage(root: string): string {
  const actions = auditActionsIn(root);
  const apps = [...new Set(actions.map(({ app }) => app))];
  return pageOf(
    'Audit actions',
    INTRODUCTION,
    ...apps.flatMap((app) => [`## ${app}`, tableOf(['action', 'of', 'written by'], rowsOf(actions, app))]),
  );
}

function rowsOf(actions: readonly AuditAction[], app: string): readonly (readonly string[])[] {
  return actions
    .filter((one) => one.app === app)
    .map(({ action, thingKind, path }) => [code(action), thingKind, `[${path.split('/').pop() ?? path}](../../${path})`]);
}
