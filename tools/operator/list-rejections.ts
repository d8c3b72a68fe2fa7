import type { Command } from './command.ts';
import { rejectionLine, rejectionsIn } from './rejections.ts';

export const listRejections: Command = {
  name: 'rejections list',
  summary: 'list the messages that a consumer could never process, or not for too long, with the cause',

  async run(azure) {
    const rejections = await rejectionsIn(azure);
    const lines = rejections.map(rejectionLine);
    return { lines: lines.length > 0 ? lines : ['none'], data: rejections };
  },
};
