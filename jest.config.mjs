import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const swc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

/** One configuration for the root and for each project's folder. */
export default {
  rootDir: process.cwd(),
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  // The options stand here because `swcrc: true` would look for the file in the current folder only.
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }] },
  resolver: fileURLToPath(new URL('jest.resolver.cjs', import.meta.url)),
  // Never add `import` or `require` here: pg would arrive as a module object instead of a class.
  testEnvironmentOptions: { customExportConditions: ['@rapport/source', 'node', 'node-addons'] },
  testMatch: ['**/*{.,-}spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/fixtures/'],
  modulePathIgnorePatterns: ['/dist/'],
  maxWorkers: 2,
  // Only for what hangs: on a busy machine the same suite takes ten times as long, and no test asserts a time.
  testTimeout: 300_000,
};
