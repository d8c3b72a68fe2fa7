import type { JSONObject } from '@azure/cosmos';
import type { Act, ActEnd } from '../../domain/act.ts';
import type { OtherRecord } from '../../ports/audit-log.ts';
import { type ActDocument, type ChangesPart, type PartDocument, readActRecord, toAdded } from './read-act-record.ts';

export interface JoinedAct {
  month: string;
  act: Act;
  end: ActEnd | undefined;
  /** In their order. */
  parts: ChangesPart[];
}

/**
 * Puts the records of acts together. Two acts have one id only if somebody has added the second, and a part whose place or time
 * differs from its act's was added too.
 *
 * @param acts those that are read already, by id: they get what else is found of them
 */
export function joinActRecords(
  documents: readonly JSONObject[],
  acts: Map<string, JoinedAct> = new Map(),
): { acts: Map<string, JoinedAct>; others: OtherRecord[] } {
  const others: OtherRecord[] = [];
  const begins: ActDocument[] = [];
  const parts: PartDocument[] = [];
  for (const record of documents.map(readActRecord)) {
    if ('fault' in record) others.push(record);
    else if (record.type === 'act') begins.push(record);
    else parts.push(record);
  }
  for (const begin of begins.toSorted((one, other) => one._ts - other._ts)) {
    const { id, month, act } = begin;
    if (acts.has(id)) others.push(toAdded(begin, id));
    else acts.set(id, { month, act, end: undefined, parts: [] });
  }
  for (const part of parts) {
    const known = acts.get(part.actId);
    if (known === undefined || known.month !== part.month || known.act.at !== part.at) {
      others.push(toAdded(part, part.actId));
    } else if (part.type === 'end') known.end = part.end;
    else known.parts.push(part);
  }
  for (const { parts: own } of acts.values()) own.sort((one, other) => one.from - other.from);
  return { acts, others };
}
