import { formatTimeSpan } from '../configuration/time-span.ts';
import { FunctionFailure } from '../invocation.ts';

/**
 * An invocation can't be killed. After its time limit it counts as failed, and its later result is ignored.
 *
 * @param limit milliseconds; none if undefined
 * @throws FunctionFailure when the limit has passed
 */
export function withFunctionTimeout<T>(
  running: Promise<T>,
  limit: number | undefined,
  functionName: string,
  invocationId: string,
): Promise<T> {
  if (limit === undefined) return running;
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      const message = `Timeout value of ${formatTimeSpan(limit)} exceeded by function 'Functions.${functionName}' (Id: '${invocationId}').`;
      reject(new FunctionFailure(message, ''));
    }, limit);
    timer.unref();
    running.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
