import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * Maps a package's file as a whole: a stack names it, but no line in it. Node keeps a map, decoded, for as long as the process
 * lives, as soon as one stack is shown, and five sixths of ours were packages'. (esbuild takes the map that a file brings.)
 */
export const mappingOwnCode: Plugin = {
  name: 'mapping-own-code',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, async ({ path }) => {
      const map = Buffer.from(JSON.stringify({ version: 3, sources: [basename(path)], mappings: 'AAAA' }));
      const comment = `//# sourceMappingURL=data:application/json;base64,${map.toString('base64')}`;
      return { contents: `${await readFile(path, 'utf8')}\n${comment}`, loader: 'js' };
    });
  },
};
