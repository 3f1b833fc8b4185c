type TickProps = { name: 'row' | 'every'; label: string; value?: string; on?: boolean };

/** The box at the start of a row; larger to the finger than to the eye. */
export function Tick({ name, label, value, on }: TickProps) {
  return (
    <label className="relative z-[1] -m-2 inline-grid place-items-center p-2 align-middle" title={label}>
      <span className="sr-only">{label}</span>
      <input type="checkbox" name={name} value={value} data-on={on} className="size-4 accent-accent-mark" />
    </label>
  );
}
