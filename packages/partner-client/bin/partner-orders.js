#!/usr/bin/env node
// Before the rest is loaded, which an older Node can't run.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(`partner-orders needs Node 22.12 or later; this is Node ${process.versions.node}\n`);
  process.exit(1);
}

const { runCli } = await import('../dist/cli.js');
await runCli(process.argv.slice(2));
