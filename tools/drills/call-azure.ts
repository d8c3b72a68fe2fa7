/** What `az`, `azd` and `npm run deliver` are on the desk of a drill: they ask the drill. Its answer is for a person, so that `$(az …)` is empty. */
const [address = '', ...call] = process.argv.slice(2);
const response = await fetch(address, { method: 'POST', body: JSON.stringify(call) }).catch(() => undefined);
process.stderr.write(response === undefined ? 'the drill is over\n' : `${await response.text()}\n`);
process.exitCode = response?.ok ? 0 : 1;
