// The line on each card of the list: number, customer, special need, urges, remaining time. One timer and one request serve all
// cards of a page.
import { clockElement, synchronise, tick } from './clock.js';
import { desk, onUserChange } from './desk.js';
import { el, read } from './page.js';

const COLLECTING_MS = 50;
const TICK_MS = 1000;
const OUTDATED_MS = 60_000;
/** How many the server answers at once. */
const MOST_AT_ONCE = 50;

/** The cards on the page: task id to what shows it. Tasklist renders all of them anew with each refresh. */
const shown = new Map();
/** What was read last, so that a card rendered anew is never empty. */
let known = new Map();
let readAt = 0;
let collecting;
let ticking;
let forgetting;

function badge(text, className = '') {
  return el('span', { className: `ad-badge ${className}` }, text);
}

function draw(line) {
  const card = known.get(line.taskId);
  if (!card) return;
  const { number, customer, specialNeed, urgeCount, waiting, clock } = card;
  line.clock = clock;
  line.clockElement = clock && clockElement(clock);
  line.node.replaceChildren(
    ...[
      number && el('span', { className: 'ad-number' }, number),
      customer && el('span', { className: 'ad-customer', title: '客户' }, customer),
      specialNeed && badge(specialNeed, 'ad-need'),
      urgeCount > 0 && badge(`催${urgeCount}`, 'ad-urged'),
      waiting && !clock?.pauseReason && badge(waiting),
      line.clockElement,
    ].filter(Boolean),
  );
}

/** Forgets the cards that are gone. */
function prune() {
  for (const [taskId, line] of shown) {
    if (!line.node.isConnected) shown.delete(taskId);
  }
}

async function readCards(api) {
  collecting = null;
  prune();
  const ids = [...shown.keys()];
  readAt = Date.now();
  const answers = [];
  for (let i = 0; i < ids.length; i += MOST_AT_ONCE) {
    answers.push(read(desk(api, `/cards?taskIds=${ids.slice(i, i + MOST_AT_ONCE).join(',')}`)));
  }
  const cards = new Map();
  for (const answer of answers) {
    // the next refresh asks again
    const page = await answer.catch(() => null);
    if (!page) return;
    synchronise(page.now);
    page.cards.forEach((card) => cards.set(card.taskId, card));
  }
  known = cards;
  shown.forEach(draw);
}

function collect(api) {
  collecting ??= setTimeout(() => readCards(api), COLLECTING_MS);
}

function tickAll(api) {
  prune();
  if (!shown.size) {
    clearInterval(ticking);
    ticking = null;
    return;
  }
  for (const { clock, clockElement: element } of shown.values()) {
    if (clock) tick(element, clock);
  }
  if (Date.now() - readAt > OUTDATED_MS) collect(api);
}

/** The line. */
export const card = {
  id: 'agent-desk-card',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render: (node, { api, taskId }) => {
    node.className = 'ad-card';
    forgetting ??= onUserChange(() => known.clear());
    const line = { node, taskId };
    shown.set(taskId, line);
    draw(line);
    collect(api);
    ticking ??= setInterval(() => tickAll(api), TICK_MS);
  },
};
