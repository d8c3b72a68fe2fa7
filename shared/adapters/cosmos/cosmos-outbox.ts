import type { Container } from '@azure/cosmos';
import type { Clock } from '../../ports/clock.ts';
import type { Outbox, OutboxEntry } from '../../ports/outbox.ts';

export class CosmosOutbox implements Outbox {
  readonly #container: Container;
  readonly #clock: Clock;

  constructor(container: Container, clock: Clock) {
    this.#container = container;
    this.#clock = clock;
  }

  async park({ partnerId, orderId, id }: OutboxEntry, reason: string): Promise<void> {
    const parked = { reason, at: this.#clock.now().toISOString() };
    await this.#container.item(id, [partnerId, orderId]).patch([{ op: 'set', path: '/parked', value: parked }]);
  }
}
