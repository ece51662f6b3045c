// What people have typed into forms and not sent yet. Tasklist would leave it in localStorage, in clear and for whoever uses
// the computer next. Here it stays in the session of the tab, belongs to one user and is gone when that user logs out.

const KEPT = 'kefuflow-drafts';
const TASKLISTS_OWN = 'camunda-form:';
const OF_NO_TASK = 'undefined';
const LOGGED_OUT = 'logged out';

const tabs = new BroadcastChannel('kefuflow-session');
let user;

function kept() {
  return JSON.parse(sessionStorage.getItem(KEPT) || '{"forms":{}}');
}

function keep(forms) {
  if (user) sessionStorage.setItem(KEPT, JSON.stringify({ user, forms }));
}

function forget() {
  sessionStorage.removeItem(KEPT);
}

function logOut() {
  user = undefined;
  forget();
}

/** The form that starts the process, as the functions below know it; that of a task is known by the id of the task. */
export function startForm(processKey) {
  return `start:${processKey}`;
}

/** The values of the fields that the user has changed in this form, by field key. */
export function draft(form) {
  return kept().forms[form] || {};
}

export function saveDraft(form, values) {
  keep({ ...kept().forms, [form]: values });
}

export function clearDraft(form) {
  const { [form]: cleared, ...others } = kept().forms;
  if (cleared) keep(others);
}

/** Of a task that is over: its form's, and those of dialogs, whose names begin with the task's. */
export function clearDraftsOf(taskId) {
  const others = Object.entries(kept().forms).filter(([form]) => form !== taskId && !form.startsWith(`${taskId}/`));
  keep(Object.fromEntries(others));
}

/** Tasklist knows start forms by their missing task, but says in the address which process is about to start. */
function formOf(key) {
  const taskId = String(key).slice(TASKLISTS_OWN.length);
  if (taskId !== OF_NO_TASK) return taskId;
  return startForm(window.angular.element(document.documentElement).injector().get('$location').search().processStart);
}

/** Tasklist reads and removes drafts of its own through these; what it would write has been kept with every change already. */
function takeOver(storage) {
  const { getItem, setItem, removeItem } = Storage.prototype;
  const isDraft = (store, key) => store === storage && String(key).startsWith(TASKLISTS_OWN);

  Storage.prototype.getItem = function (key) {
    return isDraft(this, key) ? JSON.stringify(draft(formOf(key))) : getItem.call(this, key);
  };
  Storage.prototype.setItem = function (key, value) {
    if (!isDraft(this, key)) setItem.call(this, key, value);
  };
  Storage.prototype.removeItem = function (key) {
    if (isDraft(this, key)) clearDraftsOf(formOf(key));
    else removeItem.call(this, key);
  };
  Object.keys(storage)
    .filter((key) => key.startsWith(TASKLISTS_OWN))
    .forEach((key) => removeItem.call(storage, key));
}

function followUser($rootScope) {
  $rootScope.$on('authentication.changed', (event, authentication) => {
    user = authentication?.name;
    if (user && kept().user !== user) forget();
  });
  $rootScope.$on('authentication.logout.success', () => {
    logOut();
    tabs.postMessage(LOGGED_OUT);
  });
}

takeOver(localStorage);
tabs.addEventListener('message', ({ data }) => {
  if (data !== LOGGED_OUT) return;
  logOut();
  location.reload(); // what is on screen goes too
});
window.angular.module('ngLocale').run(['$rootScope', followUser]);
