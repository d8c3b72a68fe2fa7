/** Runs one call of a port's method; `call` is the call itself. */
export type AroundCall = <T>(method: string, call: () => Promise<T>) => Promise<T>;

type Method = (...given: unknown[]) => unknown;

/** A port whose methods return a promise or a stream: no other can be wrapped and keep its type. */
export type Asynchronous<P> = {
  [Name in keyof P]: P[Name] extends (...given: never[]) => infer Answer
    ? Answer extends PromiseLike<unknown> | AsyncIterable<unknown>
      ? P[Name]
      : never
    : P[Name];
};

/**
 * The port with `around` wrapped around each call that returns a promise. A stream (an async iterable) is left
 * as it is: its work happens while its reader reads. The result can be given to `wrapCalls` again.
 */
export function wrapCalls<P extends object & Asynchronous<P>>(port: P, around: AroundCall): P {
  const wrapped = new Map<PropertyKey, Method>();
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (!isMethod(member) || name === 'constructor') return member;
      const known = wrapped.get(name);
      if (known) return known;
      const method: Method = isStream(member)
        ? (...given) => Reflect.apply(member, target, given)
        : (...given) => around(String(name), async () => Reflect.apply(member, target, given));
      if (isStream(member)) streams.add(method);
      wrapped.set(name, method);
      return method;
    },
  });
}

function isMethod(member: unknown): member is Method {
  return typeof member === 'function';
}

/** Wrapped stream methods, which are no generator functions any more. */
const streams = new WeakSet<Method>();

function isStream(member: Method): boolean {
  return streams.has(member) || Object.prototype.toString.call(member) === '[object AsyncGeneratorFunction]';
}
