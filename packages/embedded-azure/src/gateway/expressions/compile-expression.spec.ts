import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import type { Exchange } from '../exchange.ts';
import { RequestBody } from '../proxy/request-body.ts';
import { expressionCompiler } from './compile-expression.ts';
import { ExpressionFailure, ExpressionSyntaxError } from './expression.ts';
import { Jwt } from './narrow.ts';

const compile = expressionCompiler(() => Date.UTC(2026, 0, 2, 3, 4, 5, 678));

const exchange: Exchange = {
  startedAt: Date.UTC(2026, 0, 2, 3, 4, 5, 178),
  request: {
    method: 'GET',
    path: '/v1/things',
    search: '',
    ipAddress: '127.0.0.1',
    headers: { accept: 'a', cookie: ['a=1', 'b=2'] },
    body: new RequestBody(new IncomingMessage(new Socket())),
  },
  variables: new Map<string, unknown>([
    ['text', 'seven'],
    ['number', 7],
    ['yes', true],
    ['token', new Jwt(new Map([['roles', ['one', 'two']]]))],
  ]),
  whenAnswered: [],
  backend: undefined,
  response: undefined,
  lastError: undefined,
  gone: new AbortController().signal,
};

test.each<[string, unknown]>([
  ['true', true],
  ['!true || false', false],
  ['true || true && false', true],
  ['!(1 + 2 == 3)', false],
  ['2 > 1 && 1 >= 1 && 1 < 2 && 2 <= 2 && 1 != 2', true],
  ['"a \\"b\\" \\\\" + "c"', 'a "b" \\c'],
  ['false ? "a" : true ? "b" : "c"', 'b'],
  ['context.Request.Method == "GET"', true],
  ['context.Elapsed.TotalSeconds < 1 && context.Elapsed.TotalSeconds > 0', true],
  ['context.Request.Headers.GetValueOrDefault("Accept", "")', 'a'],
  ['context.Request.Headers.GetValueOrDefault("Cookie", "")', 'a=1,b=2'],
  ['context.Request.Headers.GetValueOrDefault("absent", "b")', 'b'],
  ['context.Request.Headers.ContainsKey("ACCEPT")', true],
  ['context.Request.Body == null', true],
  ['context.Response == null || context.Response.StatusCode == 200', true],
  ['(string)context.Variables["text"] + "!"', 'seven!'],
  ['(int)context.Variables["number"] == 7', true],
  ['!(bool)context.Variables["yes"]', false],
  ['context.Variables["number"].ToString()', '7'],
  ['context.Variables.ContainsKey("absent")', false],
  ['((Jwt)context.Variables["token"]).Claims.GetValueOrDefault("roles", "").Split(\',\').Contains("two")', true],
  ['((Jwt)context.Variables["token"]).Claims.GetValueOrDefault("azp", "nobody")', 'nobody'],
  ['Regex.IsMatch("/docs/a", "^/(docs|docs/.*)$")', true],
  ['long.Parse("65537") > 65536', true],
  ['long.Parse("9223372036854775807") > 65536', true],
  ['long.Parse(" +0000000000000000000000007 ") == 7', true],
  ['DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ")', '2026-01-02T03:04:05.678Z'],
  ['new JObject(new JProperty("a", new JArray())).ToString(Newtonsoft.Json.Formatting.None)', '{"a":[]}'],
])('%s is %j', (source, value) => {
  expect(compile(source).evaluate(exchange)).toBe(value);
});

test.each([
  ['context.Request.Certificate', 'context.Request.Certificate is not supported'],
  ['context.Response.Body.As<byte[]>()', 'response.Body is not supported'],
  ['"a".Trim()', 'string.Trim is not supported'],
  ['Environment.Exit(1)', 'Environment.Exit is not supported'],
  ['context.Request.Method.Length', 'string.Length is not supported'],
  ['new Random()', 'new Random() is not supported'],
  ['context.Request.Method == 1', '== compares string with number'],
  ['"a" + 1', '+ takes string, not number'],
  ['context.Request.Headers.ContainsKey(1)', 'takes (string), not (number)'],
  ['(string)context.Request.Method', "string can't be cast"],
  ['true &', "can't read it"],
  ['true true', 'true is not expected'],
  ['(true', 'the end stands where ) should'],
  ['"\\n"', 'the escape \\n is not supported'],
  ['', 'the end is not expected'],
])('%s is refused: %s', (source, fault) => {
  expect(() => compile(source)).toThrow(ExpressionSyntaxError);
  expect(() => compile(source)).toThrow(fault);
});

test.each([
  ['(int)context.Variables["text"] == 7', 'string is no int'],
  ['(string)context.Variables["absent"]', 'there is no variable absent'],
  ['long.Parse("much") > 1', 'the text is no long'],
  ['long.Parse("9223372036854775808") > 1', 'the text is no long'],
  ['long.Parse("1,000") > 1', 'the text is no long'],
  ['context.Response.StatusCode == 200', 'null has no members'],
])('%s fails when it is evaluated: %s', (source, fault) => {
  const expression = compile(source);
  expect(() => expression.evaluate(exchange)).toThrow(ExpressionFailure);
  expect(() => expression.evaluate(exchange)).toThrow(fault);
});
