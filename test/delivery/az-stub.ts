import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type AzureState, playAzure } from './play-azure.ts';

// On PATH as `az`. Its state is a file, because each call is a new process.
const file = process.env['AZ_STATE'] ?? '';
appendFileSync(`${file}.pids`, `${process.pid}\n`);
const state: AzureState = JSON.parse(readFileSync(file, 'utf8'));
const args = process.argv.slice(2);
const body = args[args.indexOf('--body') + 1];
const text = args.includes('--body') && body?.startsWith('@') ? readFileSync(body.slice(1), 'utf8') : undefined;
const { fault, answer } = playAzure(args, state, text);
writeFileSync(`${file}.part`, JSON.stringify(state));
renameSync(`${file}.part`, file);
if (fault?.kind === 'hangs') setInterval(() => undefined, 1_000);
else if (fault?.kind === 'babbles') process.stdout.write('<html>Bad Gateway</html>');
else if (fault) {
  process.stderr.write(`WARNING: something\nERROR: ${fault.says ?? '(Conflict) no'}\n`);
  process.exitCode = 1;
} else process.stdout.write(JSON.stringify(answer));
