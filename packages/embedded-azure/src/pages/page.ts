import { type Html, html } from './html.ts';

const style = html`<style>
  :root { color-scheme: light dark; }
  body { font: 14px/1.4 system-ui, sans-serif; margin: 1.5rem auto; max-width: 76rem; padding: 0 1rem; color: #1b1f24; }
  a { color: #0550ae; } h1 { font-size: 1.3rem; } table { border-collapse: collapse; width: 100%; }
  td, th { padding: .3rem .5rem; text-align: left; border-bottom: 1px solid #d8dee4; vertical-align: top; }
  input { max-width: 100%; box-sizing: border-box; } pre { white-space: pre-wrap; } a, code, summary { overflow-wrap: anywhere; }
  code { font: 12px ui-monospace, monospace; } .bad { color: #b3261e; font-weight: 600; } .dim { color: #57606a; }
  details { display: inline; } summary { cursor: pointer; }
  @media (max-width: 46rem) {
    .list thead { display: none; } .list tr { display: block; padding: .4rem 0; border-bottom: 1px solid #d8dee4; }
    .list td { display: inline-block; max-width: 100%; box-sizing: border-box; border: 0; padding: 0 .5rem 0 0; } .list td[data-is]::before { content: attr(data-is) " "; }
  }
  @media (prefers-color-scheme: dark) {
    body { background: #0d1117; color: #e6edf3; } a { color: #79b8ff; }
    td, th, .list tr { border-color: #30363d; } .dim { color: #9aa4af; } .bad { color: #ff8a80; }
  }
</style>`;

/** A whole document. It loads nothing from elsewhere and runs no scripts. */
export function page(title: string, content: Html, head: Html = html``): string {
  const document = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>${head}${style}</head><body>${content}</body></html>
`;
  return document.text;
}
