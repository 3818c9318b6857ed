import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The Prometheus figures of one process. Labels are names of routes, messages and steps; never ids. */
export class Metrics {
  readonly registry = new Registry();
  readonly httpSeconds: Histogram<'method' | 'route' | 'status'>;
  readonly deliverySeconds: Histogram<'consumer' | 'message' | 'outcome'>;
  readonly requestSeconds: Histogram<'message' | 'outcome'>;
  readonly turnStepSeconds: Histogram<'step'>;
  readonly turns: Counter<'outcome'>;
  readonly queueAge: Gauge<'consumer'>;

  /** @param processFigures also collect memory, event loop and GC of the process; once per process */
  constructor(processFigures = false) {
    const registers = [this.registry];
    const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
    this.httpSeconds = new Histogram({ name: 'rapport_http_seconds', help: 'Time to answer an HTTP request.', labelNames: ['method', 'route', 'status'], buckets, registers });
    this.deliverySeconds = new Histogram({ name: 'rapport_delivery_seconds', help: 'Time to handle a durable message.', labelNames: ['consumer', 'message', 'outcome'], buckets, registers });
    this.requestSeconds = new Histogram({ name: 'rapport_request_seconds', help: 'Time until a request was answered.', labelNames: ['message', 'outcome'], buckets, registers });
    this.turnStepSeconds = new Histogram({ name: 'rapport_turn_step_seconds', help: 'Time of each step of a turn.', labelNames: ['step'], buckets, registers });
    this.turns = new Counter({ name: 'rapport_turns_total', help: 'Turns by how they ended.', labelNames: ['outcome'], registers });
    this.queueAge = new Gauge({ name: 'rapport_queue_age_seconds', help: 'Age of the oldest message that is due and waits.', labelNames: ['consumer'], registers });
    if (processFigures) collectDefaultMetrics({ register: this.registry, prefix: 'rapport_' });
  }

  /** The figures in the Prometheus text format. */
  text(): Promise<string> {
    return this.registry.metrics();
  }
}
