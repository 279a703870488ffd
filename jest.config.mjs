import { preset } from './packages/tooling/jest.mjs';

const shared = { ...preset, setupFilesAfterEnv: ['<rootDir>/packages/tooling/jest-patience.cjs'] };
const servers = {
  globalSetup: '<rootDir>/packages/tooling/start-test-servers.mjs',
  globalTeardown: '<rootDir>/packages/tooling/stop-test-servers.mjs',
};

export default {
  // What a run has shuffled can be shuffled so again: --seed=<the seed it shows>.
  showSeed: true,
  projects: [
    {
      ...shared,
      displayName: 'rules',
      testMatch: ['<rootDir>/{packages,apps,infra,bench}/**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.int\\.spec\\.ts$', '/node_modules/'],
    },
    { ...shared, ...servers, displayName: 'services', testMatch: ['<rootDir>/{packages,apps,infra}/**/*.int.spec.ts'] },
    {
      ...shared,
      displayName: 'journeys',
      testMatch: ['<rootDir>/e2e/**/*.e2e.spec.ts'],
      globalSetup: '<rootDir>/e2e/tell-story.mjs',
    },
  ],
};
