/** An instance in the list, as the management API describes it. */
export interface ShownInstance {
  id: string;
  name: string;
  status: string;
  createdAt: string;
  updatedAt: string;
  customStatus: unknown;
}

export interface InstanceList {
  /** The newest first. */
  instances: ShownInstance[];
  /** How many match: with `isCut`, more. */
  found: number;
  /** Whether the rest was not read, because there are too many. */
  isCut: boolean;
  /** The `createdTimeTo` of the next page; undefined on the last one. */
  olderThan: string | undefined;
  taskHub: string;
  /** The same request for a shell. */
  command: string;
}

export interface ShownEntity {
  name: string;
  key: string;
  lastOperationAt: string;
  state: unknown;
}

/** An instance with its history. */
export interface InstanceDetails extends ShownInstance {
  input: unknown;
  output: unknown;
  isFinished: boolean;
  history: TimelineEntry[];
  /** The answer of the management API as it is. */
  raw: unknown;
  commands: { show: string; key: string };
  /** Of the management API. */
  apiUrl: string;
}

export type TimelineTone = 'good' | 'bad' | 'warn' | 'busy' | 'plain';

/** One line of a history. */
export interface TimelineEntry {
  at: string;
  /** `Activity`, `Timer`, `Event`. */
  kind: string;
  name: string;
  /** `completed`, `failed`, `scheduled`. */
  state: string;
  tone: TimelineTone;
  /** From being scheduled to its end. */
  tookMs?: number;
  /** When a timer is due. */
  due?: string;
  /** From the second run of the same activity after a failure on. */
  attempt?: number;
  input?: unknown;
  result?: unknown;
  fault?: string;
  /** Of a sub-orchestration, or the instance that an event was sent to. */
  instance?: string;
}
