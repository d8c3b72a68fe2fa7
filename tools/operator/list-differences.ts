import { differences } from '../../shared/domain/comparison.ts';
import type { OperatorCommand } from './operator-command.ts';
import { showMoment } from './show-moment.ts';

export const listDifferences: OperatorCommand = {
  name: 'differences list',
  summary: 'list where our books and the providers’ differ, and a person has to decide',

  async run({ reconciliation }) {
    const { findings: open, unreadable } = await reconciliation.listOpen();
    const lines = open.map(({ id, since, subject, difference }) => {
      const what =
        difference === undefined
          ? ''
          : `${differences[difference.code]} (ours: ${difference.ours}; theirs: ${difference.theirs})`;
      return `${id}  ${showMoment(since)}  ${subject.kind} ${subject.id}  ${subject.order?.orderId ?? '-'}  ${what}`;
    });
    const broken = unreadable.map(
      ({ id, fault }) =>
        `${id}  can't be read: ${fault}; it is left out${/^(fnd|run)_/.test(id) ? `: differences resolve ${id} --because TEXT removes it, if it is damaged` : ', and mended by the next round'}`,
    );
    const all = [...lines, ...broken];
    return { lines: all.length > 0 ? all : ['none'], data: [...open, ...unreadable] };
  },
};
