import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CircuitBreaker, defaultBreakerPolicy } from './circuit-breaker.machine.js';
import { circuitName } from './circuit-name.rule.js';
import { Circuits } from './circuits.rule.js';

class Clock {
  time = 1_000;
  readonly now = (): number => this.time;
}

function breakerAt(clock: Clock): CircuitBreaker {
  return new CircuitBreaker(defaultBreakerPolicy, clock.now);
}

function fail(breaker: CircuitBreaker, times: number, holdMs?: number): void {
  for (let i = 0; i < times; i += 1) breaker.admit()?.failed(holdMs);
}

describe('a circuit breaker', () => {
  it('opens at the fifth failure in a row and refuses at once', () => {
    const breaker = breakerAt(new Clock());
    fail(breaker, 4);
    expect([breaker.state, breaker.waitMs]).toEqual(['closed', 0]);
    fail(breaker, 1);
    expect(breaker.state).toBe('open');
    expect(breaker.admit()).toBeNull();
    expect([breaker.waitMs, breaker.holdMs]).toEqual([10_000, 0]);
  });

  it('lets one probe through when its time is up, and closes on its success', () => {
    const clock = new Clock();
    const breaker = breakerAt(clock);
    fail(breaker, 5);
    clock.time += 10_000;
    expect(breaker.state).toBe('half_open');
    const probe = breaker.admit();
    expect(breaker.admit()).toBeNull();
    probe?.succeeded();
    expect(breaker.state).toBe('closed');
    fail(breaker, 4);
    expect(breaker.state).toBe('closed');
  });

  it('stays open twice as long after each probe that fails, up to a limit', () => {
    const clock = new Clock();
    const breaker = breakerAt(clock);
    fail(breaker, 5);
    const waits = Array.from({ length: 7 }, () => {
      clock.time += breaker.waitMs;
      fail(breaker, 1);
      return breaker.waitMs;
    });
    expect(waits).toEqual([20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000]);
  });

  it('stays half open when the probe was dropped', () => {
    const clock = new Clock();
    const breaker = breakerAt(clock);
    fail(breaker, 5);
    clock.time += 10_000;
    breaker.admit()?.dropped();
    expect(breaker.state).toBe('half_open');
    expect(breaker.admit()).not.toBeNull();
  });

  it('leaves a provider alone as long as it asked, and is closed afterwards', () => {
    const clock = new Clock();
    const breaker = breakerAt(clock);
    fail(breaker, 1, 2_000);
    expect([breaker.state, breaker.waitMs, breaker.holdMs, breaker.admit()]).toEqual(['closed', 2_000, 2_000, null]);
    clock.time += 2_000;
    expect(breaker.admit()).not.toBeNull();
  });

  it('opens within 20 calls whenever half of them fail, and never on fewer than five failures', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (outcomes) => {
        const breaker = breakerAt(new Clock());
        let refused = false;
        for (const fine of outcomes) {
          const permit = breaker.admit();
          if (permit === null) refused = true;
          else if (fine) permit.succeeded();
          else permit.failed();
        }
        const failures = outcomes.filter((fine) => !fine).length;
        if (failures >= 10) expect(refused || breaker.state === 'open').toBe(true);
        if (failures < 5) expect(breaker.state).toBe('closed');
      }),
    );
  });

  it('counts one outcome of a call only', () => {
    const breaker = breakerAt(new Clock());
    for (let i = 0; i < 4; i += 1) {
      const permit = breaker.admit();
      permit?.failed();
      permit?.failed();
      permit?.dropped();
    }
    expect(breaker.state).toBe('closed');
  });
});

describe('the breakers of a process', () => {
  it('are one for each provider, ability, address and key, and their names hold no key', () => {
    const circuits = new Circuits();
    const name = (key: string) => circuitName('openai', 'chat', 'https://api.openai.com/v1', key);
    expect(circuits.of(name('sk-a'))).toBe(circuits.of(name('sk-a')));
    expect(circuits.of(name('sk-a'))).not.toBe(circuits.of(name('sk-b')));
    expect(circuits.of(name('sk-a'))).not.toBe(circuits.of(circuitName('openai', 'embedding', 'https://api.openai.com/v1', 'sk-a')));
    expect(JSON.stringify(circuits.states())).not.toContain('sk-');
    expect(circuits.states()).toHaveLength(3);
  });
});
