/**
 * What some programs are on the desk of a drill: they ask the drill. An answer in place of Azure is for a person, so that
 * `$(az …)` is empty.
 */
const [address = '', ...call] = process.argv.slice(2);
const response = await fetch(address, { method: 'POST', body: JSON.stringify(call) }).catch(() => undefined);
const text =
  response === undefined
    ? '(drill) the drill is over and its stack is stopped: leave this shell'
    : await response.text();
(call[0] === 'ops' && response?.ok ? process.stdout : process.stderr).write(`${text}\n`);
process.exitCode = response?.ok ? 0 : 1;
