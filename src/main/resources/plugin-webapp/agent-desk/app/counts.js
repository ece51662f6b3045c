// How many tasks wait behind the filters whose count is cheap, beside their names. Tasklist itself counts only the chosen one.
import { desk, onRefresh } from './desk.js';
import { el, read } from './page.js';

const OVERDUE = '已超时';

function nameOf(link) {
  return link.firstChild?.textContent.trim();
}

/** A plus where the tasks were not counted to their end. */
function mark(number, most) {
  number?.classList.toggle('ad-more', number.textContent.trim() === String(most));
}

function draw(counts, most) {
  mark(document.querySelector('.total-results'), most);
  for (const link of document.querySelectorAll('.task-filter .name a')) {
    mark(link.querySelector('.counter'), most);
    const name = nameOf(link);
    const count = counts.get(name);
    let badge = link.querySelector('.ad-count');
    if (count == null) {
      badge?.remove();
      continue;
    }
    if (!badge) {
      badge = el('span', { className: 'ad-count' });
      link.append(badge);
    }
    const text = String(count);
    if (badge.textContent !== text) badge.textContent = text;
    mark(badge, most);
    badge.classList.toggle('ad-overdue', name === OVERDUE && count > 0);
  }
}

/** The counts; shown in the list of the filters, which has no place for a plugin. */
export const filterCounts = {
  id: 'agent-desk-counts',
  pluginPoint: 'tasklist.list',
  priority: 1,
  render: (node, { api }, scope) => {
    node.className = 'ad-hidden';
    let names = new Map();
    let counts = new Map();
    let most;
    const update = async () => {
      const answer = await read(desk(api, '/filter-counts')).catch(() => ({ filters: [], most }));
      counts = new Map(answer.filters.map(({ id, count }) => [names.get(id), count]));
      most = answer.most;
      draw(counts, most);
    };
    scope.tasklistData.newChild(scope).observe('filters', (filters) => {
      names = new Map((filters || []).map(({ id, name }) => [id, name]));
      update();
    });
    onRefresh(scope, update);
    // Tasklist draws the filters again without a word
    const watcher = new MutationObserver(() => draw(counts, most));
    for (const column of document.querySelectorAll('.task-filters .content, .tasks-list')) {
      watcher.observe(column, { childList: true, characterData: true, subtree: true });
    }
    scope.$on('$destroy', () => watcher.disconnect());
  },
};
