/** What a rule of identity is: when one name may be short for, or another spelling of, a name that tells more. */
import type { NameGroup } from '../NameTable.ts';
import type { Company } from '../Company.ts';

export interface Rule {
  /** why a person would think so; shown with a suggestion */
  reason: string;
  /** whether `short` may stand for `full`, by the names alone */
  fits: (short: NameGroup, full: NameGroup) => boolean;
  /** whether what else is known of both speaks for it; likeness alone never does. Left out: the names are enough */
  holds?: (short: NameGroup, full: NameGroup, company: Company) => boolean;
  /** of several that it may stand for, the entry's own context may tell which */
  dependsOnContext?: boolean;
}
