// Dialogs that ask for a few texts and send them. What was typed stays until it was taken.
import { openTask } from './desk.js';
import { el, problems } from './page.js';

let opened = 0;

function mark(required) {
  return required ? el('span', { className: 'ad-required', 'aria-hidden': 'true' }, '*') : null;
}

/** A text over several lines. */
export function textArea({ name, label, help, longest, required = false, rows = 3 }) {
  const id = `ad-${name}`;
  const input = el('textarea', {
    id,
    name,
    rows,
    maxlength: longest,
    required,
    className: 'form-control',
    'aria-describedby': `${id}-help`,
  });
  const missing = el('p', { className: 'ad-missing', role: 'alert' });
  const counter = el('span', { className: 'ad-counter', 'aria-hidden': 'true' });
  const count = () => (counter.textContent = `${input.value.length}/${longest}`);
  input.addEventListener('input', count);
  count();
  return {
    name,
    value: () => input.value.trim() || null,
    fill: (text) => {
      input.value = text;
      count();
    },
    element: el(
      'div',
      { className: 'ad-field' },
      el('label', { for: id }, label, mark(required)),
      input,
      el('div', { className: 'ad-under', id: `${id}-help` }, el('span', {}, help || ''), counter),
      missing,
    ),
    check: () => {
      const filled = !required || input.value.trim() !== '';
      missing.textContent = filled ? '' : '必填。';
      input.setAttribute('aria-invalid', String(!filled));
      return filled ? null : input;
    },
  };
}

function personOption(name, { id, name: person, present, openTasks }, changed) {
  const choice = el('input', { type: 'radio', name, value: id, change: changed });
  return el(
    'label',
    { className: 'ad-person', 'data-search': `${person} ${id}`.toLowerCase() },
    choice,
    el('span', { className: 'ad-person-name' }, person),
    el('span', { className: present ? 'ad-present' : 'ad-away' }, present ? '在岗' : '离岗'),
    el('span', { className: 'ad-load' }, `${openTasks} 个任务`),
  );
}

/** One of several people, found by typing. */
export function personChoice({ name, label, people, none }) {
  const missing = el('p', { className: 'ad-missing', role: 'alert' });
  const options = people.map((person) => personOption(name, person, () => (missing.textContent = '')));
  const empty = el('p', { className: 'ad-quiet', hidden: people.length > 0 }, none);
  const find = () => {
    const text = search.value.trim().toLowerCase();
    for (const option of options) option.hidden = !option.dataset.search.includes(text);
    const found = options.filter((option) => !option.hidden);
    empty.hidden = found.length > 0;
    if (people.length && !found.length) empty.textContent = '没有找到：请换个姓名或工号。';
    return found;
  };
  const search = el('input', {
    type: 'search',
    id: `ad-${name}-search`,
    className: 'form-control',
    placeholder: '按姓名或工号查找',
    'aria-label': '查找同事',
    input: find,
    keydown: (event) => {
      if (event.key !== 'Enter') return;
      // chooses instead of sending the form
      event.preventDefault();
      const [first] = find();
      first?.querySelector('input').click();
      first?.querySelector('input').focus();
    },
  });
  const list = el('div', { className: 'ad-people', role: 'radiogroup', 'aria-label': label }, ...options);
  return {
    name,
    value: () => list.querySelector('input:checked')?.value ?? null,
    fill: (id) => {
      const choice = list.querySelector(`input[value="${CSS.escape(id)}"]`);
      if (choice) choice.checked = true;
    },
    element: el(
      'div',
      { className: 'ad-field' },
      el('label', { for: search.id }, label, mark(true)),
      search,
      list,
      empty,
      missing,
    ),
    check: () => {
      const chosen = list.querySelector('input:checked');
      missing.textContent = chosen ? '' : '请选择一位同事。';
      return chosen ? null : search;
    },
  };
}

/** Asks inside the dialog, in place of its buttons, before what was filled in is lost. */
function discardQuestion(buttons, discard) {
  let focused;
  const stay = el('button', { type: 'button', className: 'btn btn-default' }, '继续填写');
  const question = el(
    'div',
    { className: 'ad-buttons ad-discard', role: 'group', 'aria-labelledby': 'ad-discard', hidden: true },
    el('span', { id: 'ad-discard' }, '放弃已填写的内容？'),
    stay,
    el('button', { type: 'button', className: 'btn btn-danger', click: discard }, '放弃'),
  );
  const show = (asked) => {
    question.hidden = !asked;
    buttons.hidden = asked;
  };
  stay.addEventListener('click', () => {
    show(false);
    focused.focus();
  });
  const pose = () => {
    focused = document.activeElement;
    show(true);
    stay.focus();
  };
  return { question, pose };
}

/** Fills in what had been typed, and says so. */
function restore(fields, values) {
  const known = fields.filter((field) => values[field.name] != null);
  for (const field of known) field.fill(values[field.name]);
  return known.length ? el('p', { className: 'ad-quiet', role: 'status' }, '已恢复您上次填写、尚未提交的内容。') : null;
}

/**
 * Opens a dialog and sends what was filled in; it stays open, with the reasons, when that is refused. Escape closes it, after a
 * question if something was filled in, and the focus returns to where it was.
 *
 * @param draft what was typed before and not sent (values), and where it is kept (save, clear)
 * @param send takes the values by the names of the fields
 * @param done takes the answer
 */
export function ask({ title, lead, confirm, danger = false, fields, draft, send, done }) {
  const heading = `ad-dialog-${++opened}`;
  const refusal = el('div', { className: 'ad-refusal' });
  const submit = el('button', { type: 'submit', className: `btn ${danger ? 'btn-danger' : 'btn-primary'}` }, confirm);
  const values = () => Object.fromEntries(fields.map((field) => [field.name, field.value()]));
  const close = () => {
    draft.clear();
    dialog.close();
  };
  const onSubmit = async (event) => {
    event.preventDefault();
    if (submit.disabled || event.repeat) return;
    const missing = fields.map((field) => field.check()).filter(Boolean);
    if (missing.length) {
      missing[0].focus();
      return;
    }
    submit.disabled = true;
    try {
      const answer = await send(values());
      close();
      done(answer);
    } catch (error) {
      refusal.replaceChildren(problems(error));
      refusal.scrollIntoView({ block: 'nearest' });
    } finally {
      submit.disabled = false;
    }
  };
  const cancel = el('button', { type: 'button', className: 'btn btn-default', click: () => giveUp() }, '取消');
  const buttons = el('div', { className: 'ad-buttons' }, cancel, submit);
  const { question, pose } = discardQuestion(buttons, close);
  const giveUp = () => {
    const asks = question.hidden && fields.some((field) => field.value() != null);
    if (asks) pose();
    else close();
  };
  const onEscape = (event) => {
    event.preventDefault();
    giveUp();
  };
  const dialog = el(
    'dialog',
    { className: 'ad-dialog', 'aria-labelledby': heading, cancel: onEscape },
    el(
      'form',
      {
        novalidate: true,
        submit: onSubmit,
        input: () => draft.save(values()),
        keydown: (event) => {
          if (event.key === 'Enter' && event.ctrlKey) onSubmit(event);
        },
      },
      el('h3', { id: heading }, title),
      lead ? el('p', { className: 'ad-quiet' }, lead) : null,
      refusal,
      restore(fields, draft.values),
      ...fields.map((field) => field.element),
      buttons,
      question,
    ),
  );
  present(dialog);
}

/** Shows a dialog until it is closed or another task or page is opened. */
export function present(dialog) {
  const task = openTask();
  const follow = () => openTask() !== task && dialog.close();
  dialog.addEventListener('close', () => {
    window.removeEventListener('hashchange', follow);
    dialog.remove();
  });
  window.addEventListener('hashchange', follow);
  document.body.append(dialog);
  dialog.showModal();
}
