/** When a breaker opens, and for how long. */
export interface BreakerPolicy {
  /** The outcomes that are remembered. */
  window: number;
  /** It never opens on fewer failures than this. */
  leastFailures: number;
  /** It opens when so large a part of the window has failed, 0 to 1. */
  failedShare: number;
  /** How long it stays open the first time, in milliseconds; twice as long each time a probe fails. */
  openMs: number;
  mostOpenMs: number;
}

/** Opens at the fifth failure in a row, and at the latest when 10 of the last 20 calls have failed. */
export const defaultBreakerPolicy: BreakerPolicy = { window: 20, leastFailures: 5, failedShare: 0.5, openMs: 10_000, mostOpenMs: 300_000 };

export type BreakerState = 'closed' | 'open' | 'half_open';

/** The right to make one call. Exactly one outcome counts; later ones are ignored. */
export interface Permit {
  succeeded(): void;
  /** @param holdMs how long the provider asked to be left alone */
  failed(holdMs?: number): void;
  /** The call says nothing about the provider: the caller went away, or the question was at fault. */
  dropped(): void;
}

/**
 * A circuit breaker (Nygard, "Release It!", 2007): closed lets calls through and remembers their outcomes; open refuses them
 * at once; half open lets a single probe through, whose outcome closes or opens it again. Besides, a provider that names a
 * time to come back is left alone until then, in every state.
 */
export class CircuitBreaker {
  private readonly outcomes: boolean[] = [];
  private opened: { until: number; forMs: number } | null = null;
  private heldUntil = 0;
  private probing = false;

  /**
   * @param policy when it opens
   * @param now milliseconds of a clock that never goes back
   */
  constructor(
    private readonly policy: BreakerPolicy = defaultBreakerPolicy,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get state(): BreakerState {
    if (this.opened === null) return 'closed';
    return this.now() < this.opened.until ? 'open' : 'half_open';
  }

  /** Milliseconds until a call may be let through; 0 when it may now. While a probe is under way nobody knows: infinity. */
  get waitMs(): number {
    const now = this.now();
    if (this.opened !== null && this.probing) return Number.POSITIVE_INFINITY;
    return Math.max(0, this.heldUntil - now, (this.opened?.until ?? 0) - now);
  }

  /** Milliseconds for which a provider that is otherwise well asked to be left alone: worth waiting for, as an open breaker is not. */
  get holdMs(): number {
    return this.opened === null ? this.waitMs : 0;
  }

  /** @returns the right to make one call, or null when there is none now */
  admit(): Permit | null {
    if (this.waitMs > 0) return null;
    const isProbe = this.opened !== null;
    if (isProbe) this.probing = true;
    let settled = false;
    const settle = (effect: () => void) => (): void => {
      if (settled) return;
      settled = true;
      if (isProbe) this.probing = false;
      effect();
    };
    return {
      succeeded: settle(() => this.succeeded(isProbe)),
      failed: (holdMs = 0) => settle(() => this.failed(isProbe, holdMs))(),
      dropped: settle(() => undefined),
    };
  }

  private succeeded(isProbe: boolean): void {
    if (isProbe) {
      this.opened = null;
      this.outcomes.length = 0;
    }
    this.remember(true);
  }

  private failed(isProbe: boolean, holdMs: number): void {
    const now = this.now();
    this.heldUntil = Math.max(this.heldUntil, now + Math.min(holdMs, this.policy.mostOpenMs));
    if (isProbe) {
      const forMs = Math.min((this.opened?.forMs ?? this.policy.openMs) * 2, this.policy.mostOpenMs);
      this.opened = { until: now + forMs, forMs };
      return;
    }
    this.remember(false);
    const failures = this.outcomes.filter((fine) => !fine).length;
    const enough = failures >= this.policy.leastFailures && failures >= this.outcomes.length * this.policy.failedShare;
    if (this.opened === null && enough) this.opened = { until: now + this.policy.openMs, forMs: this.policy.openMs };
  }

  private remember(fine: boolean): void {
    this.outcomes.push(fine);
    if (this.outcomes.length > this.policy.window) this.outcomes.shift();
  }
}
