/** Counts the calls of one question down. */
export class CallBudget {
  constructor(private calls: number) {}

  get left(): number {
    return this.calls;
  }

  take(): void {
    this.calls -= 1;
  }
}

/** More turns than one process has under way; the oldest is forgotten first. */
const MOST_TURNS = 10_000;

/** The budgets of turns: an answer and its repair are different calls, but they share one budget. */
export class TurnBudgets {
  private readonly budgets = new Map<string, CallBudget>();

  /**
   * @param turn the turn's id; undefined for calls that belong to none, which get a budget of their own
   * @param calls what a new budget holds
   */
  of(turn: string | undefined, calls: number): CallBudget {
    if (turn === undefined) return new CallBudget(calls);
    const known = this.budgets.get(turn);
    if (known !== undefined) return known;
    const budget = new CallBudget(calls);
    this.budgets.set(turn, budget);
    const oldest = this.budgets.size > MOST_TURNS ? this.budgets.keys().next().value : undefined;
    if (oldest !== undefined) this.budgets.delete(oldest);
    return budget;
  }
}
