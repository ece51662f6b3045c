// The clocks of a case in its tab: how they stand, and why they are what they are.
import { clockElement, span } from './clock.js';
import { el, time } from './page.js';
import { badge, facts, quiet, unfolding } from './parts.js';

/** The clock as the cards tell it. */
function toClock({ state, dueAt, breached, levels, pauses, remainingSeconds }) {
  const warning = levels.find(({ percent }) => percent != null && percent < 100);
  const running = warning?.climbed ? 'WARNING' : 'RUNNING';
  return {
    state: breached ? 'BREACHED' : state === 'PAUSED' ? state : running,
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

function goesOn({ state }) {
  return ['RUNNING', 'PAUSED'].includes(state);
}

/** A clock of the case; the ones that still run are handed to the timer. */
function clockItem(explanation, names, ticking) {
  const { metricLabel, cycle, state, stateLabel, dueAt, stoppedAt, targetSeconds, promisedAt } = explanation;
  const running = goesOn(explanation);
  let shown = badge(stateLabel, `ad-ended ad-${state.toLowerCase()}`);
  if (running) {
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
        dueAt && running && `应于 ${time(dueAt)} 前完成`,
        stoppedAt && `${time(stoppedAt)} 结束`,
        promisedAt && `已告知客户 ${time(promisedAt)}`,
      ]
        .filter(Boolean)
        .join('，'),
    ),
    why(explanation, names),
  );
}

/**
 * The clocks of a case, those that go on first.
 *
 * @param ticking gets the elements of those that go on, each with its clock, to be kept up to date
 */
export function clocks({ clocks: all, owners }, ticking) {
  const ordered = [...all.filter(goesOn), ...all.filter((each) => !goesOn(each))];
  return ordered.length
    ? el('ul', { className: 'ad-plain' }, ...ordered.map((each) => clockItem(each, owners, ticking)))
    : quiet('这个工单没有时限。');
}
