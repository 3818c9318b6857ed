import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** What each lib may import, from left to right of the picture in docs/architecture.md. */
const LIBS = {
  contracts: [],
  errors: ['contracts'],
  config: ['errors', 'contracts'],
  observability: ['config', 'errors', 'contracts'],
  database: ['observability', 'config', 'errors', 'contracts'],
  messaging: ['database', 'observability', 'config', 'errors', 'contracts'],
  language: ['contracts'],
  safety: ['language', 'contracts'],
  llm: ['language', 'observability', 'config', 'errors', 'contracts'],
  'agent-kit': ['llm', 'language', 'errors', 'contracts'],
  'service-host': ['messaging', 'database', 'llm', 'observability', 'config', 'errors', 'contracts'],
  'api-client': ['contracts'],
};
const SERVER_LIBS = Object.keys(LIBS).filter((lib) => lib !== 'api-client').map((lib) => `lib:${lib}`);

const depConstraints = [
  ...Object.entries(LIBS).map(([lib, may]) => ({
    sourceTag: `lib:${lib}`,
    // Specs of any lib may use the test kit.
    onlyDependOnLibsWithTags: [...may.map((name) => `lib:${name}`), 'lib:testing'],
  })),
  { sourceTag: 'lib:testing', onlyDependOnLibsWithTags: SERVER_LIBS },
  { sourceTag: 'kind:service', onlyDependOnLibsWithTags: [...SERVER_LIBS, 'lib:testing'] },
  { sourceTag: 'kind:standalone', onlyDependOnLibsWithTags: [...SERVER_LIBS, 'lib:testing', 'lib:api-client', 'kind:service'] },
  { sourceTag: 'kind:cli', onlyDependOnLibsWithTags: [...SERVER_LIBS, 'lib:testing', 'lib:api-client', 'kind:standalone'] },
  { sourceTag: 'kind:frontend', onlyDependOnLibsWithTags: ['lib:api-client', 'lib:contracts'] },
];

const only = (names, where) => ({ group: names, message: `Only ${where} may import this.` });
const restrict = (...patterns) => ['error', { patterns }];
const TYPEORM = only(['typeorm', 'typeorm/*'], 'entities, repositories, migrations and libs/database');
const QUEUES = only(['bullmq', 'ioredis'], 'libs/messaging');
const MODELS = only(['openai', 'openai/*', '@anthropic-ai/sdk', 'ollama', '@huggingface/*'], 'libs/llm');
const TESTING = only(['@rapport/testing'], 'a spec');

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/fixtures/**', 'libs/api-client/src/schema.types.ts', '.nx/**'] },
  {
    files: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints }],
      'no-restricted-imports': restrict(TYPEORM, QUEUES, MODELS, TESTING),
      'no-restricted-syntax': [
        'error',
        { selector: "MemberExpression[object.name='process'][property.name='env']", message: 'Only libs/config reads process.env.' },
        { selector: "CallExpression[callee.name='forwardRef']", message: 'A cycle of providers: move what both need into a third.' },
      ],
      'max-lines': ['error', { max: 400 }],
      'max-params': ['error', { max: 7 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // An async method may fulfil a port without waiting for anything.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  {
    files: ['**/*.{entity,repository}.ts', '**/migrations/*.ts', 'libs/database/src/**/*.ts'],
    rules: { 'no-restricted-imports': restrict(QUEUES, MODELS, TESTING) },
  },
  { files: ['libs/messaging/src/**/*.ts'], rules: { 'no-restricted-imports': restrict(MODELS, TESTING) } },
  { files: ['libs/llm/src/**/*.ts'], rules: { 'no-restricted-imports': restrict(TYPEORM, QUEUES, TESTING) } },
  {
    files: ['**/*{.,-}spec.ts', '**/*.double.ts', 'libs/testing/src/**/*.ts', '**/conformance/**/*.ts', 'apps/standalone/src/{attack,schema,browser}/**/*.ts'],
    rules: {
      'no-restricted-imports': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['libs/config/src/**/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
