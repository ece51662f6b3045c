// The tab 时限与客户: what was promised and what is left of it, who the customer is, what happened so far, and what may help with the
// answer.
import { synchronise, tick } from './clock.js';
import { clocks } from './deadlines.js';
import { CASE_CHANGED, caseFile } from './desk.js';
import { el, problems, time } from './page.js';
import { badge, facts, quiet, section, unfolding } from './parts.js';
import { suggestions } from './suggestions.js';

/** What the chips above the timeline leave of it. */
const CHIPS = {
  全部: () => true,
  交接: ({ kind }) => ['HANDED_OVER', 'ASSIGNED'].includes(kind),
  客户: ({ kind }) => ['MESSAGE_SENT', 'CUSTOMER_SAID', 'REOPENED'].includes(kind),
  附件: ({ kind }) => kind === 'ATTACHED',
};

function caseFacts({ case: of }) {
  return facts([
    ['类型', of.procedure],
    ['状态', of.status],
    ['等级', of.severity],
    ['渠道', of.channel],
    ['受理时间', time(of.receivedAt)],
    ['处理人', of.handler],
    ['催办', of.urgeCount ? `${of.urgeCount} 次` : null],
    ['重新打开', of.reopenCount ? `${of.reopenCount} 次` : null],
    ['重复于', of.repeatOf],
    ['转自', of.openedFrom],
    ['内容', of.matter],
  ]);
}

function handovers({ handovers: all }) {
  const newestFirst = [...all].sort((one, other) => other.at.localeCompare(one.at));
  return all.length
    ? [el('h4', {}, '交接记录'), el('ol', { className: 'ad-plain' }, ...newestFirst.map(handover)), el('h4', {}, '时间线')]
    : [];
}

function handover({ at, from, to, reason, doneSoFar, promised, promisedUntil, answer }) {
  return el(
    'li',
    { className: 'ad-handover' },
    el('div', { className: 'ad-event-head' }, el('strong', {}, `${from || '无人'} → ${to}`), el('time', { datetime: at }, time(at))),
    facts([
      ['原因', reason],
      ['已做工作', doneSoFar],
      ['对客户的承诺', promised && (promisedUntil ? `${promised}（${time(promisedUntil)} 前）` : promised)],
      ['答复', answer && `${answer.by} ${answer.accepted ? '已接收' : '已退回'}${answer.note ? `：${answer.note}` : ''}`],
    ]),
  );
}

function event({ at, actor, summary, details }) {
  const change = ({ before, after }) => (before ? `${before} → ${after ?? '（无）'}` : after);
  return el(
    'li',
    { className: 'ad-event' },
    el('div', { className: 'ad-event-head' }, el('time', { datetime: at }, time(at)), el('span', {}, actor)),
    el('p', {}, summary),
    details.length ? facts(details.map((detail) => [detail.label, change(detail)])) : null,
  );
}

function timeline({ timeline: events }) {
  const list = el('ol', { className: 'ad-plain ad-timeline' });
  const chips = el('div', { className: 'ad-chips', role: 'group', 'aria-label': '时间线内容' });
  const show = (chosen) => {
    const left = events.filter(CHIPS[chosen]);
    list.replaceChildren(...(left.length ? left.map(event) : [el('li', {}, quiet('没有记录。'))]));
    for (const chip of chips.children) chip.setAttribute('aria-pressed', String(chip.textContent === chosen));
  };
  chips.append(
    ...Object.keys(CHIPS).map((name) =>
      el('button', { type: 'button', className: 'ad-chip', click: () => show(name) }, name),
    ),
  );
  show('全部');
  return [chips, list];
}

function customer({ customer: of }) {
  if (!of) return [quiet('没有客户档案。')];
  return [
    el('p', { className: 'ad-customer-name' }, el('strong', {}, of.name), badge(of.level), badge(of.specialNeed, 'ad-need')),
    facts([
      ['电话', of.phone],
      ['单位', of.organisation],
      ...of.sections.map(({ kind, text }) => [kind, text]),
    ]),
    of.purchases.length
      ? unfolding(
          `购买记录（${of.purchases.length}）`,
          '',
          el(
            'ul',
            {},
            ...of.purchases.map(({ product, number, state }) =>
              el('li', {}, [product, number, state].filter(Boolean).join(' · ')),
            ),
          ),
        )
      : null,
  ].filter(Boolean);
}

function earlierCase({ number, procedure, status, matter, receivedAt, closedAt, outcome }) {
  return unfolding(
    [`${number} ${procedure} `, badge(status)],
    'ad-earlier',
    facts([
      ['内容', matter],
      ['受理时间', time(receivedAt)],
      ['结束时间', time(closedAt)],
      ['结果', outcome],
    ]),
  );
}

function survey({ number, at, text }) {
  return el('li', {}, el('p', {}, text), quiet(`${number}，${time(at)}`));
}

class CaseTab {
  constructor(node, api, taskId) {
    this.node = node;
    this.api = api;
    this.taskId = taskId;
    this.ticking = [];
  }

  async open() {
    if (!this.node.firstChild) this.node.append(quiet('正在读取……'));
    let file;
    try {
      file = await caseFile(this.api, this.taskId);
    } catch (error) {
      this.node.replaceChildren(problems(error));
      return;
    }
    synchronise(file.now);
    this.ticking = [];
    if (file.kind === 'OTHER') {
      this.node.replaceChildren(quiet('这个任务不属于客户工单，没有客户时限和客户档案。'));
      return;
    }
    this.node.replaceChildren(
      el(
        'div',
        { className: 'ad-columns' },
        section('时限', 'ad-clocks', clocks(file, this.ticking), unfolding(`工单 ${file.number}`, '', caseFacts(file))),
        this.aside(file),
        section(
          '经过',
          'ad-history',
          ...handovers(file),
          ...timeline(file),
        ),
      ),
    );
  }

  aside(file) {
    return el(
      'div',
      { className: 'ad-aside' },
      section('客户', 'ad-file', ...customer(file)),
      suggestions(this.api, this.taskId),
      section(
        '以前的工单',
        'ad-before',
        ...(file.earlierCases.length ? file.earlierCases.map(earlierCase) : [quiet('没有以前的工单。')]),
      ),
      file.surveys.length
        ? section('客户评价', 'ad-surveys', el('ul', { className: 'ad-plain' }, ...file.surveys.map(survey)))
        : null,
    );
  }

  tick() {
    this.ticking.forEach(([element, clock]) => tick(element, clock));
  }
}

let timer;

/** The tab. */
export const caseTab = {
  id: 'agent-desk-case',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: '时限与客户' },
  render: (node, { api, taskId }, scope) => {
    node.className = 'ad-tab';
    const tab = new CaseTab(node, api, taskId);
    tab.open();
    scope.$on(CASE_CHANGED, () => tab.open());
    clearInterval(timer);
    timer = setInterval(() => tab.tick(), 1000);
  },
  unmount: () => clearInterval(timer),
};
