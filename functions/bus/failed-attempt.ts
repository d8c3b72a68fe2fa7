import { setTimeout as sleep } from 'node:timers/promises';
import { causeOf } from '../../shared/cause-of.ts';
import type { Rejection } from '../../shared/domain/rejection.ts';
import { NotYet } from '../../shared/ports/not-yet.ts';
import { log } from '../../shared/telemetry/log.ts';
import { recordMetric } from '../../shared/telemetry/record-metric.ts';
import { sources, topic } from '../../shared/topic.ts';
import { chooseRetryDelay } from './choose-retry-delay.ts';
import type { Consumer, ConsumerPorts } from './consumer.ts';
import { copyIdOf, type ReceivedMessage } from './read-message.ts';
import { toRejection } from './to-rejection.ts';

type Named = Pick<Consumer<unknown>, 'name' | 'subscription'>;

/** The longest time to hold a message before it goes back. It is well below the time for which its lock is renewed. */
const LONGEST_HOLD_MS = 10_000;

/** How long a message waits for what it is about. */
const LONGEST_NOT_YET_MS = 3_600_000;

/** A failed attempt of a consumer, and what happens to its message. */
export class FailedAttempt {
  readonly #consumer: Named;
  readonly #message: ReceivedMessage;
  readonly #error: unknown;
  readonly #ports: ConsumerPorts;
  readonly #at: Date;
  readonly #failingSince: Date;

  constructor(consumer: Named, message: ReceivedMessage, error: unknown, ports: ConsumerPorts) {
    this.#consumer = consumer;
    this.#message = message;
    this.#error = error;
    this.#ports = ports;
    this.#at = ports.clock.now();
    this.#failingSince = message.failingSince === undefined ? this.#at : new Date(message.failingSince);
  }

  handle(): Promise<void> {
    const failingMs = this.#at.getTime() - this.#failingSince.getTime();
    return failingMs < this.#patience ? this.#tryLater() : this.reject('given_up');
  }

  /** If the record can't be written, the message is tried again and rejected on that attempt. */
  async reject(kind: Rejection['kind']): Promise<void> {
    try {
      await this.#putAside(kind);
    } catch (error) {
      log.warn(`${this.#consumer.name} can't put its message aside: ${causeOf(error).message}`);
      await this.#tryLater();
    }
  }

  async #putAside(kind: Rejection['kind']): Promise<void> {
    const { name } = this.#consumer;
    const why = { consumer: name, subscription: this.#subscription, kind, cause: causeOf(this.#error), at: this.#at };
    const rejection = toRejection(this.#message, why);
    await this.#ports.rejections.add(rejection);
    recordMetric('bus.rejections', 1, { consumer: name, kind });
    log.error(`${name} has put its message aside as rejection ${rejection.id}`, this.#error, this.#facts);
  }

  async #tryLater(): Promise<void> {
    const { name } = this.#consumer;
    const { attempt } = this.#message;
    const delayMs = chooseRetryDelay(attempt, this.#ports.patience);
    try {
      await this.#ports.retries.schedule(this.#copy(new Date(this.#at.getTime() + delayMs)));
    } catch (error) {
      return this.#giveBack(error);
    }
    recordMetric('bus.retries', 1, { consumer: name });
    const line = `${name} failed at attempt ${attempt}: again in ${delayMs} ms`;
    if (this.#error instanceof NotYet) log.warn(`${line}: ${this.#error.message}`, this.#facts);
    else log.error(line, this.#error, this.#facts);
  }

  #copy(at: Date) {
    const { body, contentType, properties, firstId, attempt } = this.#message;
    const { code, message } = causeOf(this.#error);
    const failingSince = this.#failingSince.toISOString();
    const ours = { attempt: attempt + 1, copyOf: firstId, failingSince, lastFailure: `${code}: ${message}` };
    const messageId = copyIdOf(this.#message, this.#subscription);
    const subscription = this.#subscription;
    return { subscription, messageId, contentType, properties: { ...properties, ...ours }, body, at };
  }

  /** Gives the message back. Service Bus delivers it again at once, so hold it first, while its lock is renewed. */
  async #giveBack(notSent: unknown): Promise<void> {
    const { name } = this.#consumer;
    const { delivery } = this.#message;
    log.warn(`${name} can't send its message again: ${causeOf(notSent).message}`);
    if (delivery >= topic.maxDeliveryCount) {
      try {
        return await this.#putAside('given_up');
      } catch {
        log.error(`${name} failed for the last time: the message is a dead letter`, this.#error, this.#facts);
        throw this.#error;
      }
    }
    await sleep(Math.min(LONGEST_HOLD_MS, chooseRetryDelay(delivery, this.#ports.patience)));
    throw this.#error;
  }

  get #patience() {
    const { giveUpMs } = this.#ports.patience;
    return this.#error instanceof NotYet ? Math.min(giveUpMs, LONGEST_NOT_YET_MS) : giveUpMs;
  }

  get #subscription() {
    return sources[this.#consumer.subscription];
  }

  get #facts() {
    return { 'message.attempt': this.#message.attempt, 'error.code': causeOf(this.#error).code };
  }
}
