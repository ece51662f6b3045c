// How a clock of a case is told to people: what is left of it, and in which state it is at the present of the server.
import { el, time } from './page.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ICONS = { RUNNING: 'time', WARNING: 'warning-sign', BREACHED: 'exclamation-sign', PAUSED: 'pause' };

let offset = 0;

/** Takes the present of the server; the browser's own clock may be wrong. */
export function synchronise(now) {
  offset = Date.parse(now) - Date.now();
}

/** The present of the server in milliseconds. */
export function present() {
  return Date.now() + offset;
}

function two(number) {
  return String(number).padStart(2, '0');
}

/** A length of time, e.g. 5 分 02 秒, 3 小时 12 分, 2 天 4 小时. */
export function span(seconds) {
  if (seconds < MINUTE) return `${seconds} 秒`;
  const [unit, name, part, partName] =
    seconds < HOUR ? [MINUTE, '分', 1, '秒'] : seconds < DAY ? [HOUR, '小时', MINUTE, '分'] : [DAY, '天', HOUR, '小时'];
  const rest = Math.floor((seconds % unit) / part);
  const shown = rest ? ` ${name === '分' ? two(rest) : rest} ${partName}` : '';
  return `${Math.floor(seconds / unit)} ${name}${shown}`;
}

/** In which state the clock is, without asking the server again. */
export function stateOf({ state, warnAt, dueAt }) {
  if (state === 'PAUSED') return state;
  if (state === 'BREACHED' || (dueAt && Date.parse(dueAt) <= present())) return 'BREACHED';
  return warnAt && Date.parse(warnAt) <= present() ? 'WARNING' : state;
}

function left(seconds) {
  return seconds < HOUR ? `${two(Math.floor(seconds / MINUTE))}:${two(seconds % MINUTE)}` : span(seconds);
}

/** What is left, e.g. 剩 12:05, 已超时 5 分 02 秒, 已暂停（等待客户）剩 2 小时, 已超时，已暂停（等待客户）. */
function remaining(clock) {
  const paused = clock.pauseReason ? `已暂停（${clock.pauseReason}）` : '已暂停';
  if (clock.state === 'PAUSED') return clock.remainingSeconds == null ? paused : `${paused}剩 ${span(clock.remainingSeconds)}`;
  if (clock.pauseReason) return `已超时，${paused}`;
  if (!clock.dueAt) return stateOf(clock) === 'BREACHED' ? '已超时' : '';
  const seconds = Math.floor((Date.parse(clock.dueAt) - present()) / 1000);
  return seconds < 0 ? `已超时 ${span(-seconds)}` : `剩 ${left(seconds)}`;
}

/** Shows the clock as it stands now; to be called again as time passes. */
export function tick(element, clock) {
  const state = stateOf(clock);
  if (element.dataset.state !== state) {
    element.dataset.state = state;
    element.replaceChildren(
      el('span', { className: `glyphicon glyphicon-${ICONS[state]}`, 'aria-hidden': 'true' }),
      el('span', { className: 'sr-only' }, state === 'WARNING' ? '即将超时，' : ''),
      el('span', { className: 'ad-remaining' }),
    );
  }
  const text = [clock.metric, remaining(clock)].filter(Boolean).join(' ');
  const shown = element.lastChild;
  if (shown.textContent !== text) shown.textContent = text;
}

/** An element that shows the clock; the exact time is its tooltip. */
export function clockElement(clock) {
  const element = el('span', {
    className: 'ad-clock',
    title: clock.dueAt ? `应于 ${time(clock.dueAt)} 前完成` : '计时已暂停，恢复后再算出应完成的时间',
  });
  tick(element, clock);
  return element;
}
