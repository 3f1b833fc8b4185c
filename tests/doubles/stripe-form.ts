/** A form body as Stripe reads it: `a[b]=1&c[0]=x` becomes { a: { b: '1' }, c: { 0: 'x' } }. */
export type Form = { [name: string]: string | Form };

export function readForm(text: string): Form {
  const form: Form = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.split(/[[\]]+/).filter((part) => part !== '');
    place(form, path, value);
  }
  return form;
}

function place(form: Form, [first = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    form[first] = value;
    return;
  }
  const inner = form[first];
  const next: Form = typeof inner === 'object' ? inner : {};
  form[first] = next;
  place(next, rest, value);
}

export function stringsOf(form: string | Form | undefined): Record<string, string> {
  if (typeof form !== 'object') return {};
  return Object.fromEntries(
    Object.entries(form).filter((e): e is [string, string] => typeof e[1] === 'string'),
  );
}
