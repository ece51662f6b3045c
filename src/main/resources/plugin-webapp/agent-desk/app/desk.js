// What the parts of the desk share: where their data is, and what they ask of Tasklist.
import { read } from './page.js';

/** What the parts of the desk tell each other. */
export const CASE_CHANGED = 'agent-desk.case-changed';

const underway = new Map();

/** The address of data of the desk. */
export function desk(api, path) {
  return `${api.tasklistApi}/plugin/agent-desk/${api.engine}${path}`;
}

/** The address of data of a task. */
export function ofTask(api, taskId, path = '') {
  return desk(api, `/tasks/${encodeURIComponent(taskId)}${path}`);
}

/** The case file of a task. Those who ask while it is on its way share it. */
export function caseFile(api, taskId) {
  if (!underway.has(taskId)) {
    underway.set(
      taskId,
      read(ofTask(api, taskId)).finally(() => underway.delete(taskId)),
    );
  }
  return underway.get(taskId);
}

/**
 * What the desk may do with the forms of Tasklist: the very module that Tasklist loads itself, since one with another address
 * would know nothing of the forms on screen.
 */
export function forms() {
  return import(`${document.querySelector('base').getAttribute('app-root')}/assets/kefuflow/forms.js?bust=${window.bust}`);
}

function service(name) {
  return window.angular.element(document.documentElement).injector().get(name);
}

function show(kind, status, message) {
  service('Notifications')[kind]({ status, message, duration: 6000 });
  service('$rootScope').$applyAsync();
}

/** Says what was done. */
export function notify(message) {
  show('addMessage', '已完成', message);
}

/** Says what could not be done. */
export function warn(message) {
  show('addError', '未完成', message);
}

function tell(event) {
  const root = service('$rootScope');
  root.$applyAsync(() => root.$broadcast(event));
}

/** Lets Tasklist read its list again. */
export function refreshList() {
  tell('refresh');
}

/** Lets Tasklist read its list again, and the open tab the case. */
export function caseChanged() {
  refreshList();
  tell(CASE_CHANGED);
}

/** Calls back whenever Tasklist reads its list again, until the scope is gone. */
export function onRefresh(scope, callback) {
  scope.$on('$destroy', service('$rootScope').$on('refresh', callback));
}

/**
 * Calls back whenever somebody logs in or out.
 *
 * @returns what ends that
 */
export function onUserChange(callback) {
  return service('$rootScope').$on('authentication.changed', callback);
}

/** The id of the task that the address names, if it names one. */
export function openTask() {
  return new URLSearchParams(location.hash.split('?')[1]).get('task');
}

/** Changes what the address says, e.g. which task is open; null removes. */
export function goTo(parameters) {
  const [path, query] = location.hash.slice(1).split('?');
  const wanted = new URLSearchParams(query);
  for (const [name, value] of Object.entries(parameters)) {
    if (value == null) wanted.delete(name);
    else wanted.set(name, value);
  }
  location.hash = `${path}?${wanted}`;
}
