// Counters under texts with a limit, short choices side by side, and what the star at a label means.

import { language } from './settings.js';
import { componentOf } from './running-form.js';

const TEXTS = 'textarea, .fjs-form-field-textfield input';
const CHOICES = '.fjs-form-field-radio, .fjs-form-field-checklist';
const NEARLY_FULL = 0.9;
const LONGEST_SIDE_BY_SIDE = 10;

const LEGEND = { zh: '* 必填', en: '* required' };
const COUNT = { zh: (length, limit) => `${length} / ${limit} 字`, en: (length, limit) => `${length} / ${limit}` };

function paragraph(className, text) {
  const element = document.createElement('p');
  element.className = className;
  element.textContent = text;
  return element;
}

function counterOf(input) {
  const field = input.closest('.fjs-form-field');
  const existing = field.querySelector('.kf-counter');
  if (existing) return existing;
  const counter = paragraph('kf-counter', '');
  counter.id = `${input.id}-counter`;
  field.append(counter);
  return counter;
}

/** form-js writes the attribute anew with every error. */
function describe(input, counter) {
  const described = (input.getAttribute('aria-describedby') || '').split(' ').filter(Boolean);
  if (!described.includes(counter.id)) input.setAttribute('aria-describedby', [...described, counter.id].join(' '));
}

function count(form, input) {
  const { type, validate } = componentOf(form, input) || {};
  const limit = validate?.maxLength;
  if (!limit) return;
  const counter = counterOf(input);
  const nearlyFull = input.value.length > NEARLY_FULL * limit;
  // a line is rarely too long
  const text = type === 'textarea' || nearlyFull ? COUNT[language](input.value.length, limit) : '';
  if (counter.textContent !== text) counter.textContent = text;
  counter.classList.toggle('kf-nearly-full', nearlyFull);
  describe(input, counter);
}

/** Choices of a few characters need no line each. */
function arrange(field) {
  const choices = [...field.querySelectorAll('.fjs-form-field-label:not(:first-child)')];
  field.classList.toggle('kf-side-by-side', choices.every((choice) => choice.textContent.trim().length <= LONGEST_SIDE_BY_SIDE));
}

/** Shows counters and, where a field is required, the legend, and arranges choices, for as long as the form is on screen. */
export function aid(container, form) {
  const refresh = () => {
    container.querySelectorAll(TEXTS).forEach((input) => count(form, input));
    container.querySelectorAll(CHOICES).forEach(arrange);
    const legend = container.parentElement?.querySelector('.kf-legend');
    const required = container.querySelector('.fjs-asterix');
    if (required && !legend) container.before(paragraph('kf-legend', LEGEND[language]));
    if (!required && legend) legend.remove();
  };
  container.addEventListener('input', refresh);
  // fields come and go with the answers to others
  new MutationObserver(refresh).observe(container, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['aria-describedby'],
  });
  refresh();
}
