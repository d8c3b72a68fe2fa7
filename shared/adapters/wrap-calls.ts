/** Runs `call`, one call of a port's method with the arguments `given`. It may run it again. */
export type AroundCall = <T>(method: string, call: () => Promise<T>, given: readonly unknown[]) => Promise<T>;

type Method = (...given: unknown[]) => unknown;

/** A port whose methods all return a promise or a stream. Other methods would change their type when wrapped. */
export type Asynchronous<P> = {
  [Name in keyof P]: P[Name] extends (...given: never[]) => infer Answer
    ? Answer extends PromiseLike<unknown> | AsyncIterable<unknown>
      ? P[Name]
      : never
    : P[Name];
};

/**
 * Wraps `around` around each call of the port that returns a promise. Streams (async iterables) are not wrapped,
 * because they work while they are read. The result can be wrapped again.
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
        : (...given) => around(String(name), async () => Reflect.apply(member, target, given), given);
      if (isStream(member)) streams.add(method);
      wrapped.set(name, method);
      return method;
    },
  });
}

function isMethod(member: unknown): member is Method {
  return typeof member === 'function';
}

/** Wrapped stream methods: after wrapping they can no longer be recognised as generator functions. */
const streams = new WeakSet<Method>();

function isStream(member: Method): boolean {
  return streams.has(member) || Object.prototype.toString.call(member) === '[object AsyncGeneratorFunction]';
}
