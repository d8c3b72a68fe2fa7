import type { InstanceRecord, RuntimeStatus } from '../store/instance-record.ts';

/** An instance as the status query answers it. */
export interface InstanceStatus {
  name: string;
  instanceId: string;
  runtimeStatus: RuntimeStatus;
  input: unknown;
  customStatus: unknown;
  output: unknown;
  /** ISO 8601 in whole seconds, as Azure writes it. */
  createdTime: string;
  lastUpdatedTime: string;
  historyEvents?: Record<string, unknown>[];
}

/** HttpApiHandler.ConvertFrom: input and output are always present, null if there is none. */
export function instanceStatus(record: InstanceRecord, { showInput }: { showInput: boolean }): InstanceStatus {
  return {
    name: record.name,
    instanceId: record.instanceId,
    runtimeStatus: record.status,
    input: showInput ? parseToken(record.input) : null,
    customStatus: parseToken(record.customStatus),
    output: parseToken(record.output),
    createdTime: wholeSeconds(record.createdAt),
    lastUpdatedTime: wholeSeconds(record.updatedAt),
  };
}

/** DurableClient.ParseToJToken: anything that is not JSON, such as the reason of a termination, is a text. */
export function parseToken(text: string | null): unknown {
  if (text === null) return null;
  const trimmed = text.trim();
  if (trimmed === '') return '';
  try {
    return JSON.parse(trimmed);
  } catch {
    return trimmed;
  }
}

function wholeSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
