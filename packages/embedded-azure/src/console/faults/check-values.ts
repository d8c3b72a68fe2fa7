import { z } from 'zod';
import { ConsoleFault } from '../console-fault.ts';
import { jsonOf } from '../json-of.ts';
import type { FaultField, FaultSwitch, FaultValues } from './fault-switch.ts';

/** The values of a switch's fields. @throws ConsoleFault that names the wrong ones */
export function checkValues({ fields }: FaultSwitch, body: string): FaultValues {
  const schema = z.strictObject(Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)])));
  const parsed = schema.safeParse(body === '' ? {} : jsonOf({ body }));
  if (!parsed.success) throw new ConsoleFault(400, z.prettifyError(parsed.error));
  const given = Object.entries(parsed.data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as FaultValues;
}

function schemaOf(field: FaultField): z.ZodType {
  const schema =
    field.kind === 'number' ? z.int().min(field.least).max(field.most) : z.enum(field.choices as [string, ...string[]]);
  return field.isOptional ? schema.optional() : schema;
}
