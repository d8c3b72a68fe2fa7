import { ConsoleFault } from '@partner-orders/embedded-azure/console/console-fault';
import type { ConsolePart } from '@partner-orders/embedded-azure/console/console-part';
import { z } from 'zod';
import { listWorkbooks, readWorkbook } from '../../../monitoring/read-workbooks.ts';
import type { TelemetryQuestions } from '../../../monitoring/telemetry-questions.ts';
import type { Workbook } from '../../../monitoring/workbook.ts';
import type { ListedWorkbook, ShownAnswer, ShownWorkbook } from './shown-workbook.ts';

export interface WorkbooksPartOptions {
  questions: TelemetryQuestions;
  /** Values for `{{name}}` in the texts, which a deployment has others for. */
  values: Readonly<Record<string, string>>;
}

/** All panels of one look at a page have the same times. */
const Times = z.object({ since: z.coerce.number().int(), now: z.coerce.number().int() });

/** The workbooks of `infra/workbooks` with the telemetry of the local monitor. */
export function workbooksPart({ questions, values }: WorkbooksPartOptions): ConsolePart {
  return {
    name: 'workbooks',
    routes: [
      {
        method: 'GET',
        path: '/api/workbooks',
        handle: () => ({
          status: 200,
          body: listWorkbooks().map(
            (name): ListedWorkbook => ({ name, ...introductionOf(filled(found(name), values)) }),
          ),
        }),
      },
      {
        method: 'GET',
        path: '/api/workbooks/{name}',
        handle: ({ parameters: { name = '' } }) => ({ status: 200, body: filled(found(name), values) }),
      },
      {
        method: 'GET',
        path: '/api/workbooks/{name}/{item}',
        handle: async ({ parameters: { name = '', item = '' }, query, gone }) => {
          const panel = found(name).items.find((one) => one.type === 3 && one.name === item);
          if (panel?.type !== 3) throw new ConsoleFault(404, `the workbook ${name} has no query ${item}`);
          const times = Times.parse(Object.fromEntries(query));
          const answer = await questions.query(panel.content.query, times, gone()).catch((cause: unknown) => {
            throw new ConsoleFault(502, cause instanceof Error ? cause.message : String(cause), { cause });
          });
          return { status: 200, body: { ...answer, ...times } satisfies ShownAnswer };
        },
      },
    ],
  };
}

function found(name: string): Workbook {
  if (!listWorkbooks().includes(name)) throw new ConsoleFault(404, `there is no workbook ${name}`);
  return readWorkbook(name);
}

/** The first heading, and the first sentence below it. */
function introductionOf(items: ShownWorkbook): { title: string; about: string } {
  const text = items.flatMap((item) => (item.type === 1 ? [item.content.json] : []))[0] ?? '';
  const [, title = '', about = ''] = /^# (.+)\n+(.+?\.)(?= |$)/m.exec(text) ?? [];
  return { title, about };
}

function filled({ items }: Workbook, values: Readonly<Record<string, string>>): ShownWorkbook {
  return items.map((item) => {
    if (item.type !== 1) return item;
    const json = item.content.json.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? 'nothing here');
    return { ...item, content: { ...item.content, json } };
  });
}
