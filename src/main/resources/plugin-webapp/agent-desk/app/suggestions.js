// What may help with the answer: articles of the knowledge base and solved cases that resemble the matter of this one.
import { forms, notify, ofTask, warn } from './desk.js';
import { el, problems, read, time } from './page.js';
import { badge, quiet, section, unfolding } from './parts.js';

async function insert(taskId, answer) {
  const { insertText } = await forms();
  const field = await insertText(taskId, answer);
  if (field) notify(`已插入到“${field}”`);
  else warn('这个任务没有可以填写答复的栏目：请先领取任务，或换一个任务');
}

function suggestion(taskId, source, number, title, answer) {
  return unfolding(
    [badge(source), title],
    'ad-suggestion',
    el('p', { className: 'ad-answer' }, answer),
    el(
      'div',
      { className: 'ad-suggestion-foot' },
      quiet(number),
      el(
        'button',
        { type: 'button', className: 'btn btn-default btn-sm', click: () => insert(taskId, answer) },
        '插入答复',
      ),
    ),
  );
}

async function find(api, taskId) {
  const { articles, cases } = await read(ofTask(api, taskId, '/suggestions'));
  const all = [
    ...articles.map(({ number, title, answer }) => suggestion(taskId, '知识', number, title, answer)),
    ...cases.map(({ number, question, answer, closedAt }) =>
      suggestion(taskId, '工单', `${number} ${time(closedAt)}`, question, answer),
    ),
  ];
  return all.length ? all : [quiet('没有找到相近的知识和已解决的工单。')];
}

/** A section that fills itself; finding takes longer than reading the case. */
export function suggestions(api, taskId) {
  const found = el('div', { 'aria-live': 'polite' }, quiet('正在查找……'));
  find(api, taskId).then(
    (all) => found.replaceChildren(...all),
    (error) => found.replaceChildren(problems(error)),
  );
  return section('可参考的答复', 'ad-suggestions', found);
}
