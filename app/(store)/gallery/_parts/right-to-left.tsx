import { ChevronRight } from 'lucide-react';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import { RadioCard, RadioCards } from '#components/ui/radio-card.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { LiveSlider, LiveStepper } from './live.tsx';
import { GallerySection, Specimen } from './section.tsx';

export function RightToLeft() {
  return (
    <GallerySection
      id="rtl"
      title="Right to left"
      dir="rtl"
      about="Everything runs the other way but digits, codes and what has a direction of its own."
    >
      {(scheme) => (
        <>
          <Specimen name="buttons">
            <Button variant="primary">
              استبدال <ChevronRight size={16} aria-hidden="true" className="rtl:-scale-x-100" />
            </Button>
            <Button>عرض الكل</Button>
            <Badge tone="success">جاهز</Badge>
          </Specimen>
          <Field id={`${scheme}-rtl-name`} label="الاسم" hint="كما يعرفك زملاؤك.">
            <Input id={`${scheme}-rtl-name`} defaultValue="Mina محمد" />
          </Field>
          <RadioCards legend="طريقة الدفع">
            <RadioCard
              name={`${scheme}-rtl-pay`}
              defaultChecked
              title="نقاط"
              detail="يبقى لديك 7,450"
              end="5,000"
            />
            <RadioCard name={`${scheme}-rtl-pay`} title="نقاط وبطاقة" />
          </RadioCards>
          <Switch label="نقاط على وشك الانتهاء" hint="قبل أسبوع" defaultChecked />
          <ProgressBar label="تم التسليم" value={3} max={5} />
          <LiveStepper start={3} />
          <LiveSlider />
          <Notice tone="warning" title="تنتهي 1,200 نقطة في 31 ديسمبر." />
        </>
      )}
    </GallerySection>
  );
}
