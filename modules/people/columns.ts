import { IMPORT_FIELDS, type ImportField } from './schema.ts';

/** What columns are called in the files of personnel systems, without their blanks and marks. */
const NAMES: Record<ImportField, readonly string[]> = {
  email: [
    'email',
    'mail',
    'emailaddress',
    'workemail',
    'emailprimarywork',
    'username',
    'upn',
    'emailadresse',
  ],
  name: ['name', 'fullname', 'displayname', 'employeename', 'preferredname', 'worker', 'vollername'],
  country: ['country', 'countrycode', 'workcountry', 'locationcountry', 'land'],
  locale: ['locale', 'language', 'lang', 'preferredlanguage', 'sprache'],
  costCentre: [
    'costcentre',
    'costcenter',
    'costcentrecode',
    'department',
    'team',
    'kostenstelle',
    'abteilung',
  ],
  manager: [
    'manager',
    'manageremail',
    'managermail',
    'supervisor',
    'supervisoremail',
    'reportsto',
    'vorgesetzter',
  ],
  joinedOn: ['joinedon', 'joined', 'startdate', 'hiredate', 'dateofjoining', 'joiningdate', 'eintritt'],
  status: ['status', 'employmentstatus', 'active', 'state'],
};

const plainName = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

/** The field that each column of a header most likely holds; each field at most once. */
export function guessMapping(header: readonly string[]): (ImportField | '')[] {
  const taken = new Set<ImportField>();
  return header.map((title) => {
    const said = plainName(title);
    const field = IMPORT_FIELDS.find((each) => !taken.has(each) && NAMES[each].includes(said)) ?? '';
    if (field) taken.add(field);
    return field;
  });
}
