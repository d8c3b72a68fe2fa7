/** The request units that one offer has used in the current second; what went over it is paid by the next ones. */
export class RequestBudget {
  #second = 0;
  #used = 0;

  /**
   * @param rate request units a second
   * @param now milliseconds since 1970
   * @returns milliseconds to wait until there is something left; 0: go ahead
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
