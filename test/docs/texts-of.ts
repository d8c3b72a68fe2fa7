import { z } from 'zod';
import { type DataSubject, personalData } from '../../shared/domain/personal-data.ts';

/** A place in stored documents where a text can be, and about whom it is, if that is marked. */
export interface StoredText {
  path: string;
  of: DataSubject | undefined;
}

/** Finds every text in a schema, whatever it is wrapped in. A time is none. A value of any shape is one. */
export function textsOf(schema: z.core.$ZodType, path = ''): StoredText[] {
  const marked = personalData.get(schema)?.of;
  if (marked !== undefined) return [{ path, of: marked }];
  const inside = (part: z.core.$ZodType, more = '') => textsOf(part, [path, more].filter(Boolean).join('.'));
  const { def } = schema._zod;
  if (def.type === 'string') {
    const { format } = def as z.core.$ZodStringDef & { format?: string };
    return format === 'datetime' ? [] : [{ path, of: undefined }];
  }
  if (def.type === 'unknown' || def.type === 'any') return [{ path, of: undefined }];
  if (schema instanceof z.ZodObject) {
    const { catchall } = schema.def;
    const others = catchall === undefined || catchall._zod.def.type === 'never' ? [] : inside(catchall, '*');
    return [...Object.entries(schema.shape).flatMap(([name, field]) => inside(field, name)), ...others];
  }
  if (schema instanceof z.ZodRecord) return inside(schema.valueType, '*');
  if (schema instanceof z.ZodArray) return inside(schema.element);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => inside(option));
  if (schema instanceof z.ZodPipe) return inside(schema.in);
  if ('innerType' in def) return inside(def.innerType as z.core.$ZodType);
  if (['number', 'int', 'boolean', 'enum', 'literal', 'null', 'never', 'undefined'].includes(def.type)) return [];
  throw new Error(`${path}: nobody has said how to look into ${def.type}`);
}
