import { finite, isNumber, ofNumber, ofTwoNumbers, type SqlFunction } from './sql-function.ts';

export const numberFunctions: Record<string, SqlFunction> = {
  ABS: ofNumber(Math.abs),
  CEILING: ofNumber(Math.ceil),
  FLOOR: ofNumber(Math.floor),
  ROUND: ofNumber((a) => Math.sign(a) * Math.round(Math.abs(a))), // halves go away from zero
  TRUNC: ofNumber(Math.trunc),
  SIGN: ofNumber(Math.sign),
  SQRT: ofNumber(Math.sqrt),
  SQUARE: ofNumber((a) => a * a),
  EXP: ofNumber(Math.exp),
  LOG: {
    arity: [1, 2],
    apply: (a, base) => {
      if (!isNumber(a)) return undefined;
      if (base === undefined) return finite(Math.log(a));
      return isNumber(base) ? finite(Math.log(a) / Math.log(base)) : undefined;
    },
  },
  LOG10: ofNumber(Math.log10),
  POWER: ofTwoNumbers((base, exponent) => base ** exponent),
  NUMBERBIN: {
    arity: [1, 2],
    apply: (a, size = 1) =>
      isNumber(a) && isNumber(size) && size > 0 ? finite(Math.floor(a / size) * size) : undefined,
  },

  PI: { arity: [0, 0], apply: () => Math.PI },
  RAND: { arity: [0, 0], apply: () => Math.random() },
  SIN: ofNumber(Math.sin),
  COS: ofNumber(Math.cos),
  TAN: ofNumber(Math.tan),
  COT: ofNumber((a) => 1 / Math.tan(a)),
  ASIN: ofNumber(Math.asin),
  ACOS: ofNumber(Math.acos),
  ATAN: ofNumber(Math.atan),
  ATN2: ofTwoNumbers((y, x) => Math.atan2(y, x)),
  DEGREES: ofNumber((a) => (a * 180) / Math.PI),
  RADIANS: ofNumber((a) => (a * Math.PI) / 180),

  INTADD: ofIntegers((a, b) => a + b),
  INTSUB: ofIntegers((a, b) => a - b),
  INTMUL: ofIntegers((a, b) => a * b),
  INTDIV: ofIntegers((a, b) => (b === 0n ? undefined : a / b)),
  INTMOD: ofIntegers((a, b) => (b === 0n ? undefined : a % b)),
  INTBITAND: ofIntegers((a, b) => a & b),
  INTBITOR: ofIntegers((a, b) => a | b),
  INTBITXOR: ofIntegers((a, b) => a ^ b),
  INTBITNOT: ofNumber((a) => (Number.isInteger(a) ? Number(~BigInt(a)) : Number.NaN)),
  INTBITLEFTSHIFT: ofIntegers((a, b) => (b < 0n ? undefined : a << b)),
  INTBITRIGHTSHIFT: ofIntegers((a, b) => (b < 0n ? undefined : a >> b)),
};

/** Whole numbers of 64 bits. Larger results wrap around. */
function ofIntegers(apply: (a: bigint, b: bigint) => bigint | undefined): SqlFunction {
  return {
    arity: [2, 2],
    apply: (a, b) => {
      if (!isNumber(a) || !isNumber(b) || !Number.isInteger(a) || !Number.isInteger(b)) return undefined;
      const result = apply(BigInt(a), BigInt(b));
      return result === undefined ? undefined : Number(BigInt.asIntN(64, result));
    },
  };
}
