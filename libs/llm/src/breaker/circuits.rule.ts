import { CircuitBreaker, defaultBreakerPolicy, type BreakerPolicy, type BreakerState } from './circuit-breaker.machine.js';

/** The breakers of one process: one for each provider and key. */
export class Circuits {
  private readonly breakers = new Map<string, CircuitBreaker>();

  constructor(
    private readonly policy: BreakerPolicy = defaultBreakerPolicy,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The breaker of a circuit; made at the first use. */
  of(circuit: string): CircuitBreaker {
    const breaker = this.breakers.get(circuit) ?? new CircuitBreaker(this.policy, this.now);
    this.breakers.set(circuit, breaker);
    return breaker;
  }

  /** What each breaker thinks, for metrics and the operator. The names hold no key. */
  states(): { circuit: string; state: BreakerState }[] {
    return [...this.breakers].map(([circuit, { state }]) => ({ circuit, state }));
  }
}
