/**
 * Allows only one kind of outcome in one turn of the event loop. The client's AMQP library (rhea 3.0.5) merges adjacent
 * deliveries settled in one turn into one frame with the outcome of the first. So an abandoned message could be
 * completed, and lost.
 */
export class SettlementGate<Outcome> {
  #passing: Outcome | undefined;

  async pass(outcome: Outcome): Promise<void> {
    while (this.#passing !== undefined && this.#passing !== outcome) await turnOfEventLoop();
    if (this.#passing === outcome) return;
    this.#passing = outcome;
    setImmediate(() => {
      this.#passing = undefined;
    });
  }
}

function turnOfEventLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
