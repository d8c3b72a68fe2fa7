import type { TypedData } from '../invocation.ts';
import type { BindingData } from './binding-expression.ts';

/** Where the value of one input binding comes from. */
export interface InputBinding {
  /** @throws what the service answers, or an Error naming the value that a binding expression misses */
  read(data: BindingData): Promise<TypedData>;
}
