import type { ConsolePart } from '@partner-orders/embedded-azure/console/console-part';
import { TelemetryQuestions } from '../../monitoring/telemetry-questions.ts';
import { callsIn } from '../../operator/story/calls-in.ts';
import type { PreparedStack } from '../partner-orders.ts';
import { stateGiven } from '../state-given.ts';
import { alertsPart } from './alerts/alerts-part.ts';
import { attentionPart } from './attention/attention-part.ts';
import { workbooksPart } from './workbooks/workbooks-part.ts';

/** The panels of what a deployment shows and says of itself: its workbooks, its alerts, and what needs a person. */
export function monitoringParts({ stack, gatewayUrl, directory }: PreparedStack): ConsolePart[] {
  const questions = new TelemetryQuestions(stack.urls.monitor);
  const state = stateGiven(directory);
  const connections = {
    cosmos: { connectionString: stack.urls.cosmos },
    serviceBus: { connectionString: stack.urls.serviceBus },
    addresses: { gateway: gatewayUrl },
  };
  const values = { entryUrl: gatewayUrl, alertEmail: 'nobody' };
  return [
    workbooksPart({ questions, values }),
    alertsPart({ questions, state }),
    attentionPart({
      connections,
      countsUrl: stack.urls.serviceBusCounts,
      questions,
      command: callsIn({ state })('status'),
    }),
    { name: 'telemetry-questions', routes: [], close: () => questions.close() },
  ];
}
