// Names for what the webapps show as a mere icon, so that it can be read aloud: the tooltip, or one of these.

import { LIBRARY_TEXTS, chinese } from './library-texts.js';
import { language } from './settings.js';

const NAMES = {
  '.app-switch > a': { zh: '切换应用', en: 'Switch application' },
  '.region-toggle[data-region="filters"]': { zh: '收起或展开筛选器', en: 'Toggle the filters' },
  '.region-toggle[data-region="list"]': { zh: '收起或展开任务列表', en: 'Toggle the list of tasks' },
  '.region-toggle[data-region="task"]': { zh: '收起或展开任务', en: 'Toggle the task' },
  '.maximize': { zh: '只显示任务', en: 'Show only the task' },
  '.reset-regions': { zh: '恢复版面', en: 'Show all columns' },
  '.instance-link': { zh: '在运行监控中查看流程实例', en: 'Show the process instance in Cockpit' },
  '.new-sort > a': { zh: '添加排序', en: 'Add sorting' },
  'button[ng-disabled*="hasCriteriaSets()"]': { zh: '保存的查找条件', en: 'Saved searches' },
};

function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function tooltipOf(element) {
  const tooltip = element.getAttribute('uib-tooltip');
  return language === 'zh' ? chinese(tooltip, LIBRARY_TEXTS) : tooltip;
}

function nameAll() {
  for (const [place, name] of Object.entries(NAMES)) {
    document.querySelectorAll(place).forEach((element) => setAttribute(element, 'aria-label', name[language]));
  }
  for (const element of document.querySelectorAll('a[href][uib-tooltip], button[uib-tooltip]')) {
    if (!element.textContent.trim()) setAttribute(element, 'aria-label', tooltipOf(element));
  }
  // says that it opens a list, which a plain text field may not
  document.querySelectorAll('input[aria-autocomplete="list"]').forEach((input) => setAttribute(input, 'role', 'combobox'));
}

let planned = false;

function plan() {
  if (planned) return;
  planned = true;
  requestAnimationFrame(() => {
    planned = false;
    nameAll();
  });
}

new MutationObserver(plan).observe(document.body, {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ['uib-tooltip'],
});
