// What can be done with the case of the open task besides completing it: 转派, 请客户补充, 催办, 撤回.
import { ask, personChoice, textArea } from './dialogs.js';
import { caseChanged, caseFile, forms, goTo, notify, ofTask, warn } from './desk.js';
import { el, read, send } from './page.js';

const LONGEST_REASON = 500;
const LONGEST_QUESTION = 1000;
const LONGEST_NOTE = 2000;

async function handOver({ api, taskId, number }, post) {
  const people = await read(ofTask(api, taskId, '/colleagues'));
  return post('/handover', {
    title: `转派 ${number}`,
    lead: '同事会在任务的“时限与客户”中看到交接记录。',
    confirm: '转派',
    fields: [
      personChoice({ name: 'toUser', label: '转给', people, none: '没有可以接手的同事：请联系主管。' }),
      textArea({ name: 'reason', label: '转派原因', longest: LONGEST_REASON, required: true, rows: 2 }),
      textArea({ name: 'doneSoFar', label: '已做工作', longest: LONGEST_NOTE, help: '查过什么、联系过谁、结果如何' }),
      textArea({
        name: 'promised',
        label: '对客户的承诺',
        longest: LONGEST_NOTE,
        rows: 2,
        help: '答应了客户什么、什么时候',
      }),
    ],
  });
}

function askCustomer({ number }, post) {
  return post('/question', {
    title: `请客户补充 ${number}`,
    lead: '问题会发送给客户；等待答复期间解决时限暂停，首次响应不暂停。',
    confirm: '发送',
    fields: [textArea({ name: 'question', label: '请客户补充的内容', longest: LONGEST_QUESTION, required: true, rows: 5 })],
  });
}

function urge({ number }, post) {
  return post('/urge', {
    title: `催办 ${number}`,
    lead: '客户催办时登记：通知正在处理的同事，并计入催办次数。',
    confirm: '催办',
    fields: [textArea({ name: 'note', label: '客户怎么说', longest: LONGEST_REASON, required: true })],
  });
}

function withdraw({ number }, post) {
  return post('/withdraw', {
    title: `撤回 ${number}`,
    lead: '客户不再需要处理时撤回：工单随即结束，不能恢复。',
    confirm: '撤回工单',
    danger: true,
    fields: [textArea({ name: 'reason', label: '撤回原因', longest: LONGEST_REASON, required: true })],
  });
}

const ACTIONS = [
  { right: 'handOver', label: '转派', icon: 'share-alt', open: handOver },
  { right: 'askCustomer', label: '请客户补充', icon: 'comment', open: askCustomer },
  { right: 'urge', label: '催办', icon: 'bullhorn', open: urge },
  { right: 'withdraw', label: '撤回', icon: 'remove-circle', open: withdraw },
];

/** Shows what became of the task: it may be gone, or somebody else's. */
async function settle({ api, taskId }, data) {
  caseChanged();
  const gone = await read(`${api.engineApi}/task/${taskId}`).then(
    () => false,
    () => true,
  );
  if (!gone) {
    data.changed('task');
    return;
  }
  (await forms()).clearDraftsOf(taskId);
  goTo({ task: null, detailsTab: null });
}

/** The buttons above the task. They stay the same elements, so that the focus finds them again. */
export const taskActions = {
  id: 'agent-desk-actions',
  pluginPoint: 'tasklist.task.action',
  priority: 200,
  render: (node, { api }, scope) => {
    const data = scope.taskData.newChild(scope);
    let task = {};
    let opening = false;

    const post = async (of, path, dialog) => {
      const { draft, saveDraft, clearDraft } = await forms();
      if (of !== task) return;
      const id = of.taskId + path;
      ask({
        ...dialog,
        draft: { values: draft(id), save: (values) => saveDraft(id, values), clear: () => clearDraft(id) },
        send: (values) => send(ofTask(api, of.taskId, path), values),
        done: ({ message }) => {
          notify(message);
          settle(of, data);
        },
      });
    };

    const open = async (action) => {
      if (opening || document.querySelector('dialog[open]')) return;
      opening = true;
      const of = task;
      try {
        await action.open(of, (path, dialog) => post(of, path, dialog));
      } catch (error) {
        warn(error.message);
      } finally {
        opening = false;
      }
    };

    const buttons = ACTIONS.map((action) =>
      el(
        'button',
        {
          type: 'button',
          className: 'btn btn-link ad-action',
          'data-action': action.right,
          hidden: true,
          click: () => open(action),
        },
        el('span', { className: `glyphicon glyphicon-${action.icon}`, 'aria-hidden': 'true' }),
        ` ${action.label}`,
      ),
    );

    const follow = async (taskId) => {
      if (task.taskId !== taskId) {
        task = { api, taskId };
        for (const button of buttons) button.hidden = true;
      }
      const file = taskId ? await caseFile(api, taskId).catch(() => null) : null;
      if (task.taskId !== taskId) return;
      task.number = file?.number;
      for (const button of buttons) button.hidden = !file?.actions[button.dataset.action];
    };

    node.append(el('div', { className: 'ad-actions', role: 'group', 'aria-label': '工单操作' }, ...buttons));
    data.observe('task', (shown) => follow(shown?.id));
    scope.$on('shortcut:handOver', () => buttons.find(({ hidden, dataset }) => !hidden && dataset.action === 'handOver')?.click());
    scope.$on('shortcut:caseFile', () => task.taskId && goTo({ detailsTab: 'agent-desk-case' }));
  },
};
