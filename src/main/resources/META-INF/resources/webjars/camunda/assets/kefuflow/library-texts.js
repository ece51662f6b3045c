// Chinese for fixed English texts: those of form-js, flatpickr, dmn-js and Angular's calendar, which know no other language, and
// the few that the webapps have built in.

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

const TEXTS = {
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
  'Click to sort ascending': '点击升序排列',
  'Click to sort descending': '点击降序排列',
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
  [/^Remove list item (\d+)$/, '移除第 $1 项'],
  [/^Decision name: (.*)$/, '决策名称：$1'],
  [/^Input label: (.*)$/, '输入：$1'],
  [/^Output label: (.*)$/, '输出：$1'],
];

/** The Chinese text for one of a library; any other text unchanged. Spaces around it are kept. */
export function chinese(text) {
  const english = text.trim();
  if (!/[A-Za-z]/.test(english)) return text;
  if (Object.hasOwn(TEXTS, english)) return text.replace(english, TEXTS[english]);
  if (MONTHS.includes(english)) return `${MONTHS.indexOf(english) + 1}月`;
  const [, month, day, year] = english.match(/^([A-Z][a-z]+) (\d+), (\d+)$/) || [];
  if (MONTHS.includes(month)) return `${year}年${MONTHS.indexOf(month) + 1}月${day}日`;
  for (const [pattern, translation] of PATTERNS) {
    if (pattern.test(english)) return english.replace(pattern, translation);
  }
  return text;
}
