import type { ImportPlace } from '../../shared/domain/import-record.ts';
import { Problem } from '../../shared/problems.ts';
import { isIdempotencyKey } from '../http/idempotency-key-of.ts';
import { fingerprintOf, type JsonBody, parseJsonBody } from '../http/parse-json-body.ts';
import type { ImportRecord, RecordReader } from './import-record.ts';
import type { SplitRecord } from './record-splitter.ts';
import { toRefusal } from './to-refusal.ts';

/** Each line is the body of a POST /v1/orders, and may have an `idempotencyKey`. */
export class NdjsonRecords implements RecordReader {
  *take({ line, bytes, fault }: SplitRecord, next: ImportPlace): Generator<ImportRecord> {
    if (isBlank(bytes)) return;
    try {
      if (fault !== undefined) throw new Problem('payload_too_large');
      yield { kind: 'order', line, ...readOrder(bytes), next };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      yield { kind: 'refused', refusal: toRefusal(line, error), next };
    }
  }

  end(): [] {
    return [];
  }

  placeAt(next: ImportPlace): ImportPlace {
    return next;
  }
}

/** @throws Problem */
function readOrder(bytes: Uint8Array): { idempotencyKey: string; body: JsonBody } {
  const body = parseJsonBody(bytes);
  const { json } = body;
  if (typeof json !== 'object' || json === null || !('idempotencyKey' in json)) {
    return { idempotencyKey: deriveKey(body.fingerprint), body };
  }
  const { idempotencyKey, ...order } = json;
  if (!isIdempotencyKey(idempotencyKey)) throw new Problem('idempotency_key_invalid');
  const faults = body.faults.filter(({ path }) => path !== 'idempotencyKey');
  return { idempotencyKey, body: { json: order, faults, fingerprint: fingerprintOf(order) } };
}

/** The same order again gives the same key. A partner's own key has no NUL, so none of them is equal to it. */
const deriveKey = (fingerprint: string) => `\0content/${fingerprint}`;

/** White space of JSON. */
const isBlank = (bytes: Uint8Array) => bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
