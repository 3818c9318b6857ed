export { environment } from './environment.config.js';
export { loadConfig, type Environment } from './load.config.js';
export { coreConfig, type CoreConfig } from './core.config.js';
export { testRequirements, type TestRequirement } from './test.config.js';
