// What the webapps of Camunda are called and which language they speak. Each app's scripts/config.js takes its part from here.

const CHOICE = 'kefuflow-language';

const NAMES = {
  zh: { vendor: '客服流程 KefuFlow', tasklist: '任务列表', cockpit: '运行监控', admin: '系统管理', welcome: '首页' },
  en: { vendor: 'KefuFlow', tasklist: 'Tasklist', cockpit: 'Cockpit', admin: 'Admin', welcome: 'Welcome' },
};

function fromBrowser() {
  const wanted = (navigator.languages && navigator.languages[0]) || navigator.language || '';
  return wanted.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** 'zh' or 'en': what was chosen in this browser, else English for an English browser and Chinese for every other. */
export const language = NAMES[localStorage.getItem(CHOICE)] ? localStorage.getItem(CHOICE) : fromBrowser();

/** Shows the other language from now on, in this browser. */
export function switchLanguage() {
  localStorage.setItem(CHOICE, language === 'zh' ? 'en' : 'zh');
  location.reload();
}

/**
 * Puts the labels where the webapp looks for them first. Else it draws parts of a page before they are there, with bare keys,
 * and shows those of the last release once more after an update.
 */
async function provideLabels(app) {
  const folder = `${document.querySelector('base').getAttribute('app-root')}/app/${app}/locales/`;
  const response = await fetch(`${folder}${language}.json`);
  if (!response.ok) return;
  const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
  kept[`${folder}_locales_data_${language}_${window.bust}`] = await response.text();
  localStorage.setItem('camunda-web', JSON.stringify(kept));
}

/**
 * The configuration that all apps share. The one language is also the fallback, since the dates follow the language that was
 * loaded last.
 */
export async function settings(app) {
  await provideLabels(app);
  return {
    app: { vendor: NAMES[language].vendor, name: NAMES[language][app] },
    locales: { availableLocales: [language], fallbackLocale: language },
    disableWelcomeMessage: true,
    customScripts: ['../../assets/kefuflow/page.js'],
  };
}
