// The tab 时限与客户: what was promised and what is left of it, who the customer is, what happened so far, and what may help with the
// answer.
import { clockElement, span, synchronise, tick } from './clock.js';
import { CASE_CHANGED, caseFile, forms, notify, ofTask, warn } from './desk.js';
import { el, problems, read, time } from './page.js';

/** What the chips above the timeline leave of it. */
const CHIPS = {
  全部: () => true,
  交接: ({ kind }) => ['HANDED_OVER', 'ASSIGNED'].includes(kind),
  客户: ({ kind }) => ['MESSAGE_SENT', 'CUSTOMER_SAID', 'REOPENED'].includes(kind),
  附件: ({ kind }) => kind === 'ATTACHED',
};

function quiet(text) {
  return el('p', { className: 'ad-quiet' }, text);
}

function badge(text, className = '') {
  return text ? el('span', { className: `ad-badge ${className}` }, text) : null;
}

function section(title, className, ...content) {
  return el('section', { className: `ad-section ${className}` }, el('h3', {}, title), ...content);
}

/** Names with their values, those without left out. */
function facts(entries) {
  const filled = entries.filter(([, value]) => value != null && value !== '');
  return el('dl', { className: 'ad-facts' }, ...filled.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
}

function unfolding(summary, className, ...content) {
  const head = Array.isArray(summary) ? summary : [summary];
  return el('details', { className }, el('summary', {}, ...head), ...content);
}

/** The clock as the cards tell it. */
function toClock({ state, dueAt, breached, levels, pauses, remainingSeconds }) {
  const warning = levels.find(({ percent }) => percent != null && percent < 100);
  const running = breached ? 'BREACHED' : warning?.climbed ? 'WARNING' : 'RUNNING';
  return {
    state: state === 'PAUSED' ? 'PAUSED' : running,
    dueAt,
    warnAt: warning?.dueAt,
    pauseReason: pauses.find(({ to }) => !to)?.reason,
    remainingSeconds,
  };
}

function owner({ owner: user, ownerGroup, serviceSeconds, share, usedUpTarget }, names) {
  const whose = names[user || ownerGroup] || '无人负责';
  return `${whose} ${span(serviceSeconds)}（${Math.round(share * 100)}%）${usedUpTarget ? '，其间超时' : ''}`;
}

function why(explanation, names) {
  const { steps, calendar, unitLabel, levels, owners } = explanation;
  return unfolding(
    '为什么是这个时限？',
    'ad-why',
    el('ol', {}, ...steps.map((step) => el('li', {}, step))),
    facts([
      ['服务日历', `${calendar.id} 第 ${calendar.version} 版（${unitLabel}）`],
      [
        '提醒与升级',
        levels.length
          ? el(
              'ul',
              {},
              ...levels.map(({ label, dueAt, climbed }) =>
                el('li', {}, `${label}${dueAt ? `，${time(dueAt)}` : ''}${climbed ? '（已执行）' : ''}`),
              ),
            )
          : null,
      ],
      ['时间用在', owners.length ? el('ul', {}, ...owners.map((each) => el('li', {}, owner(each, names)))) : null],
    ]),
  );
}

/** A clock of the case; the ones that still run are handed to the timer. */
function clockItem(explanation, names, ticking) {
  const { metricLabel, cycle, state, stateLabel, dueAt, stoppedAt, targetSeconds, promisedAt } = explanation;
  const goesOn = ['RUNNING', 'PAUSED'].includes(state);
  let shown = badge(stateLabel, `ad-ended ad-${state.toLowerCase()}`);
  if (goesOn) {
    const clock = toClock(explanation);
    shown = clockElement(clock);
    ticking.push([shown, clock]);
  }
  return el(
    'li',
    { className: 'ad-clock-item' },
    el('div', { className: 'ad-clock-head' }, el('strong', {}, cycle > 1 ? `${metricLabel}（第 ${cycle} 次）` : metricLabel), shown),
    quiet(
      [
        `承诺 ${span(targetSeconds)}`,
        dueAt && goesOn && `应于 ${time(dueAt)} 前完成`,
        stoppedAt && `${time(stoppedAt)} 结束`,
        promisedAt && `已告知客户 ${time(promisedAt)}`,
      ]
        .filter(Boolean)
        .join('，'),
    ),
    why(explanation, names),
  );
}

function clocks({ clocks: all, owners }, ticking) {
  const goesOn = ({ state }) => ['RUNNING', 'PAUSED'].includes(state);
  const ordered = [...all.filter(goesOn), ...all.filter((each) => !goesOn(each))];
  return ordered.length
    ? el('ul', { className: 'ad-plain' }, ...ordered.map((each) => clockItem(each, owners, ticking)))
    : quiet('这个工单没有时限。');
}

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
    this.suggest();
  }

  aside(file) {
    this.suggestions = section('可参考的答复', 'ad-suggestions', quiet('正在查找……'));
    return el(
      'div',
      { className: 'ad-aside' },
      section('客户', 'ad-file', ...customer(file)),
      this.suggestions,
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

  async suggest() {
    const found = await read(ofTask(this.api, this.taskId, '/suggestions')).catch((error) => ({ error }));
    if (found.error) {
      this.suggestions.lastChild.replaceWith(problems(found.error));
      return;
    }
    const articles = found.articles.map(({ number, title, answer }) => this.suggestion('知识', number, title, answer));
    const cases = found.cases.map(({ number, question, answer, closedAt }) =>
      this.suggestion('工单', `${number} ${time(closedAt)}`, question, answer),
    );
    const all = [...articles, ...cases];
    this.suggestions.lastChild.replaceWith(
      el('div', {}, ...(all.length ? all : [quiet('没有找到相近的知识和已解决的工单。')])),
    );
  }

  suggestion(source, number, title, answer) {
    return unfolding(
      [badge(source), title],
      'ad-suggestion',
      el('p', { className: 'ad-answer' }, answer),
      el(
        'div',
        { className: 'ad-suggestion-foot' },
        quiet(number),
        el('button', { type: 'button', className: 'btn btn-default btn-sm', click: () => this.insert(answer) }, '插入答复'),
      ),
    );
  }

  async insert(answer) {
    const { insertText } = await forms();
    const field = await insertText(this.taskId, answer);
    if (field) notify(`已插入到“${field}”`);
    else warn('这个任务没有可以填写答复的栏目：请先领取任务，或换一个任务');
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
