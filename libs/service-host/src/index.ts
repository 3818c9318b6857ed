export type { ServiceDefinition } from './service.definition.js';
export { CORE_CONFIG, LOGGER, READINESS } from './tokens.data.js';
export type { ReadinessProbe } from './readiness.port.js';
