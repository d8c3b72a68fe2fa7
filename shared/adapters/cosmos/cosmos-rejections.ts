import type { Container } from '@azure/cosmos';
import type { Rejection } from '../../domain/rejection.ts';
import type { Rejections } from '../../ports/rejections.ts';

/** Rejections in Cosmos DB, by consumer. They stay until an operator deals with them. */
export class CosmosRejections implements Rejections {
  readonly #container: Container;

  constructor(container: Container) {
    this.#container = container;
  }

  async add(rejection: Rejection): Promise<void> {
    await this.#container.items.upsert({ ...rejection, type: 'rejection', schemaVersion: 1 });
  }
}
