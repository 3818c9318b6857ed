export { currentContext, requireContext, runInContext, type RequestContext } from './request-context.rule.js';
export { createLogger, type Logger } from './logger.factory.js';
export { Metrics } from './metrics.service.js';
export { newTraceparent, childTraceparent } from './traceparent.rule.js';
export { Shutdown } from './shutdown.service.js';
