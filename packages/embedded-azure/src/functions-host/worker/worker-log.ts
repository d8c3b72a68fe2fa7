import type { LogCategory, LogLevel } from './core-types.ts';
import { type Hooks, LogContext } from './hooks.ts';

export interface WorkerLogRecord {
  level: LogLevel;
  category: LogCategory;
  message: string;
  functionName?: string;
  invocationId?: string;
}

/** Passes a record through the app's log hooks. Their changes affect only the app's own lines. */
export function throughLogHooks(hooks: Hooks, record: WorkerLogRecord, invocationContext: unknown): WorkerLogRecord {
  if (!hooks.has('log')) return record;
  const context = new LogContext(record.level, record.category, record.message, invocationContext);
  hooks.runLog(context);
  return record.category === 'user' ? { ...record, level: context.level, message: context.message } : record;
}
