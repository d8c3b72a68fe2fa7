import { table } from '../report/render-table.ts';
import { type CostLine, costOfMonth, usageIn, usageOf } from './cost-of.ts';
import { type Counts, orderOutcomes, polls, type Scenario, scenarios, sumOf } from './counts.ts';
import type { PriceName, PriceTable } from './prices.ts';

const VOLUMES = { '10 k': 1e4, '1 M': 1e6, '100 M': 1e8 };

const FEATURES: Record<string, string> = {
  orders: 'orders and their events',
  catalog: 'stock and prices',
  feed: 'feed of events',
  reports: 'daily report',
  'provider-events': 'events of the providers',
  deliveries: 'webhook deliveries',
  partners: 'partners and endpoints',
};

const LINES: Record<PriceName, string> = {
  requestUnits: 'Cosmos DB throughput',
  cosmosStorage: 'Cosmos DB storage',
  executions: 'Functions, executions',
  instanceSeconds: 'Functions, time',
  logs: 'logs',
  busOperations: 'Service Bus',
  storageOperations: 'storage of sagas',
  gatewayUnit: 'API Management, one unit',
  egress: 'traffic out',
};

/** The figures of docs/cost.md as Markdown. */
export function renderCost(counts: Counts, prices: PriceTable): string {
  return [
    `Counted on ${counts.date}, Node ${counts.node}: means of ${counts.orders} orders one after another.`,
    renderUnits(counts),
    renderCounts(counts),
    `Without any order, one instance and one physical range of each container use ${short(counts.idle.units)} request units a second.`,
    ...Object.entries(VOLUMES).map(([name, orders]) => renderMonth(counts, prices, name, orders)),
    renderPrices(prices),
  ].join('\n\n');
}

function renderUnits(counts: Counts): string {
  const all = [...orderOutcomes, ...polls];
  const other = (scenario: Scenario) =>
    Object.entries(usageIn(counts, scenario).units).reduce(
      (sum, [name, units]) => sum + (name in FEATURES ? 0 : units),
      0,
    );
  const rows = Object.entries(FEATURES).map(([container, feature]) => [
    feature,
    ...all.map((scenario) => short(usageIn(counts, scenario).units[container] ?? 0)),
  ]);
  const sums = all.map((scenario) => `**${short(sumOf(usageIn(counts, scenario).units))}**`);
  return table(
    ['request units', ...all.map(nameOf)],
    [...rows, ['other', ...all.map((each) => short(other(each)))], ['**sum**', ...sums]],
  );
}

function renderCounts(counts: Counts): string {
  const all = [...orderOutcomes, ...polls];
  const row = (what: string, read: (usage: ReturnType<typeof usageIn>) => number) => [
    what,
    ...all.map((scenario) => short(read(usageIn(counts, scenario)))),
  ];
  return table(
    ['each', ...all.map(nameOf)],
    [
      row('executions', ({ executions }) => sumOf(executions)),
      row('of `deliver-webhook`', ({ executions }) => executions['deliver-webhook'] ?? 0),
      row('messages sent', ({ sent }) => sent),
      row('messages delivered', ({ delivered }) => delivered),
      row('requests at the gateway', ({ requests }) => requests),
      row('bytes sent to the partner', ({ bytesToPartners, webhookBytes }) => bytesToPartners + webhookBytes),
      row('bytes stored', ({ stored }) => sumOf(stored)),
      row('bytes of telemetry, every trace kept', ({ telemetryBytes }) => telemetryBytes),
    ],
  );
}

const nameOf = (scenario: Scenario): string => scenarios[scenario];

function renderMonth(counts: Counts, prices: PriceTable, name: string, perDay: number): string {
  const columns = orderOutcomes.map((outcome) => costOfMonth(usageOf(counts, outcome, prices), perDay, prices));
  const money = (line: CostLine | undefined) =>
    line?.usd === undefined ? `${short(line?.quantity ?? 0)} × look up` : `$${short(line.usd)}`;
  const known = (lines: readonly CostLine[]) => lines.reduce((sum, { usd }) => sum + (usd ?? 0), 0);
  const rows = (Object.keys(LINES) as PriceName[]).map((line) => [
    LINES[line],
    ...columns.map((lines) => money(lines.find((each) => each.name === line))),
  ]);
  const orders = perDay * 30.4;
  return [
    `**${name} orders a day**, a month, if all of them end that way:`,
    table(
      ['', ...orderOutcomes.map(nameOf)],
      [
        ...rows,
        ['**known sum**', ...columns.map((lines) => `**$${short(known(lines))}**`)],
        ['for an order', ...columns.map((lines) => `$${(known(lines) / orders).toPrecision(2)}`)],
      ],
    ),
  ].join('\n\n');
}

function renderPrices({ prices, assumptions }: PriceTable): string {
  const priced = (Object.keys(LINES) as PriceName[]).map((name) => {
    const { usd, per, date, source } = prices[name];
    return [LINES[name], usd === null ? '**look up**' : `$${usd}`, per, date ?? '', source];
  });
  const assumed = Object.entries(assumptions).map(([name, { value, why }]) => [`\`${name}\``, String(value), why]);
  return [table(['price', '', 'for', 'read', 'source'], priced), table(['assumed', '', 'why'], assumed)].join('\n\n');
}

/** Three significant digits, with commas. */
export function short(value: number): string {
  if (value === 0) return '0';
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
