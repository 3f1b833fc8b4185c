const RANKS = [
  ['tenants', 'bulk', 'views'],
  ['identity', 'approvals'],
  ['ledger', 'catalog', 'embedding'],
  ['budgets', 'points', 'vouchers', 'payments', 'suppliers'],
  ['risk', 'merchants', 'people'],
  ['orders'],
  ['rewards', 'cart'],
  ['campaigns', 'recognition'],
  ['webhooks', 'notifications', 'reports', 'audit'],
  ['platform'],
];
const LAYERS = {
  // folder -> what it may import (own folder implied)
  lib: [],
  i18n: ['lib'],
  db: ['lib'],
  integrations: ['lib'],
  core: ['lib', 'db'],
  modules: ['lib', 'i18n', 'db', 'core', 'integrations'],
  server: ['lib', 'i18n', 'core', 'modules'],
  components: ['lib', 'i18n', 'modules', 'server'],
  app: ['lib', 'i18n', 'core', 'modules', 'server', 'components'],
};
const all = Object.keys(LAYERS);
const e = (name, from, to) => ({ name, severity: 'error', from, to });
const forbidden = [
  e('no-circular', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  ...all
    .map((f) => {
      const bad = all.filter((x) => x !== f && !LAYERS[f].includes(x));
      return bad.length ? e(`layer-${f}`, { path: `^${f}/` }, { path: `^(${bad.join('|')})/` }) : null;
    })
    .filter(Boolean),
  ...RANKS.flatMap((ms, i) =>
    ms.flatMap((m) => {
      const no = RANKS.slice(i)
        .flat()
        .filter((x) => x !== m);
      return no.length
        ? [e(`rank-${m}`, { path: `^modules/${m}/` }, { path: `^modules/(${no.join('|')})/` })]
        : [];
    }),
  ),
  e(
    'module-door',
    { path: '^modules/([^/]+)/' },
    { path: '^modules/', pathNot: '^modules/($1/|[^/]+/(index|schema|events|theme)[.]ts$)' },
  ),
  e(
    'module-door-outside',
    { path: '^(app|components|server)/' },
    {
      path: '^modules/',
      pathNot: '^modules/[^/]+/(index|schema|events|client|theme|jobs|subscriptions)[.]tsx?$',
    },
  ),
  e(
    'components-see-only-browser-safe',
    { path: '^components/' },
    { path: '^modules/', pathNot: '^modules/[^/]+/(schema|client|theme)[.]tsx?$' },
  ),
  e(
    'components-only-actions',
    { path: '^components/|/_components/' },
    { path: '^server/', pathNot: '^server/actions/' },
  ),
  e('ui-is-domain-free', { path: '^components/ui/' }, { path: '^(modules|server|core)/' }),
  e('tables-via-store', { path: '^modules/', pathNot: '(store|queries)[.]ts$' }, { path: '^db/schema/' }),
  e(
    'own-tables-only',
    { path: '^modules/([^/]+)/', pathNot: '^modules/(reports|audit)/' },
    { path: '^db/schema/', pathNot: '^db/schema/$1[.]ts$' },
  ),
  e('core-tables-only', { path: '^core/' }, { path: '^db/schema/', pathNot: '^db/schema/core[.]ts$' }),
  e(
    'browser-safe',
    { path: '^modules/[^/]+/(schema|client|events|theme)[.]tsx?$' },
    { reachable: true, path: '^(db|core|server|integrations)/' },
  ),
  e(
    'integrations-only-from-adapters',
    { path: '^modules/', pathNot: '/(suppliers|adapters)/' },
    { path: '^integrations/' },
  ),
];
module.exports = {
  forbidden,
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
