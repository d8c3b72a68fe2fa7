import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import {
  type BuildContext,
  type BuildFailure,
  type BuildResult,
  context,
  formatMessages,
  type Metafile,
  type Plugin,
} from 'esbuild';
import { bundling } from './build.ts';
import { buildDocs } from './build-docs.ts';
import { bundlePackages, fileOfPackage, PACKAGES } from './bundle-packages.ts';
import { writeBundle } from './write-bundle.ts';

/** A fault in the sources, as esbuild reports it. */
export class BuildError extends Error {
  override name = 'BuildError';
}

/** Files besides the bundle that the host reads. */
const HOST_FILES = ['host.json', 'local.settings.json'];

/** Packages that need the host's own module when they load. */
const NEED_THE_HOST = ['@azure/functions', 'durable-functions'];

/**
 * Builds the app into its own folder repeatedly. Unchanged files are not read again, and packages are bundled once.
 * Azure gets the output of `buildApp`: the same code in one bundle.
 */
export class AppBuilder {
  /** The folder that the Functions host starts. */
  readonly folder: string;
  readonly #root: string;
  readonly #dist: string;
  readonly #context: BuildContext<{ metafile: true; write: false }>;
  readonly #wanted: Set<string>;
  #packages: { key: string; names: readonly string[] } = { key: '', names: [] };
  #preloads: string[] = [];
  #written = new Map<string, string>();

  private constructor(
    root: string,
    folder: string,
    building: BuildContext<{ metafile: true; write: false }>,
    wanted: Set<string>,
  ) {
    this.#root = root;
    this.folder = folder;
    this.#dist = join(folder, 'dist');
    this.#context = building;
    this.#wanted = wanted;
  }

  /** @param folder its content is deleted, except the packages */
  static async create(root: string, folder: string): Promise<AppBuilder> {
    const old = globSync(['*.*', 'dist/*'], { cwd: folder, exclude: [`dist/${PACKAGES}`] });
    for (const name of old) rmSync(join(folder, name), { recursive: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', main: 'dist/main.js' }));
    const wanted = new Set<string>();
    const dist = join(folder, 'dist');
    const building = await context({
      ...bundling,
      absWorkingDir: root,
      outdir: dist,
      sourcemap: 'linked',
      plugins: [leavingPackagesOut(wanted)],
      write: false,
      logLevel: 'silent',
    });
    return new AppBuilder(root, folder, building, wanted);
  }

  /**
   * @returns whether the app has changed
   * @throws BuildError; the folder then stays unchanged
   */
  async build(): Promise<boolean> {
    const { outputFiles, metafile } = await this.#context.rebuild().catch(async (error: BuildFailure) => {
      throw new BuildError((await formatMessages(error.errors ?? [], { kind: 'error', color: false })).join('').trim());
    });
    await this.#providePackages();
    this.#preloads = this.#packagesLoadedAtStart(metafile);
    const isOther = this.#write(outputFiles);
    return this.#copyHostFiles() || isOther;
  }

  /** The bundled packages: a new object after each change. */
  get packages(): object {
    return this.#packages;
  }

  /** The bundled packages that the app loads at its start, and that load without the Functions host. */
  get preloads(): readonly string[] {
    return this.#preloads;
  }

  /** Builds the interactive page, which is not part of the app's build. */
  async buildDocs(): Promise<void> {
    writeBundle(join(this.#dist, 'docs'), await buildDocs(this.#root));
  }

  dispose(): Promise<void> {
    return this.#context.dispose();
  }

  /** Reuses the bundle of the same packages from an earlier run. */
  async #providePackages(): Promise<void> {
    const names = [...this.#wanted].sort();
    const lock = readFileSync(join(this.#root, 'package-lock.json'));
    const key = createHash('sha256').update(lock).update(names.join()).digest('hex');
    if (key === this.#packages.key) return;
    const bundled = join(this.#dist, PACKAGES);
    const keyFile = join(bundled, 'key');
    if (textOf(keyFile) !== key) {
      rmSync(bundled, { recursive: true, force: true });
      await bundlePackages(this.#root, names, this.#dist);
      writeFileSync(keyFile, key);
    }
    this.#packages = { key, names };
  }

  #packagesLoadedAtStart({ outputs }: Metafile): string[] {
    const main = outputs[relative(this.#root, join(this.#dist, 'main.js')).replaceAll('\\', '/')];
    const eager = (main?.imports ?? []).filter(({ kind, external }) => kind === 'import-statement' && external);
    return this.#packages.names
      .filter((name) => !NEED_THE_HOST.includes(name) && eager.some(({ path }) => path === `./${fileOfPackage(name)}`))
      .map((name) => join(this.#dist, fileOfPackage(name)));
  }

  #write(outputs: BuildResult<{ write: false }>['outputFiles']): boolean {
    const before = this.#written;
    this.#written = new Map(outputs.map(({ path, hash }) => [path, hash]));
    const changed = outputs.filter(({ path, hash }) => before.get(path) !== hash);
    for (const { path, contents } of changed) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, contents);
    }
    for (const path of before.keys()) if (!this.#written.has(path)) rmSync(path);
    return changed.length > 0;
  }

  #copyHostFiles(): boolean {
    const changed = HOST_FILES.filter((name) => textOf(join(this.#root, name)) !== textOf(join(this.folder, name)));
    for (const name of changed) {
      const from = join(this.#root, name);
      if (existsSync(from)) copyFileSync(from, join(this.folder, name));
      else rmSync(join(this.folder, name));
    }
    return changed.length > 0;
  }
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** @param wanted gets the packages that our own code imports */
function leavingPackagesOut(wanted: Set<string>): Plugin {
  return {
    name: 'leaving-packages-out',
    setup({ onResolve }) {
      onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
        if (kind === 'entry-point' || isBuiltin(path) || (bundling.external as readonly string[]).includes(path))
          return undefined;
        wanted.add(path);
        return { path: `./${fileOfPackage(path)}`, external: true };
      });
    },
  };
}
