// Chinese for fixed English texts: those of form-js, flatpickr, dmn-js and Angular's calendar, which know no other language, and
// the few that the webapps and the engine have built in. Nothing outside the places named here is touched: a name or a text of a case stays.

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** What libraries and the webapps have built in, in English and in Chinese. */
export const LIBRARY_TEXTS = {
  // the webapps: list of apps, diagrams, tooltips, examples in fields
  Welcome: '首页',
  Tasklist: '任务列表',
  Cockpit: '运行监控',
  Admin: '系统管理',
  'zoom in': '放大',
  'zoom out': '缩小',
  'reset zoom': '恢复大小',
  'Toggle this section': '展开或收起',
  'Suspended Job Definition': '已挂起的作业定义',
  'task.assignee': '处理人',
  Actions: '操作',
  State: '状态',
  null: '空',
  Jonny: '小明',
  Prosciutto: '王',
  'j.prosciutto@acme.org': 'name@example.com',
  // Angular's calendar and clock
  previous: '上一页',
  next: '下一页',
  HH: '时',
  MM: '分',
  // form-js: what is wrong with a field
  'Field is required.': '必填。',
  'Field must be a valid email.': '请填写正确的邮箱地址。',
  'Field must be a valid  international phone number. (e.g. +4930664040900)': '请填写正确的电话号码，例如 +8613800000000。',
  'Value is not a number.': '请填写数字。',
  'Value is expected to be an integer.': '请填写整数。',
  'Date and time must both be entered.': '日期和时间都要填写。',
  // form-js: fields
  Select: '请选择',
  Search: '查找',
  'No results': '没有匹配的选项',
  'All values selected': '已全部选择',
  'Skip to search': '跳到查找',
  'Remove tag': '移除',
  'Nothing to show.': '没有内容。',
  'No content to show.': '没有内容。',
  'Previous page': '上一页',
  'Next page': '下一页',
  'Click to remove sorting': '点击取消排序',
  'Add new': '添加',
  Collapse: '收起',
  Increment: '增加',
  Decrement: '减少',
  'hh:mm': '时:分',
  'hh:mm ?m': '时:分',
  'mm/dd/yyyy': '年/月/日',
  'yyyy/mm/dd': '年/月/日',
  'Powered by bpmn.io': '技术支持：bpmn.io',
  // flatpickr
  Sun: '日',
  Mon: '一',
  Tue: '二',
  Wed: '三',
  Thu: '四',
  Fri: '五',
  Sat: '六',
  Year: '年',
  Month: '月',
  'Scroll to increment': '滚动鼠标增减',
  'Click to toggle': '点击切换',
  // dmn-js
  'Hit policy:': '命中策略：',
  'View DRD': '查看决策需求图',
  When: '当',
  And: '且',
  Then: '则',
  Annotations: '说明',
  'Input expression': '输入表达式',
  'Input type': '输入类型',
  'Input values': '输入值',
  'Output label': '输出标签',
  'Output name': '输出名称',
  'Output type': '输出类型',
  'Output values': '输出值',
  'Expression language:': '表达式语言：',
  'Variable name:': '变量名称：',
  'Variable type:': '变量类型：',
  Unique: '唯一',
  First: '首个',
  Priority: '优先',
  Any: '任一',
  Collect: '收集',
  'Collect (Sum)': '收集（求和）',
  'Collect (Min)': '收集（最小）',
  'Collect (Max)': '收集（最大）',
  'Collect (Count)': '收集（计数）',
  'Rule order': '按规则顺序',
  'No overlap is possible and all rules are disjoint. Only a single rule can be matched': '规则互不重叠，只有一条规则符合',
  'Rules may overlap. The first matching rule will be chosen': '规则可以重叠，采用第一条符合的规则',
  'Rules may overlap. The one with the highest priority will be chosen': '规则可以重叠，采用优先级最高的规则',
  'Rules may overlap. Their output have to match': '规则可以重叠，但输出须一致',
  'Collects the values of all matching rules': '收集全部符合规则的值',
  'Collects the values of all matching rules and sums up to a single value': '收集全部符合规则的值并求和',
  'Collects the values of all matching rules and uses the lowest value': '收集全部符合规则的值并取最小值',
  'Collects the values of all matching rules and uses the highest value': '收集全部符合规则的值并取最大值',
  'Collects the values of all matching rules and counts the number of them': '计算符合规则的数量',
  'Collects the values of all matching rules in rule order': '按规则顺序收集全部符合规则的值',
  'Collects the values of all matching rules in decreasing output priority order': '按输出优先级从高到低收集全部符合规则的值',
  'Output order': '按输出顺序',
};

const PATTERNS = [
  [/^Field must have minimum value of (.+)\.$/, '不能小于 $1。'],
  [/^Field must have maximum value of (.+)\.$/, '不能大于 $1。'],
  [/^Field must have minimum length of (.+)\.$/, '至少填写 $1 个字。'],
  [/^Field must have maximum length of (.+)\.$/, '最多填写 $1 个字。'],
  [/^Field must match pattern .+\.$/, '格式不正确。'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, '最多保留 $1 位小数。'],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, '值不正确，最接近的值是 $1 和 $2。'],
  [/^Expand all \((\d+)\)$/, '全部展开（$1）'],
  [/^Click to sort by (.+) descending$/, '点击按“$1”降序排列'],
  [/^Click to sort by (.+) ascending$/, '点击按“$1”升序排列'],
  [/^Remove list item (\d+)$/, '移除第 $1 项'],
  [/^Decision name: (.*)$/, '决策名称：$1'],
  [/^Input label: (.*)$/, '输入：$1'],
  [/^Output label: (.*)$/, '输出：$1'],
  // what the engine refuses
  [/^(Error: )?The user with id '.+' does not have .+$/s, '您没有进行此操作的权限。'],
  [/^(ENGINE-\d+ )?Task '.+' is already claimed by someone else\.?$/, '任务已被他人领取，请刷新列表。'],
  [/^(<task> <- )?(ENGINE-\d+ )?(Cannot find task with id|No matching task with id) .+$/, '任务已不存在，可能已由他人完成，请刷新列表。'],
];

/** The criteria of a filter in Tasklist. Those that take an expression carry a star. */
const CRITERIA = {
  'Process Instance': '流程实例',
  'Process definition': '流程定义',
  'Case Instance': '案例实例',
  'Case definition': '案例定义',
  Other: '其他',
  'User / Group': '用户 / 用户组',
  Task: '任务',
  Dates: '日期',
  'Business Key': '业务编号',
  'Business Key Like': '业务编号匹配',
  Key: '标识',
  'Key In': '标识属于',
  Name: '名称',
  'Name Like': '名称匹配',
  Active: '激活',
  'Activity Instance ID In': '活动实例 ID 属于',
  'Execution ID': '执行 ID',
  Assignee: '处理人',
  'Assignee in': '处理人属于',
  'Assignee Like': '处理人匹配',
  Owner: '所有者',
  'Candidate Group': '候选组',
  'Candidate Groups': '候选组属于',
  'Candidate User': '候选人',
  'Involved User': '相关用户',
  Assigned: '已分配',
  Unassigned: '未分配',
  'Delegation State': '委派状态',
  'Definition Key': '任务定义标识',
  'Definition Key In': '任务定义标识属于',
  'Definition Key Like': '任务定义标识匹配',
  Description: '说明',
  'Description Like': '说明匹配',
  Priority: '优先级',
  'Priority Max': '优先级上限',
  'Priority Min': '优先级下限',
  'Tenant ID In': '租户 ID 属于',
  'Without Tenant ID': '没有租户 ID',
  'Without Due Date': '没有到期时间',
  'Created Before': '创建早于',
  'Created After': '创建晚于',
  'Due Before': '到期早于',
  'Due After': '到期晚于',
  'Follow Up After': '跟进晚于',
  'Follow Up Before': '跟进早于',
  'Follow Up Before or Not Existent': '跟进早于或没有',
  'E.g.: `${ currentUser() }`': '例如：`${ currentUser() }`',
  'E.g.: `${ now() }`, `${ dateTime() }` or `${ dateTime().plusWeeks(2) }`':
    '例如：`${ now() }`、`${ dateTime() }` 或 `${ dateTime().plusWeeks(2) }`',
  'List of values seperated by comma. E.g.: `keyC, keyA, keyB`': '多个值用英文逗号分隔，例如：`keyC, keyA, keyB`',
  'List of values separated by comma or an expression which evaluates to a list. E.g.: `camunda-admin, accounting` or `${ currentUserGroups() }`':
    '多个值用英文逗号分隔，或填写结果为列表的表达式，例如：`agent, supervisor` 或 `${ currentUserGroups() }`',
};

const LIBRARIES = [
  '.app-switch',
  '.navigation.zoom',
  '.navigation.reset',
  '.tooltip',
  '[notifications-panel]',
  'form.user-profile',
  'th.state',
  'td.actions',
  '.null-value',
  '.fjs-container',
  '.flatpickr-calendar',
  '.uib-datepicker',
  '.uib-timepicker',
  '.dmn-decision-table-container',
  '.dmn-literal-expression-container',
  '.view-drd',
];

/** Where which texts stand: selector and texts. The first that fits counts. */
export const PLACES = [
  ['.filter-modal', CRITERIA],
  [LIBRARIES.join(), LIBRARY_TEXTS],
];

function chineseDate(english) {
  if (MONTHS.includes(english)) return `${MONTHS.indexOf(english) + 1}月`;
  const [, month, day, year] = english.match(/^([A-Z][a-z]+) (\d+), (\d+)$/) || [];
  return MONTHS.includes(month) ? `${year}年${MONTHS.indexOf(month) + 1}月${day}日` : undefined;
}

/** The Chinese for one of the texts; any other text unchanged. Spaces around it are kept. */
export function chinese(text, texts) {
  const english = text.trim().replace(/\s+\*$/, '');
  if (!/[A-Za-z]/.test(english)) return text;
  if (Object.hasOwn(texts, english)) return text.replace(english, () => texts[english]);
  const pattern = PATTERNS.find(([form]) => form.test(english));
  return pattern ? english.replace(...pattern) : (chineseDate(english) ?? text);
}
