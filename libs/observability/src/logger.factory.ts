import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import { currentContext } from './request-context.rule.js';

export type Logger = PinoLogger;

/**
 * Makes the logger of a service: one JSON line per event with request id, workspace and actor. Texts of customers are never
 * passed to it; should an error carry a driver's detail (it may hold row values), that detail is cut.
 *
 * @param service name on each line
 * @param level least level that is written
 * @param destination where lines go, stdout by default
 */
export function createLogger(service: string, level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service },
    mixin: () => {
      const context = currentContext();
      return context ? { requestId: context.requestId, workspaceId: context.workspaceId, actor: context.actor.kind } : {};
    },
    serializers: {
      err: (error: unknown) => {
        if (!(error instanceof Error)) return { type: typeof error };
        const { code } = error as { code?: unknown };
        return { type: error.name, code, message: error.message.slice(0, 500), stack: error.stack?.slice(0, 4_000) };
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
