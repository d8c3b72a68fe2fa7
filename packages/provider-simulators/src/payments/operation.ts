import type { z } from 'zod';
import type { FormTree } from './parse-form.ts';
import { parseParameters } from './parse-parameters.ts';
import type { PaymentBooks } from './payment-books.ts';
import type { Decline } from './test-cards.ts';

/** Where and when an operation runs. */
export interface CallContext {
  readonly books: PaymentBooks;
  /** What the path's `{id}` held; empty where the path has none. */
  readonly id: string;
  /** Unix seconds. */
  readonly at: number;
}

/** One call of an operation, past authentication and validation. */
export interface Call<P> extends CallContext {
  readonly parameters: P;
  /** A decline that a fault rule wants, where this operation asks the card's issuer. */
  readonly decline?: Decline;
}

/** One operation of Stripe's API, declared in one file of `operations/`. */
export interface OperationDeclaration<P> {
  /** As fault rules name it. */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Everything that this operation takes; anything else is refused by name. */
  readonly parameters: z.ZodType<P>;
  /** The metadata that fault rules look at. */
  metadata(call: Call<P>): Readonly<Record<string, string>>;
  /** Does the work and returns the object to show. @throws StripeError; what was written before stays written */
  run(call: Call<P>): unknown;
}

/** An operation with the type of its parameters closed in, so that all of them fit one list. */
export interface Operation {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** @throws StripeError when the parameters are not what the operation takes */
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
