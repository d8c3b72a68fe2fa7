import type { PartnerId } from '../../shared/domain/ids.ts';
import { isInterrupted } from '../../shared/ports/report-rebuilds.ts';
import type { Given } from '../command-line/program.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { nameOperator } from './name-operator.ts';
import type { ActingCommand } from './operator-command.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { OpsError } from './ops-error.ts';
import { PartlyDone } from './partly-done.ts';
import { partnerIdOf } from './partner-id-of.ts';
import { holdRebuild } from './reports/hold-rebuild.ts';
import { listReportedPartners } from './reports/list-reported-partners.ts';
import { type RebuiltReports, rebuildPartnerReports } from './reports/rebuild-partner-reports.ts';
import { textOf } from './text-of.ts';
import { writeCount } from './write-count.ts';

export const rebuildReports: ActingCommand = {
  isAct: true,
  name: 'reports rebuild',
  summary: 'count the reports of a partner, or of all, again from the feed of events, and older days from the orders',
  options: {
    partner: { type: 'string', value: 'ID', summary: 'whose reports' },
    all: { type: 'boolean', summary: 'of all partners, one after another' },
    unfinished: { type: 'boolean', summary: 'of the partners whose last rebuild was interrupted' },
  },

  async run(ports, given) {
    const partners = await choosePartners(ports, given);
    for (const partnerId of partners) await ask(ports, partnerId);
    const all: Rebuilt[] = [];
    const refused: string[] = [];
    for (const partnerId of partners) {
      try {
        all.push(await rebuild(ports, partnerId));
      } catch (error) {
        // The others must not wait for one.
        if (!(error instanceof OpsError)) throw error;
        refused.push(error.message);
      }
    }
    const lines = all.flatMap(linesOf);
    const changes = all.map(({ partnerId, events, days }) => {
      return { of: 'report' as const, id: partnerId, after: { events, corrected: days } };
    });
    const report = { lines: lines.length > 0 ? lines : ['none'], data: all, changes };
    if (refused.length === 0) return report;
    const refusal = new OpsError(refused.join('\n'));
    throw all.length === 0 ? refusal : new PartlyDone(refusal, report);
  },
};

type Rebuilt = Omit<RebuiltReports, 'corrected'> & { partnerId: PartnerId; days: string[]; corrected: number };

async function choosePartners(ports: OperatorPorts, given: Given): Promise<PartnerId[]> {
  const ways = [given['partner'] !== undefined, given['all'] === true, given['unfinished'] === true];
  if (ways.filter(Boolean).length !== 1) {
    throw new UsageError('name the partner with --partner, or use --all or --unfinished');
  }
  if (given['unfinished']) {
    const { rebuilds, unreadable } = await ports.reportRebuilds.list();
    const interrupted = rebuilds.filter((one) => isInterrupted(one, ports.clock.now()));
    return [...interrupted.map(({ partnerId }) => partnerId), ...unreadable];
  }
  const partners = await listReportedPartners(ports);
  if (given['all']) return partners;
  const partnerId = partnerIdOf(textOf(given, 'partner'));
  if (!partners.includes(partnerId)) throw new OpsError(`there is no partner ${partnerId}: partners list`);
  return [partnerId];
}

/** So that an interruption shows also which partners were still to come. */
async function ask(ports: OperatorPorts, partnerId: PartnerId): Promise<void> {
  const { reportRebuilds, clock } = ports;
  const by = await nameOperator(ports);
  const at = clock.now().toISOString();
  const none = { events: 0, corrected: 0 };
  const asked = { partnerId, state: 'asked', by, startedAt: at, heartbeatAt: at, ...none } as const;
  await reportRebuilds.ask(asked, clock.now());
}

function rebuild(ports: OperatorPorts, partnerId: PartnerId): Promise<Rebuilt> {
  return holdRebuild(ports, partnerId, async (onProgress) => {
    const { corrected, ...rebuilt } = await rebuildPartnerReports(ports, partnerId, onProgress);
    return { partnerId, ...rebuilt, days: corrected, corrected: corrected.length };
  });
}

function linesOf({ partnerId, events, days, unreadable, firstDay }: Rebuilt): string[] {
  const wrong = days.length > 0 ? `corrected: ${days.join(', ')}` : 'all days were right';
  return [
    `${partnerId}: ${writeCount(events, 'event')} counted, ${wrong}`,
    ...unreadable.map((id) => `${id} can't be read, so days before ${firstDay} stay as they are: documents show ${id}`),
  ];
}
