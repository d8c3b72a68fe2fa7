import { spawn } from 'node:child_process';
import { compilerEnvironment } from '../../../tools/azure/bicep/find-compiler.ts';

/** A running compiler. Requests: Bicep.Cli/Rpc/ICliJsonRpcProtocol.cs of https://github.com/Azure/bicep. */
export interface RunningCompiler {
  request(method: string, parameters: object): Promise<unknown>;
  stop(): void;
}

interface Reply {
  id: number;
  result?: unknown;
  error?: { message: string };
}

/** Starts the compiler once for many requests: its start costs more than they do. */
export function startCompiler(path: string, env: NodeJS.ProcessEnv = process.env): RunningCompiler {
  const child = spawn(path, ['jsonrpc', '--stdio'], {
    env: compilerEnvironment(env),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let ended: Error | undefined;
  const fail = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
    child.kill();
  };
  let received: Buffer = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const start = received.indexOf('\r\n\r\n') + 4;
      const isReply = HEADER.startsWith(received.subarray(0, HEADER.length).toString());
      if (!isReply) return fail(new Error(`${path} doesn't answer as Bicep's compiler: ${startOf(received)}`));
      const length = Number(/Content-Length: (\d+)/.exec(received.subarray(0, start).toString())?.[1]);
      if (start < 4 || received.length < start + length) return;
      const { id, result, error }: Reply = JSON.parse(received.subarray(start, start + length).toString());
      received = received.subarray(start + length);
      if (error) waiting.get(id)?.reject(new Error(error.message));
      else waiting.get(id)?.resolve(result);
      waiting.delete(id);
    }
  });
  child.on('error', (error) => fail(new Error(`${path} can't be run: ${error.message}`, { cause: error })));
  child.on('exit', (code, signal) => fail(new Error(`${path} ended: ${signal ?? `exit code ${code}`}`)));
  // That it ended says more.
  child.stdin.on('error', () => {});
  let last = 0;
  return {
    request(method, params) {
      if (ended) return Promise.reject(ended);
      last += 1;
      const id = last;
      const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
        child.stdin.write(body);
      });
    },
    stop: () => void child.kill(),
  };
}

const HEADER = 'Content-';

const startOf = (text: Buffer) => JSON.stringify(text.subarray(0, 100).toString());
