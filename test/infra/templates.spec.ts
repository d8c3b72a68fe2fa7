import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { checkSymbols } from './bicep/check-symbols.ts';
import { readBicep, readBicepFile } from './bicep/read-bicep.ts';
import type { BicepFile } from './bicep/syntax.ts';
import { deployed, infraFolder, variants } from './deployed.ts';
import { resourceTypes } from './resource-types.ts';

const files = globSync('**/*.bicep', { cwd: infraFolder }).map((name) => join(infraFolder, name));

test('every template is valid Bicep, and every name, call, file and module in it exists', () => {
  expect(files.length).toBeGreaterThan(15);
  expect(files.flatMap((file) => checkSymbols(readBicepFile(file)))).toEqual([]);
});

test('every module is deployed by main.bicep or imported by one that is', () => {
  const used = new Set(['main.bicep']);
  for (const file of files) {
    const { modules, imports } = readBicepFile(file);
    for (const { path } of [...modules, ...imports]) used.add(relative(infraFolder, join(file, '..', path)));
  }
  expect([...used].sort()).toEqual(files.map((file) => relative(infraFolder, file)).sort());
});

/** Types with versions that nobody has checked. */
function unknownTypes({ resources }: BicepFile): string[] {
  return resources
    .filter(({ type, version }) => resourceTypes[type] !== version)
    .map(({ type, version }) => `${type}@${version}`);
}

test('only resource types and versions are used whose properties were verified', () => {
  expect(files.flatMap((file) => unknownTypes(readBicepFile(file)))).toEqual([]);
  const newer = "resource r 'Microsoft.KeyVault/vaults@2026-02-01' = { name: 'r' }";
  expect(unknownTypes(readBicep(newer, 'newer.bicep'))).toEqual(['Microsoft.KeyVault/vaults@2026-02-01']);
});

test.each(Object.entries(variants))('every loop, condition and parameter can be evaluated: %s', (_, parameters) => {
  const { resources } = deployed(parameters);
  const ids = resources.filter(({ existing }) => !existing).map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(70);
  // When two templates create the same resource, the last one wins.
  expect(ids.filter((id, index) => ids.indexOf(id) !== index && !id.includes('«'))).toEqual([]);
});

test('invalid parameters are refused: an unknown colour, an unknown instance size', () => {
  expect(() => deployed({ ...variants['as azd up makes it'], activeColour: 'red' })).toThrow(
    /activeColour can't be "red"/,
  );
  expect(() => deployed({ ...variants['as azd up makes it'], instanceMemoryMB: 1024 })).toThrow(
    /instanceMemoryMB can't be/,
  );
  expect(() => deployed({ environmentName: 'spec', location: 'westeurope' })).toThrow(/publisherEmail isn't given/);
  expect(() => deployed({ ...variants['as azd up makes it'], colour: 'blue' })).toThrow(/no parameter colour/);
});

/** Templates with one fault each, beside the real modules. */
const broken: [what: string, text: string, fault: RegExp][] = [
  ['a name that isn’t declared', 'output x string = nowhere', /1: nowhere isn't declared/],
  ['a name in a lambda that isn’t declared', "output x array = map(['a'], a => b)", /b isn't declared/],
  ['an unused parameter', 'param unused string', /unused is declared and not used/],
  [
    'an existing resource that is not used',
    "resource r 'A/b@1' existing = { name: 'r' }",
    /r is declared and not used/,
  ],
  ['a symbol that is declared twice', 'var a = 1\nvar a = 2\noutput b int = a', /2: a is declared twice/],
  ['an unknown function', "output x string = toUper('a')", /no function toUper/],
  ['a missing file', "output x string = loadTextContent('./none.xml')", /no file \.\/none\.xml/],
  ['a missing module', "module m './modules/none.bicep' = { name: 'm' }", /no file \.\/modules\/none/],
  [
    'an import that isn’t there',
    "import { x } from './modules/identity.bicep'\noutput y string = x",
    /doesn't export x/,
  ],
  ['a resource without a name', "resource r 'A/b@1' = { location: 'here' }", /r has no name/],
  [
    'a loop over a value that isn’t known yet',
    "resource r 'A/b@1' = { name: 'r' }\nvar list = [r.properties.x]\nresource s 'A/b@1' = [for x in list: { name: x }]",
    /3: a list in s comes from resource r/,
  ],
  [
    'a name that isn’t known yet',
    "module m './modules/identity.bicep' = { name: 'm', params: { name: 'n', location: 'l', tags: {} } }\nresource r 'A/b@1' = { name: m.outputs.id }",
    /the name of r comes from module m/,
  ],
  [
    'a condition that isn’t known yet',
    "resource r 'A/b@1' = { name: 'r' }\nresource s 'A/b@1' = if (r.properties.x) { name: '${r.id}' }",
    /the condition of s comes from resource r/,
  ],
  [
    'a module without a required parameter',
    "module m './modules/identity.bicep' = { name: 'm', params: { name: 'n', location: 'l' } }",
    /asks for tags/,
  ],
  [
    'a module with an unknown parameter',
    "module m './modules/identity.bicep' = { name: 'm', params: { name: 'n', location: 'l', tags: {}, size: 1 } }",
    /no parameter size/,
  ],
  [
    'a parameter of another type',
    "module m './modules/identity.bicep' = { name: 'm', params: { name: 1, location: 'l', tags: {} } }",
    /name of .* is string, not int/,
  ],
  [
    'a parameter passed on with another type',
    "param tags string\nmodule m './modules/identity.bicep' = { name: 'm', params: { name: 'n', location: 'l', tags: tags } }",
    /tags of .* is \{ \*: string \}, not string/,
  ],
  [
    'an unknown output of a module',
    "module m './modules/identity.bicep' = { name: 'm', params: { name: 'n', location: 'l', tags: {} } }\noutput x string = m.outputs.secret",
    /has no output secret/,
  ],
];

test.each(broken)('the check reports %s', (_, text, fault) => {
  expect(checkSymbols(readBicep(text, join(infraFolder, 'broken.bicep'))).join('\n')).toMatch(fault);
});

test('invalid Bicep is refused with its line', () => {
  expect(() => readBicep("param a string\nresource r 'A/b@1' = {", 'broken.bicep')).toThrow(
    /broken\.bicep:2: isn't Bicep/,
  );
});

test('operators have the precedence that Bicep gives them, and a lambda includes everything after it', () => {
  const { variables } = readBicep(
    "var x = map(filter(a, c => c.weight > 0), c => c.on && c.kind == 'x' ? 1 + 2 * 3 : d.e)",
    'x.bicep',
  );
  const value = variables[0]?.value;
  expect(JSON.stringify(value)).toContain('"operator":"&&"');
  expect(value).toMatchObject({
    kind: 'call',
    parameters: [
      { parameters: [{ kind: 'name' }, { kind: 'lambda', body: { operator: '>' } }] },
      {
        kind: 'lambda',
        body: {
          kind: 'choice',
          condition: { operator: '&&', operands: [{ kind: 'member' }, { operator: '==' }] },
          yes: { operator: '+', operands: [{ value: 1 }, { operator: '*' }] },
          no: { kind: 'member', name: 'e' },
        },
      },
    ],
  });
});
