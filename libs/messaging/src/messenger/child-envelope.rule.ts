import type { Envelope, ServiceName } from '@rapport/contracts';
import { childTraceparent, requireContext } from '@rapport/observability';

/**
 * The envelope of a message that is sent now: the running request's, with a span of its own. While a delivery is handled
 * the running context names that message as the cause.
 *
 * @throws AppError `internal` outside of any request
 */
export function childEnvelope(sender: ServiceName): Envelope {
  const context = requireContext();
  return { ...context, traceparent: childTraceparent(context.traceparent), sender };
}
