/** Runs one call of a port's method; `call` is the call itself. */
export type Around = <T>(method: string, call: () => Promise<T>) => Promise<T>;

type Method = (...given: unknown[]) => unknown;

/**
 * The port with `around` about each of its calls that answer with a promise. What streams (an async iterable) is left
 * as it is: its work happens while its reader reads.
 */
export function observedPort<P extends object>(port: P, around: Around): P {
  const observed = new Map<PropertyKey, Method>();
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (!isMethod(member)) return member;
      const known = observed.get(name);
      if (known) return known;
      const call = (given: unknown[]) => Reflect.apply(member, target, given);
      const method: Method = isStream(member)
        ? (...given) => call(given)
        : (...given) => around(String(name), async () => call(given));
      observed.set(name, method);
      return method;
    },
  });
}

function isMethod(member: unknown): member is Method {
  return typeof member === 'function';
}

function isStream(member: Method): boolean {
  return Object.prototype.toString.call(member) === '[object AsyncGeneratorFunction]';
}
