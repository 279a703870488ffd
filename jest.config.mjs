import { preset } from './packages/tooling/jest.mjs';

const servers = {
  globalSetup: '<rootDir>/packages/tooling/start-test-servers.mjs',
  globalTeardown: '<rootDir>/packages/tooling/stop-test-servers.mjs',
};

export default {
  projects: [
    {
      ...preset,
      displayName: 'rules',
      testMatch: ['<rootDir>/{packages,apps,infra}/**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.int\\.spec\\.ts$', '/node_modules/'],
    },
    { ...preset, ...servers, displayName: 'services', testMatch: ['<rootDir>/{packages,apps,infra}/**/*.int.spec.ts'] },
    { ...preset, ...servers, displayName: 'journeys', testMatch: ['<rootDir>/e2e/**/*.e2e.spec.ts'] },
  ],
};
