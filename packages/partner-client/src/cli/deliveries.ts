import type { WebhookEvent } from '../webhook-event.ts';
import { describeAnswer } from './describe-answer.ts';
import { forwardEvent, isAccepted, type Receiver } from './forward-event.ts';
import { OrderOfSubjects } from './order-of-subjects.ts';
import type { Terminal } from './terminal.ts';

export interface DeliveryContext {
  readonly terminal: Terminal;
  readonly isJson: boolean;
  readonly signal: AbortSignal;
}

/** Sends events to the user's server and prints its answers. A failure is shown, and not tried again. */
export class Deliveries {
  accepted = 0;
  failed = 0;
  readonly #receiver: Receiver;
  readonly #context: DeliveryContext;
  readonly #order = new OrderOfSubjects();

  constructor(receiver: Receiver, context: DeliveryContext) {
    this.#receiver = receiver;
    this.#context = context;
  }

  /** Sends it after the earlier events of its order. Resolves when there is room for more. */
  add(event: WebhookEvent): Promise<void> {
    return this.#order.add(event.subject ?? event.id, () => this.send(event));
  }

  /** Sends it now. */
  async send(event: WebhookEvent): Promise<void> {
    const { terminal, isJson, signal } = this.#context;
    const answer = await forwardEvent(event, this.#receiver, signal);
    if (isAccepted(answer)) this.accepted += 1;
    else this.failed += 1;
    const text = isJson ? JSON.stringify({ answer: { eventId: event.id, ...answer } }) : undefined;
    terminal.print(text ?? describeAnswer(event.id, answer, terminal));
  }

  settle(): Promise<void> {
    return this.#order.settle();
  }
}
