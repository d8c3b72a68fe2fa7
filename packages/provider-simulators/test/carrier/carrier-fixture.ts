import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { type CarrierOptions, startCarrier } from '../../src/carrier/start-carrier.ts';
import type { Simulator } from '../../src/serve-simulator.ts';

const Books = z.object({
  totals: z.record(z.string(), z.int()),
  shipments: z.array(
    z.object({
      reference: z.string(),
      status: z.string(),
      trackingNumber: z.string().nullable(),
      bookings: z.int(),
      cancels: z.int(),
      returns: z.int(),
    }),
  ),
});

/** A body that every test may change. */
export function booking(change: { country?: string; postalCode?: string; quantity?: number } = {}) {
  const { country = 'AT', postalCode = '1010', quantity = 2 } = change;
  return {
    shipTo: { name: 'Ada Example', streets: ['1 Sample Street'], city: 'Vienna', postalCode, country },
    parcels: [{ sku: 'MUG-1', quantity }],
  };
}

/** One simulator on a free port with its own books. It is closed after the test. */
export class CarrierFixture {
  readonly stateFile: string;
  readonly #options: Partial<CarrierOptions>;
  #carrier: Simulator;

  private constructor(stateFile: string, options: Partial<CarrierOptions>, carrier: Simulator) {
    this.stateFile = stateFile;
    this.#options = options;
    this.#carrier = carrier;
  }

  static async start(options: Partial<CarrierOptions> = {}): Promise<CarrierFixture> {
    const directory = mkdtempSync(join(tmpdir(), 'carrier-'));
    const stateFile = join(directory, 'carrier.db');
    const fixture = new CarrierFixture(stateFile, options, await startCarrier({ ...options, stateFile }));
    onTestFinished(async () => {
      await fixture.#carrier.close();
      rmSync(directory, { recursive: true });
    });
    return fixture;
  }

  get url(): string {
    return this.#carrier.url;
  }

  async restart(): Promise<void> {
    await this.#carrier.close();
    this.#carrier = await startCarrier({ ...this.#options, stateFile: this.stateFile });
  }

  async request(method: string, path: string, options: { body?: unknown; signal?: AbortSignal } = {}) {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: 'Bearer local', 'content-type': 'application/json' },
      ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
      ...(options.signal && { signal: options.signal }),
    });
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, headers: response.headers, body };
  }

  book(reference: string, body: unknown = booking(), signal?: AbortSignal) {
    return this.request('PUT', `/v1/shipments/${reference}`, { body, ...(signal && { signal }) });
  }

  cancel(reference: string) {
    return this.request('DELETE', `/v1/shipments/${reference}`);
  }

  get(reference: string) {
    return this.request('GET', `/v1/shipments/${reference}`);
  }

  /** Moves a shipment on its way. */
  move(reference: string, body: { status?: string; trackingNumber?: string } = {}) {
    return this.request('POST', `/_simulator/shipments/${reference}/move`, { body });
  }

  async books(query = ''): Promise<z.output<typeof Books>> {
    return Books.parse((await this.request('GET', `/_simulator/books${query}`)).body);
  }

  async addFault(rule: Record<string, unknown>): Promise<void> {
    const { status, body } = await this.request('POST', '/_simulator/faults', { body: rule });
    if (status !== 201) throw new Error(`the rule was refused: ${JSON.stringify(body)}`);
  }

  /** Waits until the oldest rule has applied to a request. */
  async faultIsMet(): Promise<void> {
    const Rules = z.object({ rules: z.array(z.looseObject({ hits: z.int() })) });
    const deadline = Date.now() + 5000;
    for (;;) {
      const { rules } = Rules.parse((await this.request('GET', '/_simulator/faults')).body);
      if ((rules[0]?.hits ?? 0) > 0) return;
      if (Date.now() > deadline) throw new Error('no request met the rule within five seconds');
    }
  }
}
