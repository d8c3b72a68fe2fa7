import { Badge, type Tone } from '@partner-orders/embedded-azure/console-client/kit/badge.tsx';
import { Command } from '@partner-orders/embedded-azure/console-client/kit/command.tsx';
import { Moment } from '@partner-orders/embedded-azure/console-client/kit/moment.tsx';
import { narrow } from '@partner-orders/embedded-azure/console-client/kit/narrow.ts';
import { Fault } from '@partner-orders/embedded-azure/console-client/kit/notice.tsx';
import { Table } from '@partner-orders/embedded-azure/console-client/kit/table.tsx';
import { useAnswer } from '@partner-orders/embedded-azure/console-client/kit/use-answer.ts';
import type { Panel, PanelProps } from '@partner-orders/embedded-azure/console-client/panel.ts';
import type { ShownAlerts, ShownStates } from '../../alerts/shown-alert.ts';
import { FiringRows } from './firing-rows.tsx';
import { runbookUrl } from './runbook-url.ts';
import { RunbookView } from './runbook-view.tsx';

export const alertsPanel: Panel = {
  path: 'alerts',
  name: 'Alerts',
  group: 'Azure',
  about:
    'The alerts of a deployment: what each means, what to do, and whether it would fire now with the telemetry of this stack.',
  view: AlertsView,
};

const EVERY_MS = 30_000;
const STATES: Readonly<Record<ShownStates['states'][number]['state'], { text: string; tone: Tone; rank: number }>> = {
  fires: { text: 'fires', tone: 'bad', rank: 0 },
  quiet: { text: 'quiet', tone: 'good', rank: 1 },
  unknown: { text: 'not known here', tone: 'plain', rank: 2 },
};

function AlertsView({ rest: [runbook], query }: PanelProps) {
  return runbook === undefined ? <AlertList query={query} /> : <RunbookView key={runbook} name={runbook} />;
}

function AlertList({ query }: Pick<PanelProps, 'query'>) {
  const { value: known, fault } = useAnswer<ShownAlerts>('/alerts');
  const { value: found, fault: stateFault } = useAnswer<ShownStates>('/alerts/states', EVERY_MS);
  const without = stateFault === undefined ? 'being evaluated' : 'not evaluated';
  const shown = query.get('state') ?? '';
  const rows = (known?.alerts ?? [])
    .map((alert) => ({ ...alert, now: found?.states.find(({ name }) => name === alert.name) }))
    .filter(({ now }) => shown === '' || now?.state === shown)
    .toSorted((a, b) => rankOf(a.now?.state) - rankOf(b.now?.state) || a.severity - b.severity);
  return (
    <>
      <Fault message={fault ?? stateFault} />
      <p role="status">
        {stateFault !== undefined && found === undefined ? 'The alerts were not evaluated.' : summaryOf(found)}
      </p>
      {known === undefined ? null : <Command line={known.command} />}
      <div class="fields">
        <label>
          Show
          <select
            value={shown}
            onChange={({ currentTarget }) => narrow('/alerts', query, 'state', currentTarget.value)}
          >
            <option value="">all</option>
            <option value="fires">what fires</option>
            <option value="quiet">what is quiet</option>
            <option value="unknown">what can’t be evaluated here</option>
          </select>
        </label>
        {found === undefined ? null : (
          <span class="dim">
            Evaluated at <Moment at={found.at} />, again every {EVERY_MS / 1_000} s
          </span>
        )}
      </div>
      <Table
        caption="Alerts"
        rows={rows}
        idOf={({ name }) => name}
        empty={known === undefined ? 'The alerts are read …' : 'No alert is in this state.'}
        columns={[
          {
            name: 'State',
            cell: ({ now }) =>
              now === undefined ? <span class="dim">{without}</span> : <Badge {...STATES[now.state]} />,
          },
          { name: 'Severity', cell: ({ severity }) => severity },
          {
            name: 'Alert',
            cell: ({ name, title, description, now }) => (
              <>
                <strong>{title}</strong> <code>{name}</code>
                <br />
                <span class="dim">{description}</span>
                {now?.because === undefined ? null : <p class="dim">Not evaluated here: {now.because}.</p>}
                {now === undefined || now.rows.length === 0 ? null : <FiringRows name={name} rows={now.rows} />}
              </>
            ),
          },
          {
            name: 'What to do',
            cell: ({ runbook }) => <a href={runbookUrl(runbook) ?? ''}>{runbook.replace('docs/runbooks/', '')}</a>,
          },
        ]}
      />
    </>
  );
}

const rankOf = (state: ShownStates['states'][number]['state'] | undefined) =>
  state === undefined ? 3 : STATES[state].rank;

function summaryOf(found: ShownStates | undefined): string {
  if (found === undefined) return 'The alerts are being evaluated: the first time takes some seconds.';
  const count = (state: string) => found.states.filter((one) => one.state === state).length;
  const [firing, unknown] = [count('fires'), count('unknown')];
  return `${firing === 0 ? 'No alert fires' : firing === 1 ? '1 alert fires' : `${firing} alerts fire`}; ${unknown} of ${found.states.length} can’t be evaluated here.`;
}
