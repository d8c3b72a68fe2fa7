import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ScreeningRule } from '../../shared/domain/screening-rule.ts';
import type { ScreeningRules, StoredRule } from '../../shared/ports/screening-rules.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { removeScreeningRule } from './remove-screening-rule.ts';
import { setScreeningRules } from './set-screening-rules.ts';

const rule = (recipients: string[], description: string): ScreeningRule => ({
  ...{ id: 'fraud', description, when: { countries: ['DE'], recipients, addresses: ['Canary Street'] } },
  ...{ verdict: 'hold', withinHours: 1, onDeadline: 'reject' },
});

test('the audit of a rule says what changed, and names nobody', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'rules-'));
  try {
    const file = join(directory, 'rules.json');
    let stored: readonly StoredRule[] = [{ rule: rule(['Canary One', 'Canary Two'], 'canary again') }];
    const screeningRules: Pick<ScreeningRules, 'readEach' | 'change'> = {
      readEach: async () => stored,
      change: async (by) => (stored = by(stored)),
    };
    const ports = { screeningRules } as unknown as OperatorPorts;
    writeFileSync(file, JSON.stringify(rule(['Canary Two', 'Canary Three', 'Canary Four'], 'canary once more')));
    const { changes } = await setScreeningRules.run(ports, { file });
    const kept = { id: 'fraud', verdict: 'hold', withinHours: 1, onDeadline: 'reject' };
    const [before, after] = [{ entries: 2 }, { entries: 3, added: 2, removed: 1 }];
    expect(changes).toEqual([
      {
        ...{ of: 'rule', id: 'fraud' },
        before: { ...kept, when: { countries: ['DE'], recipients: before, addresses: { entries: 1 } } },
        after: {
          ...{ ...kept, description: 'changed' },
          when: { countries: ['DE'], recipients: after, addresses: { entries: 1, added: 0, removed: 0 } },
        },
      },
    ]);
    const removed = await removeScreeningRule.run(ports, { rule: 'fraud' });
    expect(removed.changes).toMatchObject([{ id: 'fraud', before: { when: { recipients: { entries: 3 } } } }]);
    expect(JSON.stringify([changes, removed.changes])).not.toMatch(/canary/i);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
