import type { WebhookNudge } from '../../shared/domain/webhook-nudge.ts';
import type { ActingCommand } from './operator-command.ts';
import { writeCount } from './write-count.ts';

/** Which version of the key has sealed a secret, as its text says. */
const versionOf = (sealed: string): string => sealed.split('.')[1] ?? 'unknown';

/** The app does it, because it can read the key. */
export const resealWebhooks: ActingCommand = {
  isAct: true,
  name: 'webhooks reseal',
  summary: 'have the secrets of all webhook endpoints sealed with the newest version of webhook-key',

  async run({ webhooks, webhookNudges, clock }) {
    const { endpoints } = await webhooks.list();
    const round = `reseal/${clock.now().toISOString().slice(0, 16)}`;
    await webhookNudges.send(
      endpoints.map(
        ({ partnerId, endpoint }): WebhookNudge => ({ kind: 'reseal', partnerId, endpointId: endpoint.id, round }),
      ),
    );
    const secrets = endpoints.flatMap(({ endpoint }) => endpoint.secrets.map(({ sealed }) => versionOf(sealed)));
    const versions = Object.fromEntries(
      [...Map.groupBy(secrets, (version) => version)].map(([version, { length }]) => [version, length]),
    );
    const lines = [
      `the app looks at the secrets of ${writeCount(endpoints.length, 'endpoint')}; this is how they are sealed now:`,
      ...Object.entries(versions).map(
        ([version, count]) =>
          `${String(count).padStart(6)}  with the version of webhook-key that begins with ${version}`,
      ),
      'run it again a minute later: only the newest version should be left',
    ];
    const changes = endpoints.map(({ endpoint: { id } }) => ({
      of: 'endpoint' as const,
      id,
      after: 'secrets to be sealed again',
    }));
    return {
      lines: endpoints.length === 0 ? ['none'] : lines,
      data: { endpoints: endpoints.length, versions },
      changes,
    };
  },
};
