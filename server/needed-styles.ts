import { type AtRule, type ChildNode, type Container, parse, type Rule } from 'postcss';

/** A rule with the names (classes, and elements as `<name`) that each of its selectors asks for, a group such as a layer, or what stands by itself. */
type Piece =
  | { kind: 'rule'; selectors: { text: string; needs: string[] }[]; body: string }
  | { kind: 'group'; open: string; pieces: Piece[] }
  | { kind: 'property'; use: string; text: string }
  | { kind: 'text'; text: string };
export type Sheet = readonly Piece[];

/** Left for the whole sheet: a page is read without them, and a pattern or a face of letters costs a slow phone most. */
const LATER =
  /^(?:-webkit-)?mask|^animation|^transition|^cursor|user-select$|^-webkit-(?:tap|text-dec)|^--(?:animate|ease|default-mono)/;
const ACTED_UPON =
  /:(?:hover|active|focus)|:(?:-moz-|:(?:backdrop|file-selector|-webkit-|placeholder|selection))/;
const CLASS = /\.((?:\\.|[\w-])+)/g;
const ELEMENT = /(?:^|[\s>+~])([a-z][a-z\d]*)/g;
const INNERMOST = /(:[\w-]+)?\(((?:\\.|[^()\\])*)\)/;

/** A sheet to take parts of, without what no first look needs. */
export function parseSheet(css: string): Sheet {
  return piecesOf(parse(css));
}

/**
 * The part of a style sheet that a page with these classes and elements (as `<name`) needs to be seen for the first time, in the order of the
 * sheet. The whole sheet follows it and says the same again, so what is left out here is only late.
 */
export function neededStyles(sheet: Sheet, names: ReadonlySet<string>): string {
  const text = partOf(sheet, names);
  const properties = sheet.flatMap((p) => (p.kind === 'property' && text.includes(p.use) ? [p.text] : []));
  return text + properties.join('');
}

function partOf(pieces: Sheet, names: ReadonlySet<string>): string {
  let text = '';
  for (const piece of pieces) {
    if (piece.kind === 'text') text += piece.text;
    else if (piece.kind === 'group') {
      const inner = partOf(piece.pieces, names);
      if (inner) text += `${piece.open}{${inner}}`;
    } else if (piece.kind === 'rule') {
      const met = piece.selectors.filter(({ needs }) => needs.every((name) => names.has(name)));
      if (met.length > 0) text += `${met.map((selector) => selector.text).join(',')}{${piece.body}}`;
    }
  }
  return text;
}

function piecesOf(container: Container): Piece[] {
  return (container.nodes ?? []).flatMap((node) => pieceOf(node) ?? []);
}

function pieceOf(node: ChildNode): Piece | null {
  if (node.type === 'rule') return ruleOf(node);
  if (node.type !== 'atrule') return null;
  const { name, params } = node;
  if (name === 'property') return { kind: 'property', use: `var(${params}`, text: node.toString() };
  if (isLeftOut(node)) return null;
  if (name === 'font-face' || !node.nodes)
    return { kind: 'text', text: `${node.toString()}${node.nodes ? '' : ';'}` };
  return { kind: 'group', open: `@${name} ${params}`, pieces: piecesOf(node) };
}

/** Letters that must be fetched, movement, paper, and what Tailwind says to browsers that do not know `@property`. */
function isLeftOut(node: AtRule): boolean {
  if (node.name === 'font-face') return node.toString().includes('url(');
  const forOld = node.name === 'layer' && node.params === 'properties' && node.nodes !== undefined;
  return forOld || /keyframes$/.test(node.name) || /print/.test(node.params);
}

function ruleOf(rule: Rule): Piece | null {
  const selectors = rule.selectors
    .filter((text) => !ACTED_UPON.test(text.replace(/:not\([^()]*\)/g, '')))
    .map((text) => ({ text, needs: needsOf(text) }));
  const body = bodyOf(rule);
  return selectors.length > 0 && body ? { kind: 'rule', selectors, body } : null;
}

function bodyOf(rule: Rule): string {
  const masked = rule.some((node) => node.type === 'decl' && /mask$/.test(node.prop));
  const kept = rule.nodes.filter((node) => {
    if (node.type !== 'decl') return node.type !== 'comment';
    // Without its mask the ground would stand there as a block.
    const ground = masked && node.prop.startsWith('background');
    return !(ground || LATER.test(node.prop) || node.value.includes('url('));
  });
  return kept.map(String).join(';');
}

/** The classes and elements that a selector cannot do without. What is one of several, or must not be, is not among them. */
function needsOf(selector: string): string[] {
  let rest = selector;
  while (INNERMOST.test(rest))
    rest = rest.replace(INNERMOST, (_, name: string | undefined, inner: string) =>
      name === ':not' || inner.includes(',') ? '' : ` ${inner}`,
    );
  const classes = [...rest.matchAll(CLASS)].map(([, name]) => (name ?? '').replace(/\\(.)/g, '$1'));
  const bare = rest.replace(CLASS, '').replace(/\[[^\]]*\]|::?[\w-]+/g, '');
  return [...classes, ...[...bare.matchAll(ELEMENT)].map(([, name]) => `<${name}`)];
}
