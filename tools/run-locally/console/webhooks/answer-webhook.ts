import { type Answer, DROPPED, UNANSWERED } from '@partner-orders/loopback-server/http/reply';
import type { SimulatorRequest } from '@partner-orders/loopback-server/http/route';
import type { AnswerMode } from './shown-inbox.ts';

/** Answers a webhook in the way that is switched on. */
export async function answerWebhook(
  mode: AnswerMode,
  request: Pick<SimulatorRequest, 'pause' | 'gone'>,
): Promise<Answer> {
  switch (mode.kind) {
    case 'ok':
      return { status: 204 };
    case 'status':
      return {
        status: mode.status,
        headers: mode.retryAfterS === undefined ? {} : { 'retry-after': String(mode.retryAfterS) },
        body: { error: 'the receiver was told to answer so' },
      };
    case 'slow':
      return (await request.pause(mode.ms)) ? { status: 204 } : UNANSWERED;
    case 'page':
      return { status: 200, html: '<!doctype html><title>Not what you expect</title><p>A page instead of an answer.' };
    case 'silence':
      await request.gone();
      return UNANSWERED;
    case 'reset':
      return DROPPED;
  }
}
