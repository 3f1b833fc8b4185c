'use client';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Button, buttonClass, IconButton } from '#components/ui/button.tsx';
import { Combobox, type ComboboxItem } from '#components/ui/combobox.tsx';
import { Dialog, Drawer, Sheet } from '#components/ui/dialog.tsx';
import { MENU_ITEM, Menu } from '#components/ui/menu.tsx';
import { Slider } from '#components/ui/slider.tsx';
import { Stepper } from '#components/ui/stepper.tsx';
import { toast } from '#components/ui/toast.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';

const PEOPLE: ComboboxItem[] = [
  { value: '1', label: 'Ana Martins', detail: 'Lisbon' },
  { value: '2', label: 'Jo Peters', detail: 'Berlin' },
  { value: '3', label: 'Li Wei', detail: 'Singapore' },
  { value: '4', label: 'Maximiliane von Hohenstein-Wittelsbach zu Sayn-Berleburg', detail: 'Munich' },
];

export function LiveCombobox() {
  const [person, setPerson] = useState<ComboboxItem | null>(null);
  return (
    <Combobox
      label="Colleague"
      items={PEOPLE}
      value={person}
      onChange={setPerson}
      placeholder="Type a name"
      emptyText="Nobody has that name."
      clearLabel="Choose somebody else"
    />
  );
}

export function LiveStepper({ start, disabled = false }: { start: number; disabled?: boolean }) {
  const [count, setCount] = useState(start);
  return (
    <Stepper
      label="Quantity"
      value={count}
      onChange={setCount}
      max={10}
      disabled={disabled}
      fewerLabel="One fewer"
      moreLabel="One more"
    />
  );
}

export function LiveSlider() {
  const [value, setValue] = useState(2500);
  return (
    <Slider
      label="Points you give"
      value={value}
      min={0}
      max={5000}
      step={100}
      onChange={setValue}
      valueText={`${value} points`}
    />
  );
}

const SHAPES = { Dialog, Sheet, Drawer } as const;

export function LiveOverlays() {
  const [open, setOpen] = useState<keyof typeof SHAPES | null>(null);
  return (
    <>
      {(['Dialog', 'Sheet', 'Drawer'] as const).map((name) => (
        <Button key={name} onClick={() => setOpen(name)}>
          {name}
        </Button>
      ))}
      <Button onClick={() => toast('Copied')}>Toast</Button>
      {(['Dialog', 'Sheet', 'Drawer'] as const).map((name) => (
        <Overlay key={name} name={name} open={open === name} onClose={() => setOpen(null)} />
      ))}
    </>
  );
}

function Overlay({ name, open, onClose }: { name: keyof typeof SHAPES; open: boolean; onClose: () => void }) {
  const Shape = SHAPES[name];
  return (
    <Shape
      open={open}
      onClose={onClose}
      title={`A ${name.toLowerCase()}`}
      closeLabel="Close"
      footer={
        <Button variant="primary" size="lg" block onClick={onClose}>
          Redeem · 5,000 points
        </Button>
      }
    >
      <p className="pb-4 text-sm text-muted">
        The page behind waits. Escape, the cross and a tap beside it close it.
      </p>
      <LiveCombobox />
    </Shape>
  );
}

export function LiveMenu() {
  return (
    <Menu
      label="More"
      trigger={<Ellipsis size={20} aria-hidden="true" />}
      triggerClass={buttonClass({ variant: 'secondary' })}
    >
      <button type="button" className={MENU_ITEM}>
        Rename
      </button>
      <button type="button" className={MENU_ITEM}>
        Mark as used
      </button>
      <button type="button" className={MENU_ITEM}>
        Show the order
      </button>
    </Menu>
  );
}

export function LiveTooltip() {
  return (
    <Tooltip text="Taken with the last order of the day">
      <IconButton label="What is this?">
        <Ellipsis size={20} aria-hidden="true" />
      </IconButton>
    </Tooltip>
  );
}
