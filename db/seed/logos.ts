const drawn = (shapes: string) =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${shapes}</svg>`);

/** The demo programs' logos, drawn for them: a globe with its meridian, and a wing. */
export const LOGOS: Readonly<Record<string, Uint8Array>> = {
  meridian: drawn(
    '<rect width="64" height="64" rx="14" fill="#7a3b69"/>' +
      '<circle cx="32" cy="32" r="20" fill="#ffffff"/>' +
      '<path d="M32 15c5 4 8 10 8 17s-3 13-8 17c-5-4-8-10-8-17s3-13 8-17z" fill="#7a3b69"/>' +
      '<path d="M32 19c3 3 5 8 5 13s-2 10-5 13c-3-3-5-8-5-13s2-10 5-13z" fill="#f4c95d"/>' +
      '<path d="M11 30.5h42v3H11z" fill="#7a3b69"/>',
  ),
  kestrel: drawn(
    '<rect width="64" height="64" rx="6" fill="#0f766e"/>' +
      '<path d="M8 35c16 0 32-8 48-23-4 18-16 30-33 33-3-5-8-9-15-10z" fill="#ffffff"/>' +
      '<path d="M21 53c14-2 25-9 32-21-2 13-12 23-27 26z" fill="#a7e8dd"/>',
  ),
};
