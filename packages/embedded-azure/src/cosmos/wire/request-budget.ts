/** The request units that one offer has used in the current second. If it used too many, later seconds pay for them. */
export class RequestBudget {
  #second = 0;
  #used = 0;

  /**
   * @param rate request units per second
   * @param now milliseconds since 1970
   * @returns milliseconds to wait until some are available; 0 means that none is needed
   */
  wait(rate: number, now: number): number {
    this.#payBack(rate, now);
    if (this.#used < rate) return 0;
    const secondsOwed = Math.floor(this.#used / rate);
    return (this.#second + secondsOwed) * 1000 - now;
  }

  spend(charge: number, rate: number, now: number): void {
    this.#payBack(rate, now);
    this.#used += charge;
  }

  #payBack(rate: number, now: number): void {
    const second = Math.floor(now / 1000);
    this.#used = Math.max(0, this.#used - rate * (second - this.#second));
    this.#second = second;
  }
}
