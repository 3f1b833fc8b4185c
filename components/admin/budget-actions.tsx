'use client';
import {
  ArrowLeftRight,
  Ellipsis,
  Gauge,
  Lock,
  LockOpen,
  type LucideIcon,
  Plus,
  Trash2,
  Undo2,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { MENU_ITEM, Menu } from '#components/ui/menu.tsx';
import type { BudgetDetail } from '#modules/budgets/schema.ts';
import { BudgetForm } from './budget-form.tsx';
import type { BudgetAct, OtherBudget } from './budget-kinds.ts';

type BudgetActionsProps = { budget: BudgetDetail; others: OtherBudget[] };

/** What can be done with one budget. */
export function BudgetActions({ budget, others }: BudgetActionsProps) {
  const t = useTranslations('admin');
  const [asked, setAsked] = useState<BudgetAct>();
  const close = () => setAsked(undefined);
  const frozen = budget.state === 'frozen';
  const items: { act: BudgetAct; icon: LucideIcon }[] = [
    { act: 'takeBack', icon: Undo2 },
    ...(frozen ? [] : [{ act: 'move' as const, icon: ArrowLeftRight }]),
    { act: 'limit', icon: Gauge },
    frozen ? { act: 'unfreeze', icon: LockOpen } : { act: 'freeze', icon: Lock },
    { act: 'close', icon: Trash2 },
  ];
  return (
    <div className="mt-2 flex gap-2">
      <Button variant="primary" className="grow" onClick={() => setAsked('allocate')}>
        <Plus size={16} aria-hidden="true" />
        {t('budgets.acts.allocate.name')}
      </Button>
      <Menu
        label={t('budgets.more', { name: budget.name })}
        triggerClass={cx(buttonClass({ variant: 'secondary' }), 'w-10 px-0!')}
        trigger={<Ellipsis size={18} aria-hidden="true" />}
      >
        {items.map(({ act, icon: Icon }) => (
          <button
            key={act}
            type="button"
            className={cx(MENU_ITEM, act === 'close' && 'text-danger-text')}
            onClick={() => setAsked(act)}
          >
            <Icon size={16} aria-hidden="true" />
            {t(`budgets.acts.${act}.name`)}
          </button>
        ))}
      </Menu>
      <Dialog
        open={asked !== undefined}
        onClose={close}
        title={asked ? t(`budgets.acts.${asked}.title`, { name: budget.name }) : ''}
        closeLabel={t('common.close')}
      >
        {asked && <BudgetForm key={asked} act={asked} budget={budget} others={others} onDone={close} />}
      </Dialog>
    </div>
  );
}
