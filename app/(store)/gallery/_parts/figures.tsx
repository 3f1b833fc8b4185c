import { Avatar } from '#components/ui/avatar.tsx';
import { CopyId } from '#components/ui/copy-id.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Stat, Stats } from '#components/ui/stat.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { GallerySection, Specimen } from './section.tsx';

const NOW = new Date('2026-03-02T10:00:00Z');
const ROWS = [
  ['Decathlon', '50 EUR', '5,000'],
  ['Zalando', '100 EUR', '10,000'],
  ['A brand with a name that is much longer than any column could ever be', '1,234.567 KWD', '375,000'],
] as const;

export function Figures() {
  return (
    <GallerySection
      id="figures"
      title="Figures and people"
      about="Figures align at their end and do not jump. A name is written whole wherever it fits."
    >
      {(scheme) => (
        <>
          <Stats>
            <Stat label="Balance" hint="worth 124.50 EUR">
              12,450
            </Stat>
            <Stat label="Pending">0</Stat>
            <Stat label="Expire soon" hint="31 Dec">
              1,200
            </Stat>
          </Stats>
          <Tabs
            label={`Orders, ${scheme}`}
            tabs={[
              { href: '#figures', label: 'All', count: '128,204', current: true },
              { href: '#figures-hold', label: 'On hold', count: 3, current: false },
              { href: '#figures-done', label: 'Done', current: false },
            ]}
          />
          <Table aria-label={`What was bought, ${scheme}`}>
            <thead>
              <tr>
                <Th>Brand</Th>
                <Th numeric>Value</Th>
                <Th numeric>Points</Th>
              </tr>
            </thead>
            <tbody>
              {ROWS.map(([brand, value, points]) => (
                <Tr key={brand}>
                  <Td className="max-w-40">{brand}</Td>
                  <Td numeric>{value}</Td>
                  <Td numeric>{points}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
          <Specimen name="avatars">
            <Avatar name="Mina Kowalski" size="sm" />
            <Avatar name="Mina Kowalski" />
            <Avatar name="Mina Kowalski" size="lg" />
            <Avatar name="" />
          </Specimen>
          <Specimen name="an id, a key, a time">
            <CopyId id="ord_01jd2x5w8fq2v7k3m9s4t6y8za" copyLabel="Copy" copiedLabel="Copied" />
            <Kbd>Ctrl</Kbd>
            <Kbd>K</Kbd>
            <RelativeTime at="2026-03-02T09:58:00Z" now={NOW} />
          </Specimen>
        </>
      )}
    </GallerySection>
  );
}
