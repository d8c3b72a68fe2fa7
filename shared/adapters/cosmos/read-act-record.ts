import type { JSONObject } from '@azure/cosmos';
import { z } from 'zod';
import { Act, ActEnd, periodOf } from '../../domain/act.ts';
import type { OtherRecord } from '../../ports/audit-log.ts';
import { isNewer } from './schema-version.ts';

const Place = z.object({ id: z.string(), month: z.string(), at: z.string(), _ts: z.int() });
const ActDocument = Place.extend({ type: z.literal('act'), act: Act });
const EndDocument = Place.extend({ type: z.literal('end'), actId: z.string(), end: ActEnd });
/** A part of the changes of an act that has more than an end has place for. */
export const ChangesDocument = z.object({
  type: z.literal('changes'),
  actId: z.string(),
  from: z.int(),
  changes: ActEnd.shape.changes,
});
const ChangesPart = Place.extend(ChangesDocument.shape);
const Document = z.discriminatedUnion('type', [ActDocument, EndDocument, ChangesPart]);

export type ActDocument = z.infer<typeof ActDocument>;
export type PartDocument = z.infer<typeof EndDocument> | z.infer<typeof ChangesPart>;
export type ChangesPart = z.infer<typeof ChangesPart>;

/**
 * Reads a record of the audit. Everybody whose commands are recorded can add documents, and nobody can delete them, so one that
 * is none of ours must neither hide the others nor stand for them.
 */
export function readActRecord(document: JSONObject): ActDocument | PartDocument | OtherRecord {
  const { data } = Document.safeParse(document);
  if (data === undefined) return { ...placeOf(document), fault: isNewer('act', document) ? 'newer' : 'unreadable' };
  if (data.type !== 'act') return data.id === partIdOf(data) ? data : toAdded(data, data.actId);
  const { id, month, at, act } = data;
  return id === act.id && month === periodOf(act) && at === act.at ? data : toAdded(data, act.id);
}

export const partIdOf = (part: { actId: string } & ({ type: 'end' } | { type: 'changes'; from: number })) =>
  `${part.actId}.${part.type === 'end' ? 'end' : `changes-${part.from}`}`;

/** One that looks like a record of an act, and is none of its own. */
export const toAdded = (document: { id: string; month: string }, actId: string): OtherRecord => ({
  ...placeOf(document),
  ...{ fault: 'added', actId },
});

/** Both are whatever the writer wanted, and are printed. */
export function placeOf(document: object): { month: string; id: string } {
  const { month, id } = document as Record<string, unknown>;
  return { month: printable(month), id: printable(id) };
}

const printable = (value: unknown) =>
  String(value)
    .replaceAll(/\p{Cc}/gu, '?')
    .slice(0, 255);
