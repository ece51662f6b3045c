// What the tabs of the desk are made of.
import { el } from './page.js';

/** A text of less weight. */
export function quiet(text) {
  return el('p', { className: 'ad-quiet' }, text);
}

/** A word in a small box; nothing where there is no word. */
export function badge(text, className = '') {
  return text ? el('span', { className: `ad-badge ${className}` }, text) : null;
}

/** A part of a tab under its heading. */
export function section(title, className, ...content) {
  return el('section', { className: `ad-section ${className}` }, el('h3', {}, title), ...content);
}

/** Names with their values, those without left out. */
export function facts(entries) {
  const filled = entries.filter(([, value]) => value != null && value !== '');
  return el('dl', { className: 'ad-facts' }, ...filled.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
}

/** A line that shows more when it is opened. */
export function unfolding(summary, className, ...content) {
  const head = Array.isArray(summary) ? summary : [summary];
  return el('details', { className }, el('summary', {}, ...head), ...content);
}
