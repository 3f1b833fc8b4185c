import { expect, it } from 'vitest';
import { asOwner, makeTenant } from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import { listViews, removeView, saveView } from './index.ts';

const view = (name: string, query = 'status=failed') => ({ place: 'orders', name, query });

it('is kept for the one who saved it, replaced under the same name, and forgotten', async () => {
  const tenant = await makeTenant();
  const [kim, lou] = [asOwner(tenant), asOwner(tenant)];
  const { viewId } = await saveView.call(kim, view('To look at'));
  expect((await saveView.call(kim, view('To look at', 'status=on_hold'))).viewId).toBe(viewId);
  await saveView.call(kim, { ...view('Elsewhere'), place: 'people' });
  const mine = await listViews.call(kim, { place: 'orders' });
  expect(mine.items).toEqual([{ viewId, name: 'To look at', query: 'status=on_hold' }]);
  expect((await listViews.call(lou, { place: 'orders' })).items).toEqual([]);
  expect(await codeOf(removeView.call(lou, { viewId }))).toBe('not_found');
  expect(await codeOf(removeView.call(kim, { viewId }))).toBe('ok');
  expect((await listViews.call(kim, { place: 'orders' })).items).toEqual([]);
});

it('is one of at most thirty of a list', async () => {
  const [tenant] = [await makeTenant()];
  const kim = asOwner(tenant);
  for (let i = 0; i < 30; i += 1) await saveView.call(kim, view(`View ${i}`));
  expect(await codeOf(saveView.call(kim, view('One more')))).toBe('conflict');
  expect(await codeOf(saveView.call(kim, view('View 7', 'q=x')))).toBe('ok');
});
