// What every page of the webapps gets besides their own translation: the language of the document, a switch of the language,
// and Chinese for texts that cannot be translated otherwise: those of libraries (form-js, flatpickr, dmn-js, Angular's
// calendar) and the few that the webapps have built in. Runs before the webapp itself starts.

import './drafts.js'; // every webapp has a logout
import './names.js';
import { language, switchLanguage } from './settings.js';
import { PLACES, chinese } from './library-texts.js';

const ATTRIBUTES = ['placeholder', 'title', 'aria-label', 'label'];

function translateText(node, texts) {
  const text = chinese(node.data, texts);
  if (text !== node.data) node.data = text;
}

function translateAttributes(element, texts) {
  for (const name of ATTRIBUTES) {
    const value = element.getAttribute(name);
    const text = value && chinese(value, texts);
    if (text !== value) element.setAttribute(name, text);
  }
}

function translateAll(root, texts) {
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = root; node; node = nodes.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) translateText(node, texts);
    else translateAttributes(node, texts);
  }
}

/** The texts of the place that the element is in, if it is in one. */
function textsAt(element) {
  return PLACES.find(([place]) => element?.closest(place))?.[1];
}

function translateAdded(node) {
  const isText = node.nodeType === Node.TEXT_NODE;
  if (!isText && node.nodeType !== Node.ELEMENT_NODE) return;
  const texts = textsAt(isText ? node.parentElement : node);
  if (texts) translateAll(node, texts);
  else if (!isText) {
    for (const [place, placeTexts] of PLACES) {
      node.querySelectorAll(place).forEach((found) => translateAll(found, placeTexts));
    }
  }
}

function translateChangedAttribute(element) {
  const texts = textsAt(element);
  if (texts) translateAttributes(element, texts);
}

/** These places are rendered again and again, so they are watched for as long as the page is open. */
function translatePlaces() {
  const watcher = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'childList') change.addedNodes.forEach(translateAdded);
      else if (change.type === 'characterData') translateAdded(change.target);
      else translateChangedAttribute(change.target);
    }
  });
  watcher.observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
}

/** Angular's own calendar, with which Tasklist and Cockpit ask for dates. */
function translateCalendar() {
  const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];
  const months = Array.from({ length: 12 }, (_, month) => `${month + 1}月`);
  window.angular.module('ngLocale').run([
    '$locale',
    'uibDatepickerConfig',
    ($locale, calendar) => {
      Object.assign($locale.DATETIME_FORMATS, {
        DAY: weekdays,
        SHORTDAY: weekdays.map((day) => day.at(-1)),
        MONTH: months,
        STANDALONEMONTH: months,
        SHORTMONTH: months,
        AMPMS: ['上午', '下午'],
      });
      Object.assign(calendar, { formatDayTitle: 'yyyy年MMMM', formatMonthTitle: 'yyyy年', startingDay: 1, showWeeks: false });
    },
  ]);
}

/** A button at the bottom of every page, the login page too. */
function offerOtherLanguage() {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'language-switch';
  button.lang = language === 'zh' ? 'en' : 'zh-CN';
  button.textContent = language === 'zh' ? 'English' : '中文';
  button.addEventListener('click', switchLanguage);
  document.body.append(button);
}

document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
offerOtherLanguage();
if (language === 'zh') {
  translatePlaces();
  translateCalendar();
}

export default [];
