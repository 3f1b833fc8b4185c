import { describe, expect, it } from 'vitest';
import { neededStyles, parseSheet } from './needed-styles.ts';

const needed = (css: string, ...classes: string[]) => neededStyles(parseSheet(css), new Set(classes));

describe('the styles that a page needs to be seen', () => {
  it('are those of its elements and classes, in the order of the sheet', () => {
    const css = 'a{color:red}@layer u{.p-1{padding:1px}.p-2{padding:2px}.m-1{margin:1px}}';
    expect(needed(css, '<a', 'm-1', 'p-1')).toBe('a{color:red}@layer u{.p-1{padding:1px}.m-1{margin:1px}}');
    expect(needed(css, '<a')).toBe('a{color:red}');
    expect(needed(css, '<b')).toBe('');
    expect(needed('ul>li::before,*{top:0}', '<ul')).toBe('*{top:0}');
    expect(needed('ul>li::before{top:0}', '<ul', '<li')).not.toBe('');
  });

  it('hold a rule only when every class that it cannot do without is there', () => {
    expect(needed('.a .b{top:0}', 'a')).toBe('');
    expect(needed('.a .b{top:0}', 'a', 'b')).toBe('.a .b{top:0}');
    expect(needed('.a,.b{top:0}', 'b')).toBe('.b{top:0}');
    expect(needed('.a:not(.b){top:0}', 'a')).toBe('.a:not(.b){top:0}');
    expect(needed(':is(.a,.b) .c{top:0}', 'c')).toBe(':is(.a,.b) .c{top:0}');
    expect(needed(':is(:where(.a)[open] .b){top:0}', 'b')).toBe('');
    expect(needed(':is(:where(.a)[open] .b){top:0}', 'a', 'b')).not.toBe('');
  });

  it('know a class by its name, however the sheet has to write it', () => {
    const css =
      '@media (min-width:48rem){.md\\:p-\\[calc\\(1px\\)\\]{padding:1px}.md\\:p-0\\.5{padding:2px}}';
    expect(needed(css, 'md:p-[calc(1px)]')).toContain('padding:1px');
    expect(needed(css, 'md:p-0.5')).toBe('@media (min-width:48rem){.md\\:p-0\\.5{padding:2px}}');
  });

  it('leave for later what is fetched, moves or waits for a hand', () => {
    const css =
      '@font-face{font-family:F;src:url(f.woff2)}@font-face{font-family:G;src:local(Arial)}' +
      '.i{width:1px;background:red;mask:var(--i)}.i{--i:url("data:x")}.t{transition:all}' +
      '.t:hover{top:0}.s:not(:focus){top:1px}@keyframes k{to{top:0}}@media print{.i{top:0}}';
    expect(needed(css, 'i', 't', 's')).toBe(
      '@font-face{font-family:G;src:local(Arial)}.i{width:1px}.s:not(:focus){top:1px}',
    );
  });

  it('register a property only for those who use it', () => {
    const css =
      '.a{top:var(--x)}@property --x{syntax:"*";inherits:false}@property --y{syntax:"*";inherits:false}';
    expect(needed(css, 'a')).toContain('@property --x');
    expect(needed(css, 'a')).not.toContain('--y');
    expect(needed(css)).toBe('');
  });
});
