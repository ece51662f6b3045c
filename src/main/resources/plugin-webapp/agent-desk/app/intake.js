// 新建: the five procedures that begin with a customer, one click each, and in their start forms who is calling and what of this
// customer is still open, so that nobody registers the same matter twice.
import { desk, forms, goTo } from './desk.js';
import { present } from './dialogs.js';
import { el, read, send, time } from './page.js';

const PROCEDURES = [
  ['reception', '客户接待', '到访或来电的客户，先弄清需要什么', 'user'],
  ['consultation', '业务咨询', '回答客户的问题', 'question-sign'],
  ['business-handling', '业务办理', '受理客户的业务申请', 'file'],
  ['complaint-handling', '投诉处理', '登记投诉，30 分钟内首次响应', 'bullhorn'],
  ['after-sales', '售后服务', '解决产品和服务的故障、问题', 'wrench'],
];

const TYPING_PAUSE = 400;
const SHORTEST_NUMBER = 6;
const WHOLE_NUMBER = 11;

let opened = 0;

function choose() {
  if (document.querySelector('dialog[open]')) return;
  const heading = `ad-intake-${++opened}`;
  const begin = (process) => {
    dialog.close();
    goTo({ processStart: process });
  };
  const procedure = ([process, name, purpose, icon]) =>
    el(
      'li',
      {},
      el(
        'button',
        { type: 'button', className: 'ad-procedure', click: () => begin(process) },
        el('span', { className: `glyphicon glyphicon-${icon}`, 'aria-hidden': 'true' }),
        el('strong', {}, name),
        el('span', { className: 'ad-quiet' }, purpose),
      ),
    );
  const dialog = el(
    'dialog',
    { className: 'ad-dialog', 'aria-labelledby': heading },
    el('h3', { id: heading }, '新建工单'),
    el('ul', { className: 'ad-procedures' }, ...PROCEDURES.map(procedure)),
    el(
      'div',
      { className: 'ad-buttons' },
      el('button', { type: 'button', className: 'btn btn-default', click: () => dialog.close() }, '取消'),
    ),
  );
  present(dialog);
}

function facts(customer) {
  return [customer.level, customer.specialNeed, customer.organisation]
    .filter(Boolean)
    .map((fact) => el('span', { className: 'ad-badge' }, fact));
}

function openCase({ number, procedure, status, matter, receivedAt, handler, taskId }) {
  const link = { href: `#/?task=${encodeURIComponent(taskId)}`, target: '_blank', rel: 'noopener', title: '在新标签页中打开' };
  return el(
    'li',
    {},
    taskId ? el('a', link, number) : el('strong', {}, number),
    ` ${procedure} · ${status} · ${time(receivedAt)} 受理${handler ? ` · ${handler} 处理中` : ''}`,
    el('div', { className: 'ad-quiet' }, matter),
  );
}

function duplicates(openCases) {
  if (!openCases.length) return null;
  return el(
    'div',
    { className: 'alert alert-warning ad-duplicates' },
    el('strong', {}, `该客户还有 ${openCases.length} 个未结工单，确认不是同一件事再登记：`),
    el('ul', {}, ...openCases.map(openCase)),
  );
}

function digits(phone) {
  return phone.replace(/\D/g, '').length;
}

function findings({ problem, customer, openCases }, typing) {
  if (customer) {
    return [el('p', {}, '老客户：', el('strong', {}, customer.name), ' ', ...facts(customer)), duplicates(openCases)];
  }
  if (!problem) return [el('p', {}, '新客户：这个号码还没有客户档案，提交后新建。')];
  return typing ? [hint()] : [el('p', { className: 'ad-no-number' }, problem)];
}

/** Keeps the place, so that what is below does not move away from under the pointer. */
function hint() {
  return el('p', { className: 'ad-quiet' }, '填写电话后，这里显示客户档案和未结工单。');
}

/** Under the row of the phone, where it is read before the rest is filled in. */
function boxBelow(input) {
  const row = input.closest('.fjs-layout-row') || input.closest('.fjs-form-field');
  if (!row.nextElementSibling?.matches('.ad-caller')) row.after(el('div', { className: 'ad-caller', role: 'status' }, hint()));
  return row.nextElementSibling;
}

function lookUpCallers(api, { container, form, keyOf, valueOf, setValue }) {
  let waiting;
  let filledIn;
  /** The name follows the number until somebody writes another one. */
  const fillIn = (name) => {
    const written = valueOf(form, 'customerName') || '';
    if (written === name) filledIn = name;
    if (written && written !== filledIn) return;
    filledIn = name;
    if (written !== name) setValue(form, 'customerName', name);
  };
  const lookUp = async (input) => {
    const phone = input.value.trim();
    const box = boxBelow(input);
    const askable = digits(phone) >= SHORTEST_NUMBER;
    const found = askable ? await send(desk(api, '/customers'), { phone }).catch(() => null) : null;
    if (input.value.trim() !== phone) return;
    const typing = input === document.activeElement && digits(phone) < WHOLE_NUMBER;
    box.replaceChildren(...(found ? findings(found, typing).filter(Boolean) : [hint()]));
    fillIn(found?.customer?.name ?? '');
  };
  const isPhone = (input) => keyOf(form, input) === 'customerPhone';
  const lookUpSoon = ({ target }) => {
    if (!isPhone(target)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => lookUp(target), TYPING_PAUSE);
  };
  container.addEventListener('input', lookUpSoon);
  container.addEventListener('change', lookUpSoon);
  const shown = [...container.querySelectorAll('input')].find(isPhone);
  if (shown) lookUp(shown);
}

/** The button in the bar, for those who register cases. */
export const intake = {
  id: 'agent-desk-intake',
  pluginPoint: 'tasklist.navbar.action',
  priority: 1000,
  render: async (node, { api }) => {
    const { registers } = await read(desk(api, '/right')).catch(() => ({}));
    if (!registers || !node.isConnected) return;
    node.append(
      el(
        'button',
        { type: 'button', className: 'ad-new', 'aria-haspopup': 'dialog', click: choose },
        el('span', { className: 'glyphicon glyphicon-plus', 'aria-hidden': 'true' }),
        ' 新建',
      ),
    );
    const root = window.angular.element(document.documentElement).injector().get('$rootScope');
    const stop = root.$on('shortcut:newCase', choose);
    root.$on('authentication.changed', stop);
    const { onStartForm } = await forms();
    onStartForm((startForm) => lookUpCallers(api, startForm));
  },
};
