import { type Call, instanceOf, type Reply } from './operation.ts';

/**
 * `POST instances/{instanceId}/rewind?reason=…`: 202; 412 if it has not failed, with a text that the library passes on.
 */
export async function rewindInstance(call: Call): Promise<Reply> {
  const record = instanceOf(call);
  if (!record) return { status: 404 };
  if (record.status !== 'Failed') {
    const text = `This orchestration has status ${record.status}, but only orchestrations in the "Failed" state can be rewound.`;
    return { status: 412, body: text };
  }
  await call.engine.rewind(record.instanceId, call.query.get('reason'));
  return { status: 202 };
}
