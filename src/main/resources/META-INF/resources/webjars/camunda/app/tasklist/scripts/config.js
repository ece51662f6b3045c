import { language, settings } from '../../../assets/kefuflow/settings.js';

const DESCRIPTIONS = {
  zh: {
    claimTask: '领取当前任务',
    focusFilter: '转到第一个筛选器',
    focusList: '转到列表中的第一个任务',
    focusForm: '转到表单的第一个输入框',
    startProcess: '打开启动流程的窗口',
    caseFile: '打开当前任务的时限与客户',
    handOver: '转派当前任务',
    newCase: '新建工单',
  },
  en: {
    claimTask: 'claims the currently selected task',
    focusFilter: 'sets the focus to the first filter in the list',
    focusList: 'sets the focus to the first task in the list',
    focusForm: 'sets the focus to the first input field in a task form',
    startProcess: 'opens the dialog that starts a process',
    caseFile: 'shows the deadlines and the customer of the current task',
    handOver: 'hands over the current task',
    newCase: 'registers a new case',
  },
};

const KEYS = {
  claimTask: 'ctrl+alt+c',
  focusFilter: 'ctrl+shift+f',
  focusList: 'ctrl+alt+l',
  focusForm: 'ctrl+alt+f',
  startProcess: 'ctrl+alt+p',
  caseFile: 'ctrl+alt+k',
  handOver: 'ctrl+alt+t',
  newCase: 'ctrl+alt+n',
};

const shortcut = ([name, key]) => [name, { key, description: DESCRIPTIONS[language][name] }];

const shared = await settings('tasklist');

export default {
  ...shared,
  customScripts: [...shared.customScripts, '../../assets/kefuflow/sorting.js', '../../assets/kefuflow/forms.js'],
  shortcuts: Object.fromEntries(Object.entries(KEYS).map(shortcut)),
};
