// What the forms of Tasklist get besides form-js: drafts, counters and marks, and a way to put a text into an answer.

import { clearDraft, clearDraftsOf, draft, saveDraft, startForm } from './drafts.js';
import { aid } from './form-aids.js';
import { componentOf, fieldWith, formIn, initialValuesOf, keyOf, purposeOf, setValue, valueOf, valuesOf } from './running-form.js';
import { language } from './settings.js';

export { clearDraft, clearDraftsOf, draft, saveDraft };

const PATIENCE = 10_000;
const RESTORED = { zh: '已恢复您上次填写、尚未提交的内容。', en: 'What you had typed is here again.' };
const BEGIN_ANEW = { zh: '放弃这些内容', en: 'Discard it' };

const attached = new WeakSet();
const seen = new Set(); // tasks whose form has been on screen since the page was loaded
const announced = new WeakSet();
const awaited = new Set();
let tellOfStart;
let lastTextArea;

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Says so when the form begins with what was typed before the page was loaded, and offers to begin anew. */
function restored(id, known) {
  const note = document.createElement('p');
  const button = document.createElement('button');
  note.className = 'kf-restored';
  note.setAttribute('role', 'status');
  note.append(RESTORED[language], button);
  button.type = 'button';
  button.className = 'btn btn-link';
  button.textContent = BEGIN_ANEW[language];
  button.addEventListener('click', () => {
    Object.keys(known).forEach((key) => delete known[key]);
    clearDraft(id);
    location.reload();
  });
  return note;
}

/** A field belongs to the draft once it differs from what the form began with; what others change meanwhile stays theirs. */
function keepDraft(container, form, id) {
  const before = initialValuesOf(form);
  const known = draft(id);
  if (Object.keys(known).length && !seen.has(id)) container.before(restored(id, known));
  form.on('changed', () => {
    const now = valuesOf(form);
    const changed = Object.keys(now).filter((key) => key in known || !same(now[key], before[key]));
    if (changed.length === 0) return;
    changed.forEach((key) => (known[key] = now[key]));
    saveDraft(id, known);
  });
}

/** Tells of a form that starts a process, once somebody wants to know. */
function announce(container) {
  if (!tellOfStart || announced.has(container) || purposeOf(container).taskId) return;
  announced.add(container);
  tellOfStart({ container, form: formIn(container), keyOf, valueOf, setValue });
}

function attach(container) {
  const form = attached.has(container) ? undefined : formIn(container);
  if (!form) return;
  attached.add(container);
  const { taskId, processDefinitionKey } = purposeOf(container);
  keepDraft(container, form, taskId || startForm(processDefinitionKey));
  // whoever begins anew may have another customer before them, and is told each time
  if (taskId) seen.add(taskId);
  else announce(container);
  aid(container, form);
  awaited.forEach((arrived) => arrived(container));
}

function containers() {
  return [...document.querySelectorAll('.fjs-container')];
}

/** Calls back with each form that starts a process, and with what reads and fills it, as soon as it is on screen. */
export function onStartForm(callback) {
  tellOfStart = callback;
  containers().filter((container) => attached.has(container)).forEach(announce);
}

function onScreen(taskId) {
  return containers().find((container) => attached.has(container) && purposeOf(container).taskId === taskId);
}

/** The texts that the user has typed for this task and not sent: label, as far as known, and text. */
export function typedTexts(taskId) {
  const container = onScreen(taskId);
  const field = (key) => container && fieldWith(formIn(container), key);
  return Object.entries(draft(taskId))
    .filter(([key, value]) => typeof value === 'string' && value && (!field(key) || field(key).type.startsWith('text')))
    .map(([key, text]) => ({ label: field(key)?.label, text }));
}

function arrival(taskId) {
  return new Promise((resolve) => {
    const timeout = setTimeout(() => arrived(), PATIENCE);
    const arrived = (container) => {
      if (container && purposeOf(container).taskId !== taskId) return;
      clearTimeout(timeout);
      awaited.delete(arrived);
      resolve(container);
    };
    awaited.add(arrived);
  });
}

/** Shows the form instead of what else there is about the task, if that is the task on screen. */
async function open(taskId) {
  const angular = window.angular.element(document.documentElement).injector();
  const $location = angular.get('$location');
  if ($location.search().task !== taskId) return undefined;
  const arrived = arrival(taskId);
  angular.get('$rootScope').$applyAsync(() => $location.search('detailsTab', 'task-detail-form'));
  return arrived;
}

/** The field that a text area shows, the same whenever its form is on screen. */
function fieldId(area) {
  return area?.id.replace(/^fjs-form-\w+-/, '');
}

/** The text area that the user was in last, else the first that needs an answer, else the first. */
function answerField(container) {
  const areas = [...container.querySelectorAll('textarea')].filter((area) => !area.matches(':disabled, [readonly]'));
  return (
    areas.find((area) => fieldId(area) === fieldId(lastTextArea)) ||
    areas.find((area) => area.required) ||
    areas[0]
  );
}

/** form-js takes a text over when typing pauses, which a new rendering or the end of the page may forestall, or at once when left. */
function leaveField() {
  document.activeElement?.blur();
}

function focusForm() {
  document.querySelector('.fjs-container :is(input, textarea):enabled')?.focus();
}

function insertAtCursor(area, text) {
  const before = area.value.slice(0, area.selectionStart);
  const lineBreak = before && !before.endsWith('\n') ? '\n' : '';
  area.focus();
  area.setRangeText(lineBreak + text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
  leaveField();
  area.focus();
}

/**
 * Puts the text into the answer in the form of the task that is open, and shows the form.
 *
 * @returns a promise of the label of the field, or of null where the form takes no text
 */
export async function insertText(taskId, text) {
  const container = onScreen(taskId) || (await open(taskId));
  const area = container && answerField(container);
  if (!area) return null;
  insertAtCursor(area, text);
  return componentOf(formIn(container), area).label;
}

new MutationObserver(() => containers().forEach(attach)).observe(document.body, { childList: true, subtree: true });
document.addEventListener('focusin', ({ target }) => {
  if (target.matches('.fjs-container textarea')) lastTextArea = target;
});
addEventListener('pagehide', leaveField);
// Tasklist's own shortcut knows only forms of another kind
window.angular.module('ngLocale').run(['$rootScope', ($rootScope) => $rootScope.$on('shortcut:focusForm', focusForm)]);

export default [];
