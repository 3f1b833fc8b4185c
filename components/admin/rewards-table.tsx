import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { RewardRow } from '#modules/rewards/schema.ts';
import { hrefWith, type Query } from './href.ts';
import { ANY_SCRIPT, ROW } from './list-frame.tsx';
import { RewardStateDot } from './reward-state.tsx';
import { whatOf } from './reward-what.ts';
import { RowLink } from './row-link.tsx';
import { Tick } from './tick.tsx';

type RewardsTableProps = {
  rewards: RewardRow[];
  query: Query;
  openId?: string | undefined;
  /** How its boxes are called; null where nothing can be done with several. */
  ticks: { row: string; every: string } | null;
  t: Words<'granting'>;
  format: Format;
};
const OPEN = ['granted', 'delivered', 'opened'];

export function RewardsTable({ rewards, query, openId, ticks, t, format }: RewardsTableProps) {
  const wide = openId ? 'hidden' : 'hidden lg:table-cell';
  const slim = openId ? 'hidden' : 'hidden md:table-cell';
  return (
    <Table aria-label={t.caption} list className="table-fixed">
      <thead>
        <tr>
          {ticks && (
            <Th className="w-11">
              <Tick name="every" label={ticks.every} />
            </Th>
          )}
          <Th>{t.recipient}</Th>
          <Th className="hidden sm:table-cell">{t.gift}</Th>
          <Th className={`${wide} w-40`}>{t.sender}</Th>
          <Th className="w-32">{t.state}</Th>
          <Th numeric className={`${slim} w-32`}>
            {t.until}
          </Th>
        </tr>
      </thead>
      <tbody>
        {rewards.map((reward) => {
          const { name, email } = reward.recipient;
          const what = whatOf(reward, t.what, format);
          return (
            <Tr key={reward.rewardId} className={ROW} aria-selected={reward.rewardId === openId || undefined}>
              {ticks && (
                <Td>
                  {OPEN.includes(reward.state) && (
                    <Tick
                      name="row"
                      value={reward.rewardId}
                      label={format.say(ticks.row, { name: name ?? email })}
                    />
                  )}
                </Td>
              )}
              <Td dir="auto" className={ANY_SCRIPT}>
                <RowLink
                  id={reward.rewardId}
                  href={hrefWith(`/admin/rewards/${reward.rewardId}`, query)}
                  title={email}
                  className="font-medium"
                >
                  {name ?? email}
                </RowLink>
              </Td>
              <Td dir="auto" className={`hidden sm:table-cell ${ANY_SCRIPT}`} title={what}>
                {what}
              </Td>
              <Td dir="auto" className={`${wide} text-muted ${ANY_SCRIPT}`}>
                {reward.sender}
              </Td>
              <Td>
                <RewardStateDot state={reward.state} words={t.states} />
              </Td>
              <Td numeric className={`${slim} text-muted`}>
                {format.dayOf(reward.expiresAt)}
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
