// When a colleague was faster: says who and when, gives back what was typed, and lets the list be read again.
import { forms, ofTask, refreshList } from './desk.js';
import { el, read, time } from './page.js';

const ROOT = document.querySelector('base').getAttribute('app-root');
const STEP = /\/task\/([^/]+)\/(?:claim|complete|submit-form)$/;

/** Refused for what was sent, or because the login has expired: no conflict. */
const OTHER_REASONS = new Set([400, 401, 422]);

const TITLES = { CLAIMED: '任务已被领取', COMPLETED: '任务已被完成', GONE: '任务已不存在' };
const DONE = { CLAIMED: '领取', COMPLETED: '完成' };

function api() {
  const [, engine] = location.pathname.match(/\/app\/tasklist\/([^/]+)/);
  return { tasklistApi: `${ROOT}/api/tasklist`, engineApi: `${ROOT}/api/engine/engine/${engine}`, engine };
}

function user() {
  return window.angular.element(document.documentElement).injector().get('$rootScope').authentication?.name;
}

async function isMine(taskId) {
  const task = await read(`${api().engineApi}/task/${encodeURIComponent(taskId)}`).catch(() => ({}));
  return task.assignee === user();
}

function isMissing(error) {
  return error.status === 404;
}

/** Nothing but what the server says about the task counts: it may just be out of reach, or its history not for this user. */
async function fateOf(taskId) {
  try {
    return await read(ofTask(api(), taskId, '/fate'));
  } catch (error) {
    if (!isMissing(error)) return {};
    const open = read(`${api().engineApi}/task/${encodeURIComponent(taskId)}`);
    return open.then(
      () => ({}),
      (refusal) => (isMissing(refusal) ? { state: 'GONE' } : {}),
    );
  }
}

function explanation({ state, taskName, by, at }) {
  const task = taskName ? `「${taskName}」` : '这个任务';
  if (!DONE[state]) return `${task}已经结束：可能由同事完成，或因工单撤回、转派而取消。`;
  return `${task}已由${by ? ` ${by} ` : '同事'}${at ? `于 ${time(at)} ` : ''}${DONE[state]}。`;
}

async function copy(area, button) {
  try {
    await navigator.clipboard.writeText(area.value);
    button.textContent = '已复制';
  } catch {
    area.select();
    button.textContent = '已选中，请按 Ctrl+C 复制';
  }
}

function typedPart(texts) {
  if (!texts.length) return [];
  const text = texts.map((typed) => (typed.label ? `${typed.label}：\n${typed.text}` : typed.text)).join('\n\n');
  const area = el('textarea', { id: 'ad-typed', className: 'form-control', rows: 6, readonly: true }, text);
  const button = el('button', { type: 'button', className: 'btn btn-default', click: () => copy(area, button) }, '复制');
  return [el('label', { for: area.id }, '您填写的内容没有提交，可以复制下来：'), area, el('p', { className: 'ad-copy' }, button)];
}

function tell(fate, texts, closed) {
  const close = el('button', { type: 'button', className: 'btn btn-primary', click: () => dialog.close() }, '知道了');
  const dialog = el(
    'dialog',
    { className: 'ad-dialog', 'aria-labelledby': 'ad-conflict' },
    el('h3', { id: 'ad-conflict' }, TITLES[fate.state]),
    el('p', {}, explanation(fate)),
    ...typedPart(texts),
    el('div', { className: 'ad-buttons' }, close),
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
    closed();
  });
  // stays when Tasklist closes the task
  document.body.append(dialog);
  dialog.showModal();
  close.focus();
}

async function explain(taskId) {
  const { clearDraftsOf, typedTexts } = await forms();
  const texts = typedTexts(taskId); // while the form is still on screen
  const fate = await fateOf(taskId);
  if (!TITLES[fate.state] || (fate.state === 'CLAIMED' && (await isMine(taskId)))) return;
  refreshList();
  tell(fate, texts, () => fate.state !== 'CLAIMED' && clearDraftsOf(taskId));
}

/** Watches every request that takes or completes a task, whoever sends it. */
export function explainConflicts() {
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...others) {
    const [, taskId] = new URL(url, location.href).pathname.match(STEP) || [];
    if (taskId && method.toUpperCase() === 'POST') {
      this.addEventListener('load', () => {
        if (this.status >= 400 && !OTHER_REASONS.has(this.status)) explain(taskId);
      });
    }
    open.call(this, method, url, ...others);
  };
}
