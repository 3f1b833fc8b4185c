'use client';
import { useEffect } from 'react';

const STATES = ['hover', 'active', 'focus-visible'] as const;

/**
 * Lets `[data-hold="hover"]` look as if the pointer were there: each rule with such a state is said once more for what
 * is held, so that the gallery shows the very rules that the product has.
 */
export function ForceStates() {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    const rules = [...document.styleSheets].flatMap((each) =>
      readable(each).flatMap((rule) => held(rule, [])),
    );
    sheet.replaceSync(rules.join('\n'));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    document.documentElement.dataset.held = 'true';
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, []);
  return null;
}

function readable(sheet: CSSStyleSheet): CSSRule[] {
  return [...sheet.cssRules];
}

/** The rule again, within the same layers and conditions, for what is held in its state. */
function held(rule: CSSRule, around: string[]): string[] {
  if (rule instanceof CSSStyleRule) return heldStyle(rule, around);
  if (!(rule instanceof CSSGroupingRule)) return [];
  const head = rule.cssText.slice(0, rule.cssText.indexOf('{'));
  return [...rule.cssRules].flatMap((inner) => held(inner, [...around, head]));
}

function heldStyle(rule: CSSStyleRule, around: string[]): string[] {
  const nested = [...rule.cssRules].flatMap((inner) => held(inner, [...around, rule.selectorText]));
  const state = STATES.find((each) => rule.selectorText.includes(`:${each}`));
  if (!state) return nested;
  const body = rule.cssText.slice(rule.cssText.indexOf('{'));
  // What a state does to a whole page, as a media query does, stays: only the selector changes.
  const selector = rule.selectorText.replaceAll(`:${state}`, `:is([data-hold="${state}"] > *)`);
  return [...nested, around.reduceRight((inner, head) => `${head}{${inner}}`, `${selector}${body}`)];
}
