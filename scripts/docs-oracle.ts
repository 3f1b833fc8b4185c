import { oracleQueries } from '#tests/oracle.ts';
import { table } from './docs-markdown.ts';

/** What each check of the oracle would catch. */
const CATCHES: Record<string, string> = {
  O1: 'Points that appear from nowhere or vanish: a transfer that moved one side only.',
  O2: 'A hold that was resolved on one side only.',
  O3: 'A balance that was changed without a transfer, or a transfer that did not reach its balances.',
  O4: 'An overdraft: two spenders who both saw the same balance.',
  O5: 'Two vouchers with the same code.',
  O6: 'A voucher that nobody paid for, or whose debit is for another order.',
  O7: 'A double charge, or a charge for vouchers that the order does not have.',
  O7b: 'A charge whose order was lost.',
  O8: 'A paid order with too few or too many vouchers.',
  O8b: 'Points that stay held for an order that is over, so that nobody can spend them.',
  O8c: 'A voucher that a supplier still works on and nobody pays for, or a unit that was held for in part.',
  O8d: 'A unit that says it was issued and has no voucher, or a voucher of a unit that says otherwise.',
  O8e: 'More given back than was paid, or to another payer than paid it.',
  O8f: 'A person who has the points back and a code that works.',
  O9: 'A total that does not follow from the recorded price.',
  O10: 'A code that left the stock and reached nobody.',
  O10b: 'A voucher from stock whose code could be sold again.',
  O11: 'An order that no timeline shows, or a hole in its sequence.',
  O11b: 'A fact about an order that does not exist.',
  O12: 'An outbox row that nobody can react to.',
  O13: 'A grant that names another amount or another wallet than its transfer.',
  O14: 'A balance that was written more or less often than its transfers.',
  O15: 'An order that left no trace in the audit log.',
  O16: 'Points that can be spent and belong to no lot, or a lot whose points are gone.',
  O16b: 'A lot that gave more than it had, or points that were given back to another lot.',
  O16c: 'A payment that took other lots than its amount, or a part capture that gave back too much.',
  O16d: 'Lots that filled up without a refund.',
  O17: 'A hold that would never end by itself, or one that would be ended twice.',
  O18: 'An exchange at another rate than the one it recorded.',
  O19: 'A cart that two tabs ordered twice.',
  O30: 'A balance of an own-brand voucher that was changed without its movement.',
  O31: 'An undo that gave back another amount, or to another voucher.',
  O32: 'A run of generated codes that was counted wrong after a crash.',
  O33: 'A planted code that was sold.',
  O40: 'A department or a person that spent more than the limit, or a limit that lost count.',
  O40b: 'A limit that was given twice when two were the first to spend.',
  O40c: 'A limit that was used up by nothing.',
  O41: 'Money of a budget that nobody can explain.',
  O42: 'A month that was rolled over twice, or not at all.',
  O43: 'Money that a closed budget keeps.',
  O45: 'A reward that somebody could claim and nobody has paid for.',
  O45b: 'Money that a cancelled, expired or claimed reward keeps from its budget.',
  O46: 'A reward that was claimed twice, or that is called claimed and gave nothing.',
  O47: 'A reward that took another amount out of its budget than it holds.',
  O48: 'A reward that no timeline shows, or a hole in its sequence.',
  O49: 'A product at a price that its rule does not say.',
  O50: 'A sandbox order that costs real money, or real points that buy a simulated voucher.',
  O51: 'A catalogue that was taken over in part.',
  O52: 'A supplier that gets no orders while nobody is told, or an alert that nobody closes.',
  O60: 'A card that was charged another amount than was asked, or a refund that nobody counted.',
  O60b: 'More given back to a card than was taken from it.',
  O60c: 'Real money that a sandbox moved, or goods of a live program that a test card paid.',
  O70: 'A delivery that tells something else than its event says.',
  O71: 'An endpoint with something to send that nobody will ever ask for.',
  O80: 'An approval that did nothing, or an act that ran twice for one approval.',
  O80b: 'One person who did what needs two.',
  O110: 'A giver who gave more than the allowance, or an allowance that lost count.',
  O110b: 'A gift that counts against nobody.',
  O111: 'Points that were promised and never came, came twice, or came from elsewhere.',
  O111b: 'Points that were taken back and are not in the budget.',
  O112: 'An approval that gave nothing, or an award that nobody approved.',
  O125: 'Points of a run that one person was given and another one holds.',
  O126: 'A file of people that says it was applied and left somebody out.',
  O128: 'A listing for some that everybody sees, or one for everybody that nobody does.',
  O130: 'A figure of the dashboard that the orders behind it do not bear out.',
};

/** The checks that run after every database test. */
export async function oracleTable(): Promise<string> {
  const rows = (await oracleQueries()).map(({ check }) => {
    const id = check.split(' ')[0] ?? '';
    const catches = CATCHES[id];
    if (!catches) throw new Error(`Say in scripts/docs-oracle.ts what the check ${id} catches.`);
    return [id, check.slice(id.length + 1), catches];
  });
  return table(['Check', 'Asks that', 'Would catch'], rows);
}
