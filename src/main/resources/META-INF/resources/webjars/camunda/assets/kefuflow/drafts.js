// What people have typed into task forms and not sent yet. Tasklist would leave it in localStorage, in clear and for whoever uses
// the computer next. Here it stays in the session of the tab, belongs to one user and is gone when that user logs out.

const KEPT = 'kefuflow-drafts';
const TASKLISTS_OWN = 'camunda-form:';
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

/** The values of the fields that the user has changed in the form of this task, by field key. */
export function draft(taskId) {
  return kept().forms[taskId] || {};
}

export function saveDraft(taskId, values) {
  keep({ ...kept().forms, [taskId]: values });
}

export function clearDraft(taskId) {
  const { [taskId]: cleared, ...others } = kept().forms;
  if (cleared) keep(others);
}

/** Tasklist reads and removes drafts of its own through these; what it would write has been kept with every change already. */
function takeOver(storage) {
  const { getItem, setItem, removeItem } = Storage.prototype;
  const taskId = (key) => String(key).slice(TASKLISTS_OWN.length);
  const isDraft = (store, key) => store === storage && String(key).startsWith(TASKLISTS_OWN);

  Storage.prototype.getItem = function (key) {
    return isDraft(this, key) ? JSON.stringify(draft(taskId(key))) : getItem.call(this, key);
  };
  Storage.prototype.setItem = function (key, value) {
    if (!isDraft(this, key)) setItem.call(this, key, value);
  };
  Storage.prototype.removeItem = function (key) {
    if (isDraft(this, key)) clearDraft(taskId(key));
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
    forget();
    tabs.postMessage(LOGGED_OUT);
  });
}

takeOver(localStorage);
tabs.addEventListener('message', ({ data }) => data === LOGGED_OUT && forget());
window.angular.module('ngLocale').run(['$rootScope', followUser]);
