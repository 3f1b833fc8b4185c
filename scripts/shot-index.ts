import { readdirSync } from 'node:fs';

/** A page that shows every picture below a folder, screen by screen, each in all its looks side by side. */
export function shotIndex(folder: string): string {
  const pictures = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.png') && path.split('/').length === 5)
    .sort();
  const screens = Map.groupBy(pictures, (path) => (path.split('/').at(-1) ?? '').slice(0, -4));
  const links = [...screens.keys()].map((name) => `<a href="#${name}">${name}</a>`).join(' ');
  const rows = [...screens].map(
    ([name, paths]) => `<h2 id="${name}">${name}</h2><div>${figures(paths)}</div>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Screens</title><style>${STYLE}</style><nav>${links}</nav>${rows.join('\n')}\n`;
}

function figures(paths: readonly string[]): string {
  return paths
    .map((path) => {
      const look = path.split('/').slice(0, -1).join(' ');
      return `<a href="${path}"><img loading="lazy" src="${path}" alt="${look}"><span>${look}</span></a>`;
    })
    .join('');
}

const STYLE =
  'body{font:14px system-ui;margin:24px;background:Canvas;color:CanvasText;color-scheme:light dark}' +
  'nav{display:flex;flex-wrap:wrap;gap:8px}div{display:flex;flex-wrap:wrap;gap:12px}' +
  'img{display:block;height:320px;min-width:148px;border:1px solid GrayText}span{font-size:12px}';
