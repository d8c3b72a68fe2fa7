import type { Message } from '../message/message.ts';
import type { Lock } from './lock-book.ts';

export type ReceiveMode = 'peek-lock' | 'receive-and-delete';

/** A receiving link, as a queue sees it. */
export interface Consumer {
  readonly mode: ReceiveMode;
  /** How many messages it accepts now. */
  credit(): number;
  /** @param lock absent in receive-and-delete mode */
  deliver(message: Message, lock?: Lock): void;
}

/**
 * The result of one attempt to hand over a message: there was none, it was handed over, or it will be when the promise
 * resolves.
 */
export type Given = 'nothing' | 'handed over' | Promise<void>;

/** Distributes the messages of a queue to its consumers in turn, within their credit. */
export class Dispatcher {
  readonly #giveTo: (consumer: Consumer) => Given;
  #consumers: { consumer: Consumer; underWay: number }[] = [];
  #turn = 0;
  #kicked = false;

  constructor(giveTo: (consumer: Consumer) => Given) {
    this.#giveTo = giveTo;
  }

  add(consumer: Consumer): void {
    this.#consumers.push({ consumer, underWay: 0 });
    this.kick();
  }

  remove(consumer: Consumer): void {
    this.#consumers = this.#consumers.filter((entry) => entry.consumer !== consumer);
  }

  /** Call it after a change (a message, some credit). It dispatches at the end of this turn. */
  kick(): void {
    if (this.#kicked || this.#consumers.length === 0) return;
    this.#kicked = true;
    queueMicrotask(() => {
      this.#kicked = false;
      this.run();
    });
  }

  run(): void {
    let passedOver = 0;
    while (passedOver < this.#consumers.length) {
      this.#turn = (this.#turn + 1) % this.#consumers.length;
      const entry = this.#consumers[this.#turn];
      if (entry === undefined || entry.consumer.credit() <= entry.underWay) {
        passedOver += 1;
        continue;
      }
      const given = this.#giveTo(entry.consumer);
      if (given === 'nothing') return;
      passedOver = 0;
      if (given === 'handed over') continue;
      entry.underWay += 1;
      void given.finally(() => {
        entry.underWay -= 1;
      });
    }
  }
}
