import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

await Parser.init();

/** Parses Bicep. The compiler itself is on no package registry, so it isn't on every developer's machine. */
export const bicepParser = new Parser().setLanguage(
  await Language.load(createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')),
);
