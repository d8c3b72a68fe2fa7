import { commands } from '@partner-orders/partner-client/cli/commands';
import { runAsPartner } from './run-as-partner.ts';

await runAsPartner('npm run trigger', commands.trigger);
