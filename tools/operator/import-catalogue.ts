import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { UsageError } from '../command-line/usage-error.ts';
import { applyImport } from './catalogue/apply-import.ts';
import type { FileFault } from './catalogue/file-fault.ts';
import { type PlannedChange, planImport } from './catalogue/plan-import.ts';
import { type FileFormat, readCatalogueFile } from './catalogue/read-catalogue-file.ts';
import { nameOperator } from './name-operator.ts';
import type { ActingCommand, ActReport } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { reportPart } from './partly-done.ts';
import { pathIn } from './path-in.ts';
import { textOf } from './text-of.ts';
import { writeCount } from './write-count.ts';

const MOST_FAULTS = 20;

export const importCatalogue: ActingCommand = {
  isAct: true,
  name: 'catalogue import',
  argument: 'file',
  unrecorded: ['file'],
  summary: 'add and change the products of a CSV or NDJSON file, all or, if a line is wrong, none',
  options: { 'dry-run': { type: 'boolean', summary: 'only show what it would change' } },

  async run(ports, given) {
    const file = textOf(given, 'file');
    const format = formatOf(file);
    const read = readCatalogueFile(await bytesOf(pathIn(given, 'file')), format);
    if ('faults' in read) throw refuse(file, read.faults);
    const planned = await planImport(ports.products, read.products, ports.clock.now());
    if ('faults' in planned) throw refuse(file, planned.faults);
    const { changes } = planned;
    const isDry = given['dry-run'] === true;
    if (isDry) return reportOf(changes, isDry);
    const done = new Set<PlannedChange>();
    const by = await nameOperator(ports);
    const apply = () => applyImport(changes, ports, by, (change) => done.add(change));
    await reportPart(apply, () =>
      reportOf(
        changes.filter((change) => done.has(change)),
        isDry,
      ),
    );
    return reportOf(changes, isDry);
  },
};

function reportOf(changes: readonly PlannedChange[], isDry: boolean): ActReport {
  const moved = changes.filter(({ kind, stock }) => kind !== 'keep' || stock !== undefined);
  const kept = changes.length - moved.length;
  const ignored = changes.filter(({ isStockIgnored }) => isStockIgnored).map(({ product }) => product.sku);
  const lines = [
    ...moved.flatMap((change) => [describe(change), ...change.differences.map((difference) => `    ${difference}`)]),
    `${kept} unchanged`,
    ...(ignored.length > 0 ? [describeIgnored(ignored)] : []),
    ...(isDry ? ['nothing is written: --dry-run'] : []),
  ];
  const data = changes.map(({ product: { sku }, kind, stock, differences, isStockIgnored }) => {
    return { sku, kind, stock, differences, isStockIgnored };
  });
  const written = moved.map(({ product: { sku }, kind, stock, differences }) => {
    return { of: 'product' as const, id: sku, after: { kind, stock, differences } };
  });
  return { lines, data, changes: written };
}

const words = { add: 'added', change: 'changed', keep: 'unchanged' };
function describe({ product: { sku, name }, kind, stock }: PlannedChange): string {
  return `${sku}  ${name}  ${words[kind]}${stock === undefined ? '' : `, ${stock} on hand`}`;
}

function describeIgnored(skus: string[]): string {
  const which = `${skus.slice(0, 10).join(', ')}${skus.length > 10 ? ' …' : ''}`;
  return `the stock in the file is ignored for these products, which have had stock: ${which}. Book it with stock adjust`;
}

function formatOf(file: string): FileFormat {
  const format = extname(file).slice(1);
  if (format === 'csv' || format === 'ndjson') return format;
  throw new UsageError(`${file}: must end in .csv or .ndjson`);
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    throw new OpsError(`${file} can't be read: ${why}`, { recorded: "the file can't be read" });
  }
}

function refuse(file: string, faults: readonly FileFault[]): OpsError {
  const shown = faults.slice(0, MOST_FAULTS).map(({ line, message }) => `${file}:${line}: ${message}`);
  const more = faults.length > shown.length ? [`and ${faults.length - shown.length} more faults`] : [];
  const recorded = `the file has ${writeCount(faults.length, 'fault')}: nothing is changed`;
  return new OpsError([...shown, ...more, 'nothing is changed'].join('\n'), { recorded });
}
