import { describedBy, Field, Input, Textarea } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { LiveCombobox } from './live.tsx';
import { GallerySection, Shown, Specimen } from './section.tsx';

export function Fields() {
  return (
    <GallerySection
      id="fields"
      title="Fields"
      about="A label above, help below, and what went wrong in words that say what to do. Placeholders never stand in for labels."
    >
      {(scheme) => {
        const id = (name: string) => `${scheme}-${name}`;
        return (
          <>
            <Field id={id('name')} label="Name" hint="As your colleagues know you.">
              <Input {...describedBy(id('name'), { hint: true })} placeholder="Mina Kowalski" />
            </Field>
            <Field id={id('mail')} label="E-mail" error="This address has no @ in it.">
              <Input {...describedBy(id('mail'), { error: true })} defaultValue="mina.example" />
            </Field>
            <Field id={id('off')} label="Cost centre">
              <Input id={id('off')} disabled defaultValue="HR-EU" />
            </Field>
            <Specimen name="hover, focus">
              <Shown state="hover">
                <Input aria-label="Under the pointer" defaultValue="2,500" />
              </Shown>
              <Shown state="focus">
                <Input aria-label="With the keyboard" defaultValue="2,500" />
              </Shown>
            </Specimen>
            <Specimen name="heights">
              {(['sm', 'md', 'lg'] as const).map((height) => (
                <span key={height} className="w-28">
                  <Input aria-label={height} height={height} defaultValue={height} />
                </span>
              ))}
            </Specimen>
            <Field id={id('note')} label="Message">
              <Textarea id={id('note')} defaultValue="Thank you for staying late on Tuesday." />
            </Field>
            <Field id={id('country')} label="Country">
              <Select id={id('country')} defaultValue="de">
                <option value="de">Germany</option>
                <option value="jp">Japan</option>
              </Select>
            </Field>
            <LiveCombobox />
          </>
        );
      }}
    </GallerySection>
  );
}
