import { logs } from '@opentelemetry/api-logs';
import { InMemoryLogRecordExporter, LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';

// A process has one provider, and modules keep what they got from it. So this file needs a process of its own.
vi.resetModules();
logs.disable();
afterAll(() => logs.disable());
const { log, setLog, runWithLog } = await import('./log.ts');

const exported = new InMemoryLogRecordExporter();
logs.setGlobalLoggerProvider(
  new LoggerProvider({ processors: [new SimpleLogRecordProcessor({ exporter: exported })] }),
);

afterEach(() => setLog({ isVerbose: false }));

/** Everything that was passed to telemetry. */
function sent(): string {
  return JSON.stringify(exported.getFinishedLogRecords().map(({ body, attributes }) => ({ body, attributes })));
}

async function printed(work: () => void): Promise<string[]> {
  const lines: string[] = [];
  const print = (text: string) => void lines.push(text);
  await runWithLog(
    { info: print, warn: print, error: print },
    { 'order.id': 'ord_1', 'partner.id': 'acme' },
    async () => work(),
  );
  return lines;
}
const outage = (message: string) => Object.assign(new Error(message), { code: 'ECONNRESET' });

test('an event is one line with its order, partner, step, attempt and code; its stack is printed once', async () => {
  const fail = () => log.error('the step failed', outage('gone'), { 'step.name': 'book-shipment', 'step.attempt': 2 });
  const [first, second] = await printed(() => {
    fail();
    fail();
  });
  const line = 'the step failed: gone  order=ord_1 partner=acme step=book-shipment attempt=2 code=ECONNRESET';
  expect(first?.split('\n')[0]).toBe(line);
  expect(first).toContain('\n    at ');
  expect(second).toBe(line);
});

test('a repeated line is printed five times; with LOG_VERBOSE, each time and with its stack', async () => {
  const fail = () => {
    for (let n = 0; n < 50; n += 1) log.error(`attempt ${n} came to nothing`, outage(`away since ${n}`));
  };
  expect(await printed(fail)).toHaveLength(5);
  setLog({ isVerbose: true });
  const lines = await printed(fail);
  expect(lines).toHaveLength(50);
  expect(lines.every((line) => line.includes('\n    at '))).toBe(true);
});

test('a message of several lines is printed as one line', async () => {
  const [line] = await printed(() => log.error('no luck', 'first\nsecond'));
  expect(line).toBe('no luck: first  order=ord_1 partner=acme code=error');
});

test('for data that can’t be read, a line names the first field; a timeout is reported by its name', async () => {
  const { error } = z.object({ by: z.string(), at: z.string() }).safeParse({ at: 1 });
  const [unreadable] = await printed(() => log.error('put aside', error));
  expect(unreadable?.split('\n')[0]).toMatch(/^put aside: by: .*, and 1 more {2}order=ord_1 .*code=unreadable$/);
  const [late] = await printed(() => log.error('no answer', new DOMException('  timed out\n', 'TimeoutError')));
  expect(late?.split('\n')[0]).toBe('no answer: timed out  order=ord_1 partner=acme code=TimeoutError');
});

test('no line and no telemetry contains a secret of the message, the error, its stack or its causes', async () => {
  exported.reset();
  setLog({ isVerbose: true });
  const cause = new Error('refused SharedAccessKey=of-the-cause;');
  const error = new Error('POST with Bearer of-the-error', { cause: new Error('api_key=of-the-middle', { cause }) });
  error.stack = `${error.name}: ${error.message}\n    at call (https://x/y?sig=of-the-stack:1:2)`;
  const lines = await printed(() => {
    log.error('sent with Bearer of-the-message', error);
    log.warn('asked with Bearer of-the-warning');
    log.error('thrown', 'api_key=of-the-text');
  });
  for (const said of [lines.join('\n'), sent()]) {
    expect(said).toContain('[redacted]');
    expect(said).not.toMatch(/of-the-/);
  }
});

test('telemetry gets a line with its attributes, and for an error an exception with its causes', async () => {
  exported.reset();
  await printed(() => log.error('the step failed', new Error('gone', { cause: outage('reset') })));
  const [line, exception] = exported.getFinishedLogRecords();
  expect(line).toMatchObject({ body: 'the step failed', attributes: { 'order.id': 'ord_1', 'partner.id': 'acme' } });
  expect(line?.attributes).not.toHaveProperty('exception.type');
  expect(exception?.attributes).toMatchObject({ 'order.id': 'ord_1', 'exception.type': 'Error' });
  expect(exception?.attributes['exception.stacktrace']).toMatch(/gone[\s\S]*cause: Error: reset/);
});
