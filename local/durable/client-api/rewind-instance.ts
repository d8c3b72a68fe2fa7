import { type Call, instanceOf, type Reply } from './operation.ts';

/** `POST instances/{instanceId}/rewind`: refused, with the status and text that the library expects of such a store. */
export function rewindInstance(call: Call): Reply {
  const record = instanceOf(call);
  if (!record) return { status: 404 };
  if (record.status !== 'Failed') {
    const text = `This orchestration has status ${record.status}, but only orchestrations in the "Failed" state can be rewound.`;
    return { status: 412, body: text };
  }
  return { status: 501, body: 'Rewind is not supported by the local Durable engine.' };
}
