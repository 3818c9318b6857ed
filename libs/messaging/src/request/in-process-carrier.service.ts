import type { ServiceName } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { jsonCopy } from './json-copy.rule.js';
import type { RequestDesk } from './request-desk.service.js';
import type { Reply, RequestCarrier, RequestMessage } from './request.types.js';

/** Requests between the services of one process: as copies, so that nobody holds on to the other's objects. */
export class InProcessCarrier implements RequestCarrier {
  private readonly desks = new Map<ServiceName, RequestDesk>();
  private readonly doubles = new Map<string, RequestDesk>();

  /** The service answers from now on. */
  open(service: ServiceName, desk: RequestDesk): void {
    this.desks.set(service, desk);
  }

  /** The service answers no more. */
  close(service: ServiceName): void {
    this.desks.delete(service);
  }

  /** Answers one request in place of its service. For tests. */
  double(name: string, desk: RequestDesk): void {
    this.doubles.set(name, desk);
  }

  async carry(service: ServiceName, message: RequestMessage): Promise<Reply> {
    const desk = this.doubles.get(message.name) ?? this.desks.get(service);
    if (!desk) throw new AppError('unavailable', `${service} does not run in this process, so nobody answers ${message.name}`);
    const reply = await desk.answer(jsonCopy(message));
    return jsonCopy(reply ?? { ok: false, error: { code: 'timeout', message: `${message.name} was not begun in time` } });
  }
}
