import type { z } from 'zod';
import type { Announce, EventLog } from './event-log.ts';
import type { FormTree } from './parse-form.ts';
import { parseParameters } from './parse-parameters.ts';
import type { PaymentBooks } from './payment-books.ts';
import type { Decline } from './test-cards.ts';

/** The surroundings of an operation. */
export interface CallContext {
  readonly books: PaymentBooks;
  readonly log: EventLog;
  /** The simulator's own URL, for pages that a payer opens. */
  readonly url: string;
  /** Writes the event of a change, with the change. */
  readonly announce: Announce;
  /** The path's `{id}`; empty if the path has none. */
  readonly id: string;
  /** Unix seconds. */
  readonly at: number;
  /** When the result of a refund of this moment changes, if it does. Milliseconds since 1970. */
  readonly settlesAt: number;
}

/** One call of an operation, after authentication and validation. */
export interface Call<P> extends CallContext {
  readonly parameters: P;
  /** A decline that a fault rule requests, if this operation asks the card's issuer. */
  readonly decline?: Decline;
}

/** One operation of Stripe's API, declared in its own file in `operations/`. */
export interface OperationDeclaration<P> {
  /** The name in fault rules. */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** All parameters of this operation. Others are refused by name. */
  readonly parameters: z.ZodType<P>;
  /** The metadata that fault rules match. */
  metadata(call: Call<P>): Readonly<Record<string, string>>;
  /** Does the work and returns the object to show. @throws StripeError; earlier writes are kept */
  run(call: Call<P>): unknown;
}

/** An operation that hides the type of its parameters, so that all operations fit one list. */
export interface Operation {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** @throws StripeError if the parameters are invalid */
  prepare(context: CallContext, form: FormTree): PreparedCall;
}

export interface PreparedCall {
  metadata(): Readonly<Record<string, string>>;
  run(decline: Decline | undefined): unknown;
}

export function defineOperation<P>(declared: OperationDeclaration<P>): Operation {
  const { name, method, path } = declared;
  return {
    name,
    method,
    path,
    prepare(context, form) {
      const call: Call<P> = { ...context, parameters: parseParameters(declared.parameters, form) };
      return {
        metadata: () => declared.metadata(call),
        run: (decline) => declared.run(decline === undefined ? call : { ...call, decline }),
      };
    },
  };
}
