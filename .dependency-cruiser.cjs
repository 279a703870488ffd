// Who may import whom (docs: README "How the code is kept"). Each rule carries its reason, so that a failure explains itself.
const TEST = '(\\.spec\\.tsx?$|/test/|/testing/|^e2e/|^bench/)';
const PURE = '^packages/(rulebook|credential|travel-documents|linkage|disclosure|reference-data|vocabulary)/src/';
// The browser needs this of it, and not the tables behind the rest.
const SIDE_DOORS = '^packages/travel-documents/src/typed-name\\.ts$';
const BROWSER = '^(apps/(console|gate)|packages/(ui|api-client))/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', comment: 'A circle has no beginning to read it from.', from: {}, to: { circular: true } },
    {
      name: 'no-app-imports-an-app',
      severity: 'error',
      comment: 'Apps meet on the bus and nowhere else.',
      from: { path: '^apps/([^/]+)/', pathNot: TEST },
      to: { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'no-package-imports-an-app',
      severity: 'error',
      comment: 'Packages are used by apps, never the other way round.',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'contracts-are-bare',
      severity: 'error',
      comment: 'Contracts are read by everybody, so they may need nothing but words and decorators.',
      from: { path: '^packages/contracts/src/', pathNot: TEST },
      to: {
        pathNot: ['^packages/(contracts|vocabulary)/src/', 'node_modules/(class-validator|class-transformer|reflect-metadata|@types)/'],
      },
    },
    {
      name: 'the-vocabulary-stands-alone',
      severity: 'error',
      comment: 'Every part imports its words, browsers too, so they bring nothing along.',
      from: { path: '^packages/vocabulary/src/', pathNot: TEST },
      to: { pathNot: '^packages/vocabulary/src/' },
    },
    {
      name: 'front-door-only',
      severity: 'error',
      comment: 'A package is entered by its name or by a side door that its package.json names, never by its inside.',
      from: { path: '^(apps|packages|infra)/([^/]+)/' },
      to: { path: '^packages/([^/]+)/src/', pathNot: ['^packages/$2/src/', '^packages/[^/]+/src/(testing/)?index\\.tsx?$', SIDE_DOORS] },
    },
    {
      name: 'pure-packages-are-pure',
      severity: 'error',
      comment: 'Pure packages run at the gate and in services alike: no framework, no database, no bus, no Node.',
      from: { path: PURE, pathNot: TEST },
      to: { path: ['node_modules/(@nestjs|typeorm|pg|@nats-io|fastify)/', '^packages/(service-kit|contracts)/'] },
    },
    {
      name: 'pure-packages-need-no-node',
      severity: 'error',
      comment: 'The same code runs in the browser.',
      from: { path: PURE, pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-broker-is-for-kit-and-launcher',
      severity: 'error',
      comment: 'An app asks, answers and hears through service-kit; accounts, keeper and keys of others are none of its business.',
      from: { path: '^apps/' },
      to: { path: '^packages/bus/' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment: 'Rules decide from values to values: no clock, no database, no framework.',
      from: { path: '\\.rules\\.ts$' },
      to: {
        path: ['node_modules/(@nestjs|typeorm|pg|@nats-io|fastify)/', '^packages/service-kit/', '\\.(consumer|query)\\.ts$'],
      },
    },
    {
      name: 'model-below-features',
      severity: 'error',
      comment: 'What several features share knows none of them.',
      from: { path: '^apps/[^/]+/src/model/' },
      to: { path: '^apps/[^/]+/src/features/' },
    },
    {
      name: 'tables-above-model',
      severity: 'error',
      comment: 'What releases and disclosure control know of a table is its interface.',
      from: { path: '^apps/statistics/src/model/', pathNot: TEST },
      to: { path: '^apps/statistics/src/tables/' },
    },
    {
      name: 'a-table-is-one-module',
      severity: 'error',
      comment: 'Only the list of tables knows which there are; a table needs no feature and no other table.',
      from: {
        path: '^apps/statistics/src/',
        pathNot: [TEST, '^apps/statistics/src/tables/tables\\.ts$', '^apps/statistics/src/tables/([^/]+)/'],
      },
      to: { path: '^apps/statistics/src/tables/[^/]+/' },
    },
    {
      name: 'tables-alone',
      severity: 'error',
      comment: 'What two tables share stands beside their folders, or in model/.',
      from: { path: '^apps/statistics/src/tables/([^/]+)/', pathNot: TEST },
      to: { path: ['^apps/statistics/src/tables/[^/]+/', '^apps/statistics/src/features/'], pathNot: '^apps/statistics/src/tables/$1/' },
    },
    {
      name: 'features-alone',
      severity: 'error',
      comment: 'A feature that needs another one has found something for model/.',
      from: { path: '^apps/(?!console|gate/)([^/]+)/src/features/([^/]+)/', pathNot: TEST },
      to: { path: '^apps/[^/]+/src/features/([^/]+)/', pathNot: '^apps/$1/src/features/$2/' },
    },
    {
      name: 'stores-in-parts-alone',
      severity: 'error',
      comment:
        'What answers from values, asks another service or holds a library to our rules asks no database: nobody waits for others inside a transaction.',
      from: { path: '^apps/[^/]+/src/model/[^/]+\\.(adapter|client|rules|types)\\.ts$' },
      to: { path: '\\.(store|part|entity)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'declarations-reach-no-work',
      severity: 'error',
      comment: 'What says how things are kept, named or decided does nothing itself.',
      from: { path: '^apps/[^/]+/src/model/[^/]+\\.(copy|job|entity|types|rules)\\.ts$' },
      to: { path: '\\.(store|part|client|adapter|copy)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-waits-for-others-inside-a-transaction',
      severity: 'error',
      comment: 'A store works in a transaction, a client waits for another service.',
      from: { path: '\\.store\\.ts$' },
      to: { path: '\\.client\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-ask-stores',
      severity: 'error',
      comment: 'What maps a table is for the store of that table.',
      from: { path: '^apps/[^/]+/src/features/', pathNot: TEST },
      to: { path: '\\.entity\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'consumers-reach-no-database',
      severity: 'error',
      comment: 'A consumer hands an event to a use case, or keeps our declared copy of it; it knows no table itself.',
      from: { path: '\\.consumer\\.ts$' },
      to: { path: ['\\.entity\\.ts$', 'node_modules/(typeorm|pg)/'] },
    },
    {
      name: 'gateway-has-no-database',
      severity: 'error',
      comment: 'The gateway passes on; what it kept would be a second truth.',
      from: { path: '^apps/gateway/src/', pathNot: TEST },
      to: { path: 'node_modules/(typeorm|pg)/' },
    },
    {
      name: 'browsers-import-no-service-code',
      severity: 'error',
      comment: 'Browsers talk through the generated client and ask the same pure packages that the services ask.',
      from: { path: BROWSER },
      to: { path: ['^packages/(service-kit|contracts|local-servers)/', '^apps/(?!console|gate/)', '^infra/'] },
    },
    {
      name: 'the-bench-door-is-for-the-bench',
      severity: 'error',
      comment: 'It opens what a service keeps to itself, so that a registry can be filled for measuring.',
      from: { pathNot: '^bench/' },
      to: { path: '/for-bench\\.ts$' },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      comment: 'What a test needs is not shipped.',
      from: { pathNot: TEST },
      to: { path: ['\\.spec\\.tsx?$', '^packages/[^/]+/src/testing/', '^apps/[^/]+/test/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^(apps|packages)/[^/]+/dist/|^infra/local/dist/|/generated/|^\\.gatebook)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
