import { Checkbox, RadioChip } from '#components/ui/choice.tsx';
import { RadioCard, RadioCards } from '#components/ui/radio-card.tsx';
import { SegmentedControl } from '#components/ui/segmented-control.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { LiveSlider, LiveStepper } from './live.tsx';
import { GallerySection, Shown, Specimen } from './section.tsx';

export function Choices() {
  return (
    <GallerySection
      id="choices"
      title="Choices"
      about="Native controls underneath: arrows move between radios, a form sends them, and a phone shows its own wheel."
    >
      {(scheme) => (
        <>
          <Specimen name="chips">
            {['10', '25', '50'].map((value) => (
              <RadioChip
                key={value}
                name={`${scheme}-value`}
                value={value}
                defaultChecked={value === '25'}
                label={`${value} EUR`}
              />
            ))}
            <RadioChip name={`${scheme}-value`} value="100" disabled label="100 EUR" />
            <Shown state="focus">
              <RadioChip name={`${scheme}-focus`} label="5 EUR" />
            </Shown>
          </Specimen>
          <SegmentedControl
            legend="Who it is for"
            name={`${scheme}-for`}
            value="me"
            options={[
              { value: 'me', label: 'For me' },
              { value: 'colleague', label: 'A colleague' },
              { value: 'mail', label: 'By e-mail' },
            ]}
          />
          <RadioCards legend="How it is paid">
            <RadioCard
              name={`${scheme}-pay`}
              defaultChecked
              title="Points"
              detail="You keep 7,450"
              end="5,000"
            />
            <RadioCard
              name={`${scheme}-pay`}
              title="Points and a card"
              detail="Choose how many points you give"
            />
            <RadioCard name={`${scheme}-pay`} disabled title="A budget" detail="None is yours to spend" />
          </RadioCards>
          <div>
            <Switch label="Expiring points" hint="A week before they expire" defaultChecked />
            <Switch label="News about recognition" />
            <Switch label="Order updates" hint="You always get these" disabled defaultChecked />
          </div>
          <Specimen name="checkbox">
            <Checkbox label="Shown" defaultChecked />
            <Checkbox label="Hidden" />
            <Checkbox label="Cannot be changed" disabled />
          </Specimen>
          <Specimen name="stepper">
            <LiveStepper start={1} />
            <LiveStepper start={4} />
            <LiveStepper start={10} />
            <LiveStepper start={2} disabled />
          </Specimen>
          <LiveSlider />
        </>
      )}
    </GallerySection>
  );
}
