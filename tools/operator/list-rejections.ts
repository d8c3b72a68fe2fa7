import type { OperatorCommand } from './operator-command.ts';
import { rejectionLine, unreadableLine } from './rejection-line.ts';

export const listRejections: OperatorCommand = {
  name: 'rejections list',
  summary: 'list the messages that a consumer gave up on, with the cause',

  async run(ports) {
    const { rejections, unreadable } = await ports.rejections.list();
    const lines = [...rejections.map(rejectionLine), ...unreadable.map(unreadableLine)];
    return { lines: lines.length > 0 ? lines : ['none'], data: [...rejections, ...unreadable] };
  },
};
