import type { DataOf, DurableContract, Envelope, ServiceName } from '@rapport/contracts';
import type { DatabaseHandle } from '@rapport/database';
import { createLogger, Metrics, runInContext } from '@rapport/observability';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { DeliveryContext, RequestHandlerContext } from '../port/delivery.port.js';
import type { SendOptions } from '../port/messenger.port.js';
import type { ServiceTransport } from '../port/transport.port.js';
import type { Faults } from '../transport/transport.types.js';
import type { Effect } from './effects.rule.js';
import { chainBegin, CONFORMANCE_MESSAGES, echoAsk, stepTake } from './messages.contract.js';
import type { MortalTransport, Stage } from './stage.types.js';

export const logger = createLogger('conformance', 'silent');
const SERVICES = ['gateway', 'knowledge', 'feedback'] as const;
type Step = DataOf<typeof stepTake>;

/** A running process of the suite. */
export interface Process {
  readonly transport: MortalTransport;
  readonly gateway: ServiceTransport;
  readonly knowledge: ServiceTransport;
}

export interface ProcessOptions {
  readonly faults?: Faults;
  /** In place of the plain effect. */
  readonly handle?: (data: Step, context: DeliveryContext, write: () => Promise<void>, name: string) => Promise<void>;
  readonly ask?: (data: { text: string; wait?: string | undefined }, context: RequestHandlerContext) => Promise<unknown>;
  /** Brings nothing: a process that only sends. */
  readonly idle?: boolean;
}

/** Three services on a stage, the effects they write, and the means to start, kill and watch their processes. */
export class World {
  private readonly handles = new Map<ServiceName, DatabaseHandle>();
  private readonly running = new Set<MortalTransport>();
  envelope: Envelope = this.freshEnvelope();

  private constructor(readonly stage: Stage) {}

  static async on(stage: Stage): Promise<World> {
    const world = new World(stage);
    for (const service of SERVICES) world.handles.set(service, await stage.database.open({ name: service, role: `rapport_${service}`, entities: [] }));
    return world;
  }

  handle(service: ServiceName): DatabaseHandle {
    const handle = this.handles.get(service);
    if (!handle) throw new Error(`no ${service} in this world`);
    return handle;
  }

  /** Starts a process with all services. */
  async start(options: ProcessOptions = {}): Promise<Process> {
    const transport = this.stage.transport(options.faults ?? {});
    this.running.add(transport);
    const services = new Map<ServiceName, ServiceTransport>();
    for (const service of SERVICES) {
      const opened = await transport.open({ service, database: this.handle(service), logger, metrics: new Metrics(), concurrency: 8 });
      this.register(service, opened, options);
      await promisify<void>((done) => opened.server.listen(done))();
      services.set(service, opened);
    }
    if (options.idle !== true) for (const service of services.values()) await service.start();
    return { transport, gateway: services.get('gateway')!, knowledge: services.get('knowledge')! };
  }

  /** Stops a process in good order. */
  async stop(process: Process): Promise<void> {
    this.running.delete(process.transport);
    await process.transport.close();
  }

  /** Sends from the gateway, each in a transaction of its own. */
  async send<C extends DurableContract>(process: Process, contract: C, data: readonly DataOf<C>[], lane: (data: Step) => string = (one) => one.lane, options: Partial<SendOptions> = {}): Promise<void> {
    for (const one of data) {
      await this.inGateway(() => process.gateway.messenger.send(contract, one, { ...options, lane: lane(one as Step) }));
    }
  }

  inGateway<T>(work: () => Promise<T>): Promise<T> {
    const scope = { workspaceId: this.envelope.workspaceId, customer: 'all' };
    return runInContext(this.envelope, () => this.handle('gateway').unitOfWork.run(scope, work));
  }

  asked<T>(work: () => Promise<T>): Promise<T> {
    return runInContext(this.envelope, work);
  }

  effects(): Promise<Effect[]> {
    return this.inGateway(() => this.handle('gateway').unitOfWork.query<Effect>('select consumer, name, lane, seq from support.conformance_effects order by id'));
  }

  /** Rows of the table as the door sees them. */
  rows<Row>(columns: string, where = 'true'): Promise<Row[]> {
    return this.handle('gateway').door.query<Row>(`select ${columns} from messaging.deliveries where ${where} order by id`);
  }

  /** Waits until nothing is left to bring. */
  async quiet(patienceMs = 12_000): Promise<void> {
    await this.until(async () => (await this.rows(`1`, `state in ('pending', 'running')`)).length === 0, patienceMs);
  }

  async until(check: () => Promise<boolean> | boolean, patienceMs = 12_000): Promise<void> {
    const giveUpAt = performance.now() + patienceMs;
    while (!(await check())) {
      if (performance.now() > giveUpAt) throw new Error(`still waiting: ${JSON.stringify(await this.rows('id, name, lane, state, attempts, last_error', `state not in ('done')`))}`);
      await sleep(10);
    }
  }

  /** Kills what still runs and begins a new workspace with an empty table. */
  async reset(): Promise<void> {
    for (const transport of this.running) await transport.close();
    this.running.clear();
    await this.handle('gateway').door.query('delete from messaging.deliveries');
    await this.stage.emptyBroker?.();
    this.envelope = this.freshEnvelope();
  }

  async close(): Promise<void> {
    await this.reset();
    for (const handle of this.handles.values()) await handle.close();
    await this.stage.close();
  }

  private freshEnvelope(): Envelope {
    return { requestId: randomUUID(), workspaceId: randomUUID(), customer: 'all', actor: { kind: 'system', id: 'conformance' } };
  }

  private register(service: ServiceName, transport: ServiceTransport, options: ProcessOptions): void {
    for (const contract of CONFORMANCE_MESSAGES.filter(({ consumers }) => (consumers as readonly ServiceName[]).includes(service))) {
      if (contract.kind === 'request') {
        transport.server.addHandler(contract.name, async (data: DataOf<typeof echoAsk>, context: RequestHandlerContext) => options.ask?.(data, context), false);
        continue;
      }
      transport.server.addHandler(
        contract.name,
        async (data: Step, context: DeliveryContext) => {
          const write = (): Promise<void> => this.write(service, contract.name, transport, data, context);
          await (options.handle ? options.handle(data, context, write, contract.name) : context.effect(write));
        },
        true,
      );
    }
  }

  private async write(service: ServiceName, name: string, transport: ServiceTransport, data: Step, context: DeliveryContext): Promise<void> {
    await this.handle(service).unitOfWork.query(
      'insert into support.conformance_effects (workspace_id, consumer, name, lane, seq, delivery_id) values ($1, $2, $3, $4, $5, $6)',
      [context.scope.workspaceId, service, name, data.lane, data.seq, context.deliveryId],
    );
    if (name === chainBegin.name) await transport.messenger.send(stepTake, data, { lane: data.lane });
  }
}
