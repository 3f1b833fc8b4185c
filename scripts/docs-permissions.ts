import { readdirSync } from 'node:fs';
import { authorize } from '#core/authorize.ts';
import type { Actor } from '#core/context.ts';
import { allVerbs, type Verb } from '#core/verb.ts';
import { PERMISSIONS } from '#modules/identity/index.ts';
import { STARTING_ROLES } from '#modules/identity/permissions.ts';
import { code, table } from './docs-markdown.ts';
import { inRoot } from './root.ts';

/** Every module's door is opened, so that no verb is missing from the tables. */
for (const { name } of readdirSync(inRoot('modules'), { withFileTypes: true }).filter((each) =>
  each.isDirectory(),
)) {
  await import(inRoot('modules', name, 'index.ts'));
}

const roles = Object.entries(STARTING_ROLES);
const operator = (permissions: readonly string[]): Actor => ({
  type: 'operator',
  id: 'anyone',
  permissions: new Set(permissions),
});

/** Asks the very function that every call goes through. */
function passes(actor: Actor, verb: Verb): string {
  try {
    authorize(actor, verb);
    return 'yes';
  } catch {
    return '';
  }
}

function keyCell(verb: Verb): string {
  if (verb.anonymous) return 'any';
  const scope = PERMISSIONS.find((permission) => permission === verb.permission);
  return scope ? `with ${code(scope)}` : '';
}

function rowOf(verb: Verb): string[] {
  return [
    code(verb.name),
    code(verb.permission),
    verb.reads ? 'reads' : 'changes',
    passes({ type: 'anonymous', id: 'anonymous' }, verb),
    passes({ type: 'member', id: 'anyone' }, verb),
    ...roles.map(([, permissions]) => passes(operator(permissions), verb)),
    keyCell(verb),
  ];
}

/** Every verb, and who gets past its authorisation. */
export function verbTable(): string {
  const roleNames = roles.map(([name]) => name);
  const head = ['Verb', 'Permission', 'Effect', 'Anonymous', 'Member', ...roleNames, 'API key'];
  return table(head, allVerbs().map(rowOf));
}

/** Every permission, the roles that start with it and the verbs that it opens. */
export function permissionTable(): string {
  const rows = PERMISSIONS.map((permission) => {
    const opens = allVerbs().filter((verb) => verb.permission === permission && !verb.anonymous);
    return [
      code(permission),
      ...roles.map(([, held]) => (held.includes(permission as never) ? 'yes' : '')),
      opens.map((verb) => code(verb.name)).join(', ') || 'no verb yet',
    ];
  });
  return table(['Permission', ...roles.map(([name]) => name), 'Opens'], rows);
}
