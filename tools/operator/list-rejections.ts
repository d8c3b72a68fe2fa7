import type { OperatorCommand } from './operator-command.ts';
import { rejectionLine } from './rejection-line.ts';

export const listRejections: OperatorCommand = {
  name: 'rejections list',
  summary: 'list the messages that a consumer could never process, or not for too long, with the cause',

  async run(ports) {
    const rejections = await ports.rejections.all();
    const lines = rejections.map(rejectionLine);
    return { lines: lines.length > 0 ? lines : ['none'], data: rejections };
  },
};
