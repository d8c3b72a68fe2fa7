import { expect, test } from 'vitest';
import { discardRejections } from './discard-rejections.ts';
import type { OperatorPorts } from './operator-ports.ts';

test('what was deleted before one fails is reported, with its content', async () => {
  const all = ['rej_1', 'rej_2', 'rej_3'].map((id) => ({ id, consumer: 'saga', fault: 'no event' }));
  const forget = async ({ id }: { id: string }) => {
    if (id === 'rej_3') throw new Error('the database is gone');
  };
  const rejections = { list: async () => ({ rejections: [], unreadable: all }), forget };
  const running = discardRejections.run({ rejections } as unknown as OperatorPorts, { all: true });
  await expect(running).rejects.toMatchObject({
    message: 'the database is gone',
    report: {
      lines: ['2 discarded', expect.stringContaining('rej_1'), expect.stringContaining('rej_2')],
      data: { discarded: all.slice(0, 2) },
      changes: [{ id: 'rej_1' }, { id: 'rej_2' }],
    },
  });
});
