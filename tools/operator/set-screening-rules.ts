import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { MOST_RULES, ScreeningRule, selectRules } from '../../shared/domain/screening-rule.ts';
import { explainIssue } from '../../shared/explain-issue.ts';
import { idOf, type StoredRule } from '../../shared/ports/screening-rules.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { nameOfDamaged, ruleLine } from './list-screening-rules.ts';
import type { ActingCommand } from './operator-command.ts';
import { OpsError } from './ops-error.ts';
import { pathIn } from './path-in.ts';
import { recordedRule } from './recorded-rule.ts';
import { textOf } from './text-of.ts';

const File = z.union([z.array(ScreeningRule).min(1), ScreeningRule.transform((rule) => [rule])]);
const MOST_TRIED = 200;

export const setScreeningRules: ActingCommand = {
  isAct: true,
  name: 'screening rules set',
  argument: 'file',
  unrecorded: ['file'],
  summary: 'add or replace the rules of a JSON file: one rule, or a list of them',
  options: { 'dry-run': { type: 'boolean', summary: 'only show the rules, and which open orders they would select' } },

  async run({ screeningRules, ordersAdmin }, given) {
    const file = textOf(given, 'file');
    const rules = readRules(file, await textOfFile(pathIn(given, 'file')));
    const lines = rules.map(ruleLine);
    if (given['dry-run'] !== true) {
      let before: readonly StoredRule[] = [];
      const written = await screeningRules.change((stored = []) => {
        before = stored;
        return merge(stored, rules);
      });
      const changes = rules.map((rule) => {
        const known = before.find((entry) => idOf(entry) === rule.id);
        const knownRule = known !== undefined && 'rule' in known ? known.rule : undefined;
        const replaced = known === undefined ? {} : { before: recordedEntry(known) };
        return { of: 'rule' as const, id: rule.id, ...replaced, after: recordedRule(rule, knownRule) };
      });
      const damaged = written.flatMap((entry) => ('damaged' in entry ? [nameOfDamaged(entry.damaged)] : []));
      const last =
        damaged.length > 0
          ? `no order is placed until what can’t be read is mended, too: ${damaged.join(', ')}: screening rules list`
          : 'they apply to orders that are placed in 10 seconds or later';
      return { lines: [...lines, last], data: rules, changes };
    }
    merge(await screeningRules.readEach(), rules);
    const { orders } = await ordersAdmin.listOpen({}, MOST_TRIED);
    const selected = orders.flatMap((order) => {
      const ids = selectRules(rules, order).map(({ id }) => id);
      return ids.length > 0 ? [{ order: order.id, rules: ids }] : [];
    });
    const found = selected.map(({ order, rules: ids }) => `${order} would be selected by ${ids.join(', ')}`);
    const total = `${selected.length} of ${orders.length} open orders; nothing is written: --dry-run`;
    return { lines: [...lines, ...found, total], data: { rules, selected }, changes: [] };
  },
};

const recordedEntry = (entry: StoredRule) =>
  'rule' in entry ? recordedRule(entry.rule) : `it could not be read: ${entry.damaged.fault}`;

function merge(stored: readonly StoredRule[], rules: readonly ScreeningRule[]): StoredRule[] {
  const given = rules.map((rule) => ({ rule }));
  const replaced = stored.map((entry) => given.find(({ rule }) => rule.id === idOf(entry)) ?? entry);
  const added = given.filter(({ rule }) => stored.every((entry) => idOf(entry) !== rule.id));
  const all = [...replaced, ...added];
  if (all.length > MOST_RULES) throw new OpsError(`there may be ${MOST_RULES} rules, and these would be ${all.length}`);
  return all;
}

function readRules(file: string, text: string): ScreeningRule[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new OpsError(`${file} is no JSON: ${why}`, { recorded: 'the file is no JSON' });
  }
  const isList = Array.isArray(value);
  const { data, error } = (isList ? z.array(ScreeningRule).min(1) : ScreeningRule).safeParse(value, {
    error: explainIssue,
  });
  if (error !== undefined) {
    const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'the rule'} ${message}`);
    throw new OpsError(`${file}: ${faults.join('; ')}; nothing is written`, {
      recorded: 'the file holds no valid rules',
    });
  }
  const rules = File.parse(data);
  const twice = rules.find(({ id }, n) => rules.findIndex((other) => other.id === id) !== n);
  if (twice !== undefined)
    throw new OpsError(`${file}: ${twice.id} is there twice; nothing is written`, {
      recorded: 'a rule is there twice',
    });
  return rules;
}

async function textOfFile(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`${file} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
