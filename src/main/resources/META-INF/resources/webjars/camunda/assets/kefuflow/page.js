// What every page of the webapps gets besides their own translation: the language of the document, a switch of the language,
// and Chinese for the texts of libraries that cannot be translated otherwise (form-js, flatpickr, dmn-js).

import { language, switchLanguage } from './settings.js';
import { chinese } from './library-texts.js';

const LIBRARIES = '.fjs-container, .flatpickr-calendar, .dmn-decision-table-container, .dmn-literal-expression-container, .view-drd';
const ATTRIBUTES = ['placeholder', 'title', 'aria-label'];

function translateText(node) {
  const text = chinese(node.data);
  if (text !== node.data) node.data = text;
}

function translateAttributes(element) {
  for (const name of ATTRIBUTES) {
    const value = element.getAttribute(name);
    const text = value && chinese(value);
    if (text !== value) element.setAttribute(name, text);
  }
}

function translateAll(root) {
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = root; node; node = nodes.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) translateText(node);
    else translateAttributes(node);
  }
}

/** Only inside the libraries' own elements: a name or a text of a case stays as it is. */
function translateAdded(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  if (!element) return;
  if (element.closest(LIBRARIES)) translateAll(node);
  else if (node === element) element.querySelectorAll(LIBRARIES).forEach(translateAll);
}

/** The libraries render again and again, so their texts are watched for as long as the page is open. */
function translateLibraries() {
  const watcher = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'childList') change.addedNodes.forEach(translateAdded);
      else if (change.type === 'characterData') translateAdded(change.target);
      else if (change.target.closest(LIBRARIES)) translateAttributes(change.target);
    }
  });
  watcher.observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
  document.querySelectorAll(LIBRARIES).forEach(translateAll);
}

/** A button at the end of the footer, which every page has, the login page too. */
function offerOtherLanguage() {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'language-switch';
  button.lang = language === 'zh' ? 'en' : 'zh-CN';
  button.textContent = language === 'zh' ? 'English' : '中文';
  button.addEventListener('click', switchLanguage);
  document.querySelector('footer').append(button);
}

document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
offerOtherLanguage();
if (language === 'zh') translateLibraries();

export default [];
