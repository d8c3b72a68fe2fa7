import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { LocationProvider, useLocation } from 'preact-iso';
import type { Panel } from './panel.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { isReturning, useKeptPlace } from './use-kept-place.ts';

export interface ShellProps {
  title: string;
  panels: readonly Panel[];
  /** Shown above every panel. */
  banner?: ComponentType;
}

/** The frame around every panel: navigation, heading, and the switch of colours. */
export function Shell(props: ShellProps) {
  return (
    <LocationProvider>
      <Frame {...props} />
    </LocationProvider>
  );
}

function Frame({ title, panels, banner: Banner }: ShellProps) {
  const { path, url } = useLocation();
  const [first = '', ...rest] = path.split('/').filter(Boolean).map(decoded);
  const panel = first === '' ? panels[0] : panels.find((candidate) => candidate.path === first);
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useKeptPlace();
  useKeptFocus();
  // After a click on a link the focus follows to what it opened.
  useEffect(() => {
    const opened = panel === undefined ? [] : [rest.join('/'), panel.name].filter((part) => part !== '');
    document.title = [...opened, title].join(' – ');
    // Back and forward return to where the page was, which the focus must not move.
    if (!isFirst.current) main.current?.focus({ preventScroll: isReturning() });
    isFirst.current = false;
  }, [path, panel, title]);
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="top">
        <strong>{title}</strong>
        <span class="zone dim">Times of {zoneOf(new Date())}</span>
        <Theme />
      </header>
      {Banner === undefined ? null : <Banner />}
      <div class="frame">
        <Navigation panels={panels} current={panel} />
        <main id="main" ref={main} tabIndex={-1}>
          {panel === undefined ? (
            <>
              <h1>There is no page {path}</h1>
              <p>
                <a href="/">To the first page</a>
              </p>
            </>
          ) : (
            <>
              <h1>{panel.name}</h1>
              <p class="about">{panel.about}</p>
              <panel.view key={panel.path} rest={rest} query={new URLSearchParams(url.split('?')[1] ?? '')} />
            </>
          )}
        </main>
      </div>
    </>
  );
}

function Navigation({ panels, current }: { panels: readonly Panel[]; current: Panel | undefined }) {
  const groups = [...new Set(panels.map(({ group }) => group))];
  return (
    <nav aria-label="Panels">
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <h2>{group}</h2>
          <ul>
            {panels
              .filter((panel) => panel.group === group)
              .map(({ path, name }) => (
                <li key={path}>
                  <a href={`/${path}`} aria-current={path === current?.path ? 'page' : undefined}>
                    {name}
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

function Theme() {
  const [theme, setTheme] = useState<Theme>(
    () => THEMES.find((known) => known === localStorage.getItem('theme')) ?? 'auto',
  );
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    localStorage.setItem('theme', theme);
  }, [theme]);
  return (
    <label class="theme">
      Colours{' '}
      <select
        value={theme}
        onChange={({ currentTarget }) => setTheme(THEMES.find((known) => known === currentTarget.value) ?? 'auto')}
      >
        <option value="auto">as the system</option>
        <option value="light">light</option>
        <option value="dark">dark</option>
      </select>
    </label>
  );
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** What all times are shown in: `this browser: Europe/Vienna, GMT+1`. */
function zoneOf(now: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'shortOffset' }).formatToParts(now);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return `this browser: ${Intl.DateTimeFormat().resolvedOptions().timeZone}, ${offset}`;
}
