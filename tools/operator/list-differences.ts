import { differences } from '../../shared/domain/comparison.ts';
import type { OperatorCommand } from './operator-command.ts';

export const listDifferences: OperatorCommand = {
  name: 'differences list',
  summary: 'list where our books and the providers’ differ, and a person has to decide',

  async run({ reconciliation }) {
    const open = await reconciliation.listOpen();
    const lines = open.map(({ id, since, subject, difference }) => {
      const what =
        difference === undefined
          ? ''
          : `${differences[difference.code]} (ours: ${difference.ours}; theirs: ${difference.theirs})`;
      return `${id}  ${since}  ${subject.kind} ${subject.id}  ${subject.order?.orderId ?? '-'}  ${what}`;
    });
    return { lines: lines.length > 0 ? lines : ['none'], data: open };
  },
};
