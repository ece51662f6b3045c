// The agents' desk in Tasklist: the case and its remaining time on every card, the tabs 时限与客户 and 附件, what can be done with a
// case besides completing the task, and how much is waiting behind the filters.
import { taskActions } from './actions.js';
import { attachmentsTab } from './attachments.js';
import { card } from './cards.js';
import { caseTab } from './case-tab.js';
import { explainConflicts } from './conflicts.js';
import { filterCounts } from './counts.js';
import { intake } from './intake.js';

explainConflicts();

export default [card, caseTab, attachmentsTab, taskActions, filterCounts, intake];
