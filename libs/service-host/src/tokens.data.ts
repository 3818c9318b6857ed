/** Injection token of the service's logger. */
export const LOGGER = Symbol('LOGGER');
/** Injection token of the parsed core settings. */
export const CORE_CONFIG = Symbol('CORE_CONFIG');
/** Injection token of the environment, for the settings of one app. */
export const ENVIRONMENT = Symbol('ENVIRONMENT');
/** Injection token of the probes that readiness asks. */
export const READINESS = Symbol('READINESS');
