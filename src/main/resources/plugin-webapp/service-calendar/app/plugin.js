// The page 服务日历 of Tasklist: opening hours and holidays of the calendars, edited as a draft and published as a new version.
import { el, labelled, page, pill, problems, read, send, table, time, upload } from './page.js';

const WEEK = {
  MONDAY: '星期一',
  TUESDAY: '星期二',
  WEDNESDAY: '星期三',
  THURSDAY: '星期四',
  FRIDAY: '星期五',
  SATURDAY: '星期六',
  SUNDAY: '星期日',
};
const KINDS = { HOLIDAY: { mark: '休', style: 'sc-holiday' }, WORKDAY: { mark: '班', style: 'sc-workday' } };
const MINUTES_A_DAY = 1440;

function calendars(api, path = '') {
  return `${api.tasklistApi}/plugin/service-calendar/${api.engine}/calendars${path}`;
}

function intervals(text) {
  return text
    .split(/[,，;；、\n]/)
    .map((interval) => interval.trim())
    .filter(Boolean);
}

/** The open part of a day as a bar; what cannot be read is left out, the server says what is wrong with it. */
function bar(texts) {
  const parts = texts
    .map((text) => text.match(/^(\d{1,2})[:：](\d{2})\D+(\d{1,2})[:：](\d{2})$/))
    .filter(Boolean)
    .map(([, fromHour, fromMinute, toHour, toMinute]) => [60 * fromHour + +fromMinute, 60 * toHour + +toMinute])
    .filter(([from, to]) => from < to && to <= MINUTES_A_DAY);
  return el(
    'div',
    { className: 'sc-bar', role: 'img', 'aria-label': texts.join('、') || '休息', title: '0 时至 24 时' },
    ...parts.map(([from, to]) =>
      el('span', { style: `left:${(100 * from) / MINUTES_A_DAY}%;width:${(100 * (to - from)) / MINUTES_A_DAY}%` }),
    ),
  );
}

function weekday(date) {
  return '日一二三四五六'[new Date(`${date}T00:00:00Z`).getUTCDay()];
}

function dayText(day) {
  const [, month, date] = day.date.split('-');
  return `${+month}月${+date}日（${weekday(day.date)}）`;
}

function hoursText(day) {
  if (!day || day.kind !== 'WORKDAY') return '';
  return day.intervals.length ? ` ${day.intervals.join('、')}` : day.like ? ` 按${WEEK[day.like]}` : '';
}

function kindText(day) {
  return day ? `${KINDS[day.kind].mark}${hoursText(day)} ${day.name}` : '普通日期';
}

class CalendarPage {
  constructor(node, api) {
    this.node = node;
    this.api = api;
  }

  async open() {
    this.list = el('ul', { className: 'nav nav-pills', 'aria-label': '日历' });
    this.detail = el('div', { 'aria-live': 'polite' });
    this.node.append(
      el(
        'main',
        { className: 'kf-page sc-page' },
        el('h2', {}, '服务日历'),
        el(
          'p',
          {},
          '以工作时间计算的时限按服务日历走。每次修改发布为一个新版本；正在计时的工单继续使用开始时的版本，已有结果不会改变。',
        ),
        this.list,
        this.detail,
      ),
    );
    await this.show(null);
  }

  /** Loads a calendar; without an id the first that can be edited. */
  async show(id, notice) {
    try {
      const all = await read(calendars(this.api));
      const chosen = id || (all.find((calendar) => !calendar.builtIn) || all[0]).id;
      this.list.replaceChildren(
        ...all.map((calendar) => pill(calendar.name, calendar.id === chosen, () => this.show(calendar.id))),
        pill('＋ 新建日历', false, () => this.create()),
      );
      const { summary, versions } = await read(calendars(this.api, `/${chosen}`));
      this.summary = summary;
      this.versions = versions;
      if (versions.length) this.edit(versions[0]);
      await this.render(notice);
    } catch (error) {
      this.detail.replaceChildren(problems(error));
    }
  }

  /** Begins a draft from a version; publishing it again always follows the latest. */
  edit(version) {
    const document = structuredClone(version.document);
    this.draft = { ...document, source: '' };
    this.shown = version;
    this.changes = null;
    this.changed = false;
    const years = this.years();
    const now = String(new Date().getFullYear());
    this.year = years.includes(now) ? now : years[years.length - 1];
  }

  create() {
    const hours = ['09:00-18:00'];
    this.summary = { id: '', name: '', version: 0, versionInForce: 0, warnings: [], builtIn: false };
    this.versions = [];
    this.edit({
      version: 0,
      document: {
        name: '',
        zone: null,
        week: { MONDAY: hours, TUESDAY: hours, WEDNESDAY: hours, THURSDAY: hours, FRIDAY: hours },
        exceptions: [],
      },
    });
    this.changed = true;
    this.list.querySelectorAll('li').forEach((item) => item.classList.remove('active'));
    this.list.lastChild.classList.add('active');
    this.render();
  }

  years() {
    return [...new Set(this.draft.exceptions.map((day) => day.date.slice(0, 4)))].sort();
  }

  async render(notice) {
    if (this.summary.builtIn) {
      this.detail.replaceChildren(
        el('h3', {}, this.summary.name),
        el('p', {}, '系统内置：全年每天 24 小时都计时，不能修改。'),
      );
      return;
    }
    this.publishing = el('div', {});
    this.holidays = el('div', {});
    this.examples = el('div', {});
    this.detail.replaceChildren(
      ...[
        notice ? el('div', { className: 'alert alert-success', role: 'status' }, notice) : null,
        ...this.summary.warnings.map((text) => el('div', { className: 'alert alert-warning' }, text)),
        this.heading(),
        this.publishing,
        el('h4', {}, '每周服务时间'),
        this.week(),
        el('h4', {}, '节假日与调休'),
        this.importing(),
        this.holidays,
        this.versions.length ? el('h4', {}, '现在开始的计时何时到期') : null,
        this.examples,
        this.versions.length ? el('h4', {}, '版本') : null,
        this.history(),
      ].filter(Boolean),
    );
    this.renderHolidays();
    this.renderPublishing();
    await this.renderExamples();
  }

  heading() {
    const { summary, shown } = this;
    if (!summary.id) return this.identity();
    const latest = this.versions[0];
    return el(
      'div',
      { className: 'sc-head' },
      el('h3', {}, this.draft.name),
      el('span', { className: 'sc-muted' }, `${summary.id}，${this.draft.zone}`),
      el(
        'span',
        { className: 'sc-muted' },
        shown.version === latest.version
          ? `版本 ${latest.version}，${latest.publishedBy} 于 ${time(latest.publishedAt)} 发布`
          : `正在查看版本 ${shown.version}，最新为版本 ${latest.version}；发布后成为版本 ${latest.version + 1}`,
      ),
      summary.versionInForce !== latest.version
        ? el(
            'span',
            { className: 'label label-info' },
            `版本 ${latest.version} 自 ${time(latest.validFrom)} 生效，当前为版本 ${summary.versionInForce}`,
          )
        : null,
    );
  }

  identity() {
    const name = el('input', {
      id: 'sc-name',
      className: 'form-control',
      maxlength: '60',
      input: () => this.change({ name: name.value }),
    });
    const id = el('input', {
      id: 'sc-id',
      className: 'form-control',
      maxlength: '60',
      placeholder: '如 night-shift',
      input: () => (this.newId = id.value.trim()),
    });
    return el('div', { className: 'sc-row' }, labelled('名称', name), labelled('编号（决策表中引用，发布后不变）', id));
  }

  change(part) {
    Object.assign(this.draft, part);
    if (!this.changed) {
      this.changed = true;
      this.renderPublishing();
    }
  }

  week() {
    const rows = Object.entries(WEEK).map(([day, label]) => {
      const shown = el('td', {}, bar(this.draft.week[day] || []));
      const input = el('input', {
        className: 'form-control',
        'aria-label': label,
        placeholder: '休息',
        value: (this.draft.week[day] || []).join('，'),
        input: () => {
          const hours = intervals(input.value);
          shown.replaceChildren(bar(hours));
          this.change({ week: { ...this.draft.week, [day]: hours } });
        },
      });
      return el('tr', {}, el('th', { scope: 'row' }, label), el('td', { className: 'sc-hours' }, input), shown);
    });
    return el(
      'div',
      {},
      el(
        'p',
        { className: 'sc-muted' },
        '多个时段用逗号分隔，如 09:00-12:00，13:30-18:00；结束时间最晚 24:00，跨零点的时段分在两天填写；留空为休息。',
      ),
      el('table', { className: 'table kf-table sc-week' }, el('tbody', {}, ...rows)),
    );
  }

  importing() {
    const file = el('input', {
      id: 'sc-file',
      type: 'file',
      accept: '.csv,.ics,text/csv,text/calendar',
      className: 'form-control',
      required: true,
    });
    this.imported = el('div', {});
    return this.summary.id
      ? el(
          'div',
          {},
          el(
            'form',
            {
              className: 'sc-row',
              submit: (event) => {
                event.preventDefault();
                this.importFile(file.files[0]);
              },
            },
            labelled('导入节假日（CSV：date,name,kind；或 .ics 日历文件）', file),
            el('button', { type: 'submit', className: 'btn btn-default' }, '查看变化'),
          ),
          this.imported,
        )
      : this.imported;
  }

  async importFile(file) {
    try {
      const query = new URLSearchParams({ name: file.name, basedOn: this.summary.version });
      const { changes } = await upload(calendars(this.api, `/${this.summary.id}/exceptions?${query}`), file);
      this.change({ exceptions: changes.document.exceptions, source: file.name });
      if (changes.years.length) this.year = String(changes.years[changes.years.length - 1]);
      this.imported.replaceChildren(this.changesOf(changes, file.name));
      this.renderHolidays();
    } catch (error) {
      this.imported.replaceChildren(problems(error));
    }
  }

  changesOf({ changes, unchanged, years, ignored }, name) {
    return el(
      'div',
      { className: 'alert alert-info' },
      el(
        'p',
        {},
        changes.length
          ? `${name}：${years.join('、')}年有 ${changes.length} 天变化，${unchanged} 天不变。核对后在页面上方发布，尚未生效。`
          : `${name}：与日历一致，没有变化。`,
      ),
      changes.length
        ? el(
            'details',
            { open: changes.length <= 40 },
            el('summary', {}, '变化的日期'),
            table(
              ['日期', '原来', '改为'],
              changes.map(({ date, before, after }) => [
                `${date}（${weekday(date)}）`,
                kindText(before),
                kindText(after),
              ]),
            ),
          )
        : null,
      ignored.length
        ? el(
            'details',
            {},
            el('summary', {}, `忽略的事件：${ignored.length} 个（既不是放假也不是上班）`),
            table(
              ['日期', '名称', '原因'],
              ignored.map((event) => [event.date, event.name, event.reason]),
            ),
          )
        : null,
    );
  }

  renderHolidays() {
    const years = this.years();
    const days = this.draft.exceptions.filter((day) => day.date.startsWith(this.year));
    const names = [...new Set(days.map((day) => day.name))];
    this.holidays.replaceChildren(
      el(
        'ul',
        { className: 'nav nav-pills', 'aria-label': '年份' },
        ...years.map((year) =>
          pill(`${year}年`, year === this.year, () => {
            this.year = year;
            this.renderHolidays();
          }),
        ),
      ),
      days.length
        ? table(
            ['节日', '休', '班（调休）'],
            names.map((name) => [
              name || '（未命名）',
              this.chips(days.filter((day) => day.name === name && day.kind === 'HOLIDAY')),
              this.chips(days.filter((day) => day.name === name && day.kind === 'WORKDAY')),
            ]),
          )
        : el('p', {}, '没有例外日：每天都按星期计算。'),
      this.addDay(),
    );
  }

  chips(days) {
    return el(
      'div',
      { className: 'sc-chips' },
      ...days.map((day) =>
        el(
          'span',
          { className: `sc-chip ${KINDS[day.kind].style}` },
          el('span', { className: 'sc-mark' }, KINDS[day.kind].mark),
          dayText(day) + hoursText(day),
          el(
            'button',
            { type: 'button', 'aria-label': `删除 ${day.date}`, title: '删除', click: () => this.remove(day) },
            '×',
          ),
        ),
      ),
    );
  }

  remove(day) {
    this.change({ exceptions: this.draft.exceptions.filter((other) => other.date !== day.date) });
    this.renderHolidays();
  }

  addDay() {
    const date = el('input', { id: 'sc-day', type: 'date', className: 'form-control', required: true });
    const kind = el(
      'select',
      { id: 'sc-kind', className: 'form-control' },
      el('option', { value: 'HOLIDAY' }, '休（不服务）'),
      el('option', { value: 'WORKDAY' }, '班（调休）'),
    );
    const name = el('input', { id: 'sc-day-name', className: 'form-control', maxlength: '60' });
    const hours = el('input', { id: 'sc-day-hours', className: 'form-control', placeholder: '按星期一' });
    return el(
      'form',
      {
        className: 'sc-row',
        submit: (event) => {
          event.preventDefault();
          const day = {
            date: date.value,
            name: name.value.trim(),
            kind: kind.value,
            intervals: kind.value === 'WORKDAY' ? intervals(hours.value) : [],
            like: null,
          };
          const others = this.draft.exceptions.filter((other) => other.date !== day.date);
          this.change({ exceptions: [...others, day].sort((a, b) => a.date.localeCompare(b.date)) });
          this.year = day.date.slice(0, 4);
          this.renderHolidays();
        },
      },
      labelled('日期', date),
      labelled('类型', kind),
      labelled('名称', name),
      labelled('时段（班）', hours),
      el('button', { type: 'submit', className: 'btn btn-default' }, '添加例外日'),
    );
  }

  renderPublishing() {
    if (!this.changed) {
      this.publishing.replaceChildren();
      return;
    }
    const from = el('input', { id: 'sc-from', type: 'datetime-local', className: 'form-control' });
    const note = el('input', { id: 'sc-note', className: 'form-control', maxlength: '1000' });
    const result = el('div', {});
    const submit = async (dryRun) => {
      try {
        const id = this.summary.id || this.newId || '';
        const { name, zone, week, exceptions, source } = this.draft;
        const answer = await send(calendars(this.api, `/${encodeURIComponent(id || '-')}/versions?dryRun=${dryRun}`), {
          document: { name, zone, week, exceptions },
          basedOn: this.summary.version,
          validFrom: from.value ? new Date(from.value).toISOString() : null,
          source,
          note: note.value,
        });
        if (dryRun) {
          result.replaceChildren(
            el('div', { className: 'alert alert-success', role: 'status' }, '检查通过，可以发布。'),
            ...answer.warnings.map((text) => el('div', { className: 'alert alert-warning' }, text)),
            this.exampleTable(answer.examples),
          );
        } else {
          const { version, validFrom } = answer.version;
          const begins = new Date(validFrom) > new Date() ? `，自 ${time(validFrom)} 生效` : '，已生效';
          await this.show(id, `已发布版本 ${version}${begins}。`);
        }
      } catch (error) {
        result.replaceChildren(problems(error));
      }
    };
    this.publishing.replaceChildren(
      el(
        'form',
        {
          className: 'sc-publish',
          submit: (event) => {
            event.preventDefault();
            submit(false);
          },
        },
        el('h4', {}, '有尚未发布的修改'),
        el(
          'div',
          { className: 'sc-row' },
          labelled('生效时间（留空为立即）', from),
          labelled('修改说明', note, 'sc-wide'),
          el('button', { type: 'button', className: 'btn btn-default', click: () => submit(true) }, '检查'),
          el('button', { type: 'submit', className: 'btn btn-primary' }, '发布'),
          el(
            'button',
            { type: 'button', className: 'btn btn-link', click: () => this.show(this.summary.id || null) },
            '放弃修改',
          ),
        ),
        result,
      ),
    );
  }

  async renderExamples() {
    if (!this.versions.length) return;
    try {
      this.examples.replaceChildren(this.exampleTable(await read(calendars(this.api, `/${this.summary.id}/examples`))));
    } catch (error) {
      this.examples.replaceChildren(problems(error));
    }
  }

  exampleTable(examples) {
    return table(
      ['时限（服务时间）', '到期'],
      examples.map(({ within, dueAt }) => [
        within.replace('PT', '').replace('H', ' 小时 ').replace('M', ' 分钟').trim(),
        time(dueAt),
      ]),
    );
  }

  history() {
    if (!this.versions.length) return null;
    const versions = table(
      ['版本', '生效时间', '发布人', '发布时间', '来源', '说明', ''],
      this.versions.map((version) => [
        String(version.version),
        new Date(version.validFrom).getTime() ? time(version.validFrom) : '一直',
        version.publishedBy,
        time(version.publishedAt),
        version.source,
        version.note,
        el(
          'button',
          {
            type: 'button',
            className: 'btn btn-link',
            click: () => {
              this.edit(version);
              this.changed = version !== this.versions[0];
              this.render();
              this.node.firstChild.scrollTop = 0;
            },
          },
          '查看',
        ),
      ]),
    );
    versions.classList.add('sc-history');
    return versions;
  }
}

export default page({
  id: 'service-calendar',
  path: '/service-calendars',
  label: '服务日历',
  icon: 'calendar',
  priority: 80,
  resource: calendars,
  open: (node, api) => new CalendarPage(node, api).open(),
});
