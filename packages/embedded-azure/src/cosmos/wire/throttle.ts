import { DEFAULT_THROUGHPUT } from '../containers/throughput.ts';
import type { Catalog } from '../store/catalog.ts';
import type { Container } from '../store/container.ts';
import { tooManyRequests } from './cosmos-error.ts';
import { RequestBudget } from './request-budget.ts';

/** Refuses data requests: a number that a test sets and, if enforced, those beyond the throughput. */
export class Throttle {
  readonly #catalog: Catalog;
  readonly #isEnforced: boolean;
  readonly #budgets = new Map<string, RequestBudget>();
  #left = 0;
  #retryAfterMs = 0;

  constructor(catalog: Catalog, isEnforced: boolean) {
    this.#catalog = catalog;
    this.#isEnforced = isEnforced;
  }

  /** How many of the set number are still to be refused. */
  get left(): number {
    return this.#left;
  }

  next(count: number, retryAfterMs: number): void {
    this.#left = count;
    this.#retryAfterMs = retryAfterMs;
  }

  /** @throws CosmosError 429 */
  pass(container: Container): void {
    if (this.#left > 0) {
      this.#left -= 1;
      throw tooManyRequests(this.#retryAfterMs);
    }
    if (!this.#isEnforced) return;
    const { budget, rate } = this.#budgetOf(container);
    const wait = budget.wait(rate, Date.now());
    if (wait > 0) throw tooManyRequests(wait);
  }

  /** Notes the cost of a request that passed. */
  spend(container: Container, charge: number): void {
    if (!this.#isEnforced) return;
    const { budget, rate } = this.#budgetOf(container);
    budget.spend(charge, rate, Date.now());
  }

  /** A container without its own offer shares that of its database. */
  #budgetOf({ rid, databaseId }: Container): { budget: RequestBudget; rate: number } {
    const { offers, databases } = this.#catalog;
    const offer = offers.ofOwner(rid) ?? offers.ofOwner(databases.get(databaseId)?.rid ?? '');
    const owner = offer?.owner ?? rid;
    let budget = this.#budgets.get(owner);
    if (budget === undefined) {
      budget = new RequestBudget();
      this.#budgets.set(owner, budget);
    }
    return { budget, rate: (offer?.throughput ?? DEFAULT_THROUGHPUT).unitsPerSecond };
  }
}
