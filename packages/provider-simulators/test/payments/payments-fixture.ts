import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { type PaymentsOptions, startPayments } from '../../src/payments/start-payments.ts';
import type { Simulator } from '../../src/serve-simulator.ts';

const Books = z.object({
  totals: z.looseObject({ intents: z.int(), authorizations: z.int(), captures: z.int(), refunds: z.int() }),
  intents: z.array(
    z.looseObject({
      id: z.string(),
      status: z.string(),
      captured: z.int(),
      refunded: z.int(),
      authorizations: z.int(),
      captures: z.int(),
      cancels: z.int(),
    }),
  ),
});

/** One simulator on a free port with its own books. It is closed after the test. */
export class PaymentsFixture {
  readonly stateFile: string;
  /** The simulator's clock, in milliseconds; a test may move it. */
  now = Date.now();
  readonly #options: Partial<PaymentsOptions>;
  #payments: Simulator;

  private constructor(stateFile: string, options: Partial<PaymentsOptions>, payments: Simulator) {
    this.stateFile = stateFile;
    this.#options = options;
    this.#payments = payments;
  }

  static async start(options: Partial<PaymentsOptions> = {}): Promise<PaymentsFixture> {
    const directory = mkdtempSync(join(tmpdir(), 'payments-'));
    const stateFile = join(directory, 'payments.db');
    let fixture: PaymentsFixture | undefined;
    const now = () => fixture?.now ?? Date.now();
    fixture = new PaymentsFixture(stateFile, options, await startPayments({ ...options, stateFile, now }));
    const started = fixture;
    onTestFinished(async () => {
      await started.#payments.close();
      rmSync(directory, { recursive: true });
    });
    return started;
  }

  get url(): string {
    return this.#payments.url;
  }

  async restart(): Promise<void> {
    await this.#payments.close();
    this.#payments = await startPayments({ ...this.#options, stateFile: this.stateFile, now: () => this.now });
  }

  close(): Promise<void> {
    return this.#payments.close();
  }

  /** The official SDK, which retries by itself by default. */
  stripe(options: { timeout?: number; maxNetworkRetries?: number; apiKey?: string } = {}): Stripe {
    const { apiKey = 'sk_test_conformance', ...rest } = options;
    return new Stripe(apiKey, {
      host: '127.0.0.1',
      port: this.#payments.port,
      protocol: 'http',
      maxNetworkRetries: 0,
      telemetry: false,
      ...rest,
    });
  }

  /** An intent that is created but not confirmed. */
  open(metadata: Record<string, string> = {}, card = 'pm_card_visa'): Promise<Stripe.Response<Stripe.PaymentIntent>> {
    return this.stripe().paymentIntents.create({
      amount: 1299,
      currency: 'EUR',
      capture_method: 'manual',
      payment_method: card,
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      metadata,
    });
  }

  async authorized(
    metadata: Record<string, string> = {},
    card = 'pm_card_visa',
  ): Promise<Stripe.Response<Stripe.PaymentIntent>> {
    const { id } = await this.open(metadata, card);
    return this.stripe().paymentIntents.confirm(id);
  }

  async captured(card?: string): Promise<Stripe.Response<Stripe.PaymentIntent>> {
    const { id } = await this.authorized({}, card);
    return this.stripe().paymentIntents.capture(id);
  }

  async books(query = ''): Promise<z.output<typeof Books>> {
    const response = await fetch(`${this.url}/_simulator/books${query}`);
    return Books.parse(await response.json());
  }

  /** A request without the SDK: a form, a key, and the status, headers and body of the response. */
  async post(path: string, form: Record<string, string>, headers: Record<string, string> = {}) {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_plain', ...headers },
      body: new URLSearchParams(form),
    });
    const body: unknown = await response.json();
    return { status: response.status, headers: response.headers, body };
  }

  /** What people do at the Dashboard or at the issuer's page. */
  async act(path: string, body: Record<string, unknown> = {}) {
    const response = await fetch(`${this.url}/_simulator/${path}`, { method: 'POST', body: JSON.stringify(body) });
    const shown = z.looseObject({ id: z.string().optional() }).parse(await response.json());
    return { status: response.status, body: shown };
  }

  /** @returns the rule as the simulator keeps it, and a function that reads how often it applied */
  async addFault(rule: Record<string, unknown>): Promise<{ id: string }> {
    const response = await fetch(`${this.url}/_simulator/faults`, { method: 'POST', body: JSON.stringify(rule) });
    if (response.status !== 201) throw new Error(`the rule was refused: ${await response.text()}`);
    return z.looseObject({ id: z.string() }).parse(await response.json());
  }

  async faults(): Promise<{ id: string; hits: number }[]> {
    const response = await fetch(`${this.url}/_simulator/faults`);
    const Rules = z.object({ rules: z.array(z.looseObject({ id: z.string(), hits: z.int() })) });
    return Rules.parse(await response.json()).rules;
  }
}

/** How a request was refused, if the SDK threw its own error. */
export async function refusalOf(request: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await request;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('the request was not refused');
}

/** Waits until the condition is true, for at most five seconds. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('the condition did not come true within five seconds');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
