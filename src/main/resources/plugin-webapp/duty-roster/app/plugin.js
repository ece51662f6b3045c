// The page 值班排班 of Tasklist: who is on duty now, who is absent, and the teams with their weeks, edited as a draft and saved as a whole.
import { el, labelled, page, pill, problems, read, send, table, time, upload } from './page.js';

const WEEK = {
  MONDAY: '一',
  TUESDAY: '二',
  WEDNESDAY: '三',
  THURSDAY: '四',
  FRIDAY: '五',
  SATURDAY: '六',
  SUNDAY: '日',
};
const KINDS = { DAY: '白班', NIGHT: '夜班', WEEKEND: '周末班' };
const USUAL_CAP = 8;
const DAY = 24 * 60 * 60 * 1000;

function roster(api, path = '') {
  return `${api.tasklistApi}/plugin/duty-roster/${api.engine}/roster${path}`;
}

function options(entries, chosen) {
  return entries.map(([value, label]) => el('option', { value, selected: value === (chosen ?? '') }, label));
}

function select(properties, entries, chosen) {
  return el('select', { className: 'form-control', ...properties }, ...options(entries, chosen));
}

function button(label, click, style = 'btn-default') {
  return el('button', { type: 'button', className: `btn ${style}`, click }, label);
}

/** A button in a table; its full name tells apart those of different rows. */
function small(label, name, click) {
  return el('button', { type: 'button', className: 'btn btn-link', 'aria-label': name, click }, label);
}

function dayText(date) {
  const [, month, day] = date.split('-');
  return `${+month}月${+day}日`;
}

function addDays(date, days) {
  return new Date(new Date(`${date}T00:00:00Z`).getTime() + days * DAY).toISOString().slice(0, 10);
}

function warning(text) {
  return el('div', { className: 'alert alert-warning' }, text);
}

function done(text) {
  return el('div', { className: 'alert alert-success', role: 'status' }, text);
}

class RosterPage {
  constructor(node, api) {
    this.node = node;
    this.api = api;
    this.team = null;
    this.monday = null;
  }

  async open() {
    this.duty = el('div', {});
    this.absences = el('div', {});
    this.list = el('ul', { className: 'nav nav-pills', 'aria-label': '团队' });
    this.detail = el('div', {});
    this.skillBox = el('div', {});
    this.files = el('div', {});
    this.notice = el('div', { 'aria-live': 'polite' });
    this.node.append(
      el(
        'main',
        { className: 'kf-page dr-page' },
        el('h2', {}, '值班排班'),
        el(
          'p',
          {},
          '新的工作分派给值班、在岗、有相应技能且未达上限的人员：先是上次接待人，再是空闲最久的人。无人可派时进入本组待领，并通知主管。',
        ),
        this.notice,
        el('h3', {}, '现在值班'),
        this.duty,
        el('h3', {}, '缺席与代理'),
        this.absences,
        el('h3', {}, '团队与班次'),
        this.list,
        this.detail,
        el('h3', {}, '技能'),
        this.skillBox,
        el('h3', {}, '导入与导出'),
        this.files,
      ),
    );
    await this.load();
  }

  /** Loads everything and shows a team; without an id the first. What is being edited stays, unless it is dropped. */
  async load(id, notices = [], dropped = false) {
    try {
      this.data = await read(roster(this.api));
    } catch (error) {
      this.notice.replaceChildren(problems(error));
      return;
    }
    this.notice.replaceChildren(...notices, ...this.data.warnings.map(warning));
    this.renderDuty();
    this.renderAbsences();
    this.renderSkills();
    this.renderFiles();
    const team = this.data.teams.find((each) => each.id === id) || this.data.teams[0];
    const edited = this.changed && !dropped && this.team.id === (id || '');
    if (edited) await this.renderTeam();
    else if (team) await this.show(team);
    else await this.create();
  }

  /** Runs something on the server, then loads everything anew; a refusal shows in the box. */
  async act(box, action, notice, dropping = false) {
    try {
      const answer = await action();
      await this.load(this.team && this.team.id, [].concat(notice(answer)), dropping);
    } catch (error) {
      box.replaceChildren(problems(error));
    }
  }

  group(id) {
    return this.data.groups.find((group) => group.id === id) || { id, label: id, members: [] };
  }

  /** The people of all groups, each once, as options. */
  people() {
    const names = new Map();
    for (const group of this.data.groups) {
      for (const { userId, name } of group.members) names.set(userId, `${name}（${userId}）`);
    }
    return [...names];
  }

  nameOf(userId) {
    const known = this.data.groups.flatMap((group) => group.members).find((member) => member.userId === userId);
    return known ? known.name : userId;
  }

  renderDuty() {
    const { onDuty, teams } = this.data;
    const empty = teams.filter((team) => !onDuty.some((person) => person.team === team.id && !person.absent));
    this.duty.replaceChildren(
      ...empty.map((team) => warning(`${team.document.name}：当前无人值班，新的工作进入本组待领。`)),
      onDuty.length
        ? table(
            ['姓名', '团队', '在办 / 上限', '状态', '下班时间'],
            onDuty.map((person) => [
              person.name,
              person.teamName,
              this.loadOf(person),
              this.stateOf(person),
              time(person.until),
            ]),
          )
        : el('p', { className: 'dr-muted' }, teams.length ? '没有人在班。' : '还没有团队：请在下面新建，或导入排班。'),
    );
  }

  loadOf({ openTasks, cap }) {
    const share = Math.min(100, (100 * openTasks) / cap);
    return el(
      'div',
      { className: 'dr-load' },
      el('span', {}, `${openTasks} / ${cap}`),
      el(
        'div',
        { className: 'dr-bar', 'aria-hidden': 'true' },
        el('span', { className: openTasks >= cap ? 'dr-full' : '', style: `width:${share}%` }),
      ),
    );
  }

  stateOf(person) {
    if (person.absent) return el('span', { className: 'label label-danger' }, '缺席');
    return person.openTasks >= person.cap
      ? el('span', { className: 'label label-warning' }, '已达上限')
      : el('span', { className: 'label label-success' }, '在岗');
  }

  renderAbsences() {
    const { absences } = this.data;
    const now = Date.now();
    const refused = el('div', {});
    this.absences.replaceChildren(
      absences.length
        ? table(
            ['人员', '状态', '自', '至', '代理人', '原因', ''],
            absences.map((absence) => [
              this.nameOf(absence.userId),
              Date.parse(absence.from) <= now
                ? el('span', { className: 'label label-danger' }, '缺席中')
                : el('span', { className: 'label label-default' }, '将缺席'),
              time(absence.from),
              absence.to ? time(absence.to) : '直至返岗',
              absence.standIn ? this.nameOf(absence.standIn) : '按分派规则',
              absence.reason,
              small('返岗', `${this.nameOf(absence.userId)} 返岗`, () =>
                this.act(
                  refused,
                  () => send(roster(this.api, `/absences/${encodeURIComponent(absence.userId)}/end`), {}),
                  () => done(`${this.nameOf(absence.userId)}已返岗；已改派的任务不收回。`),
                ),
              ),
            ]),
          )
        : el('p', { className: 'dr-muted' }, '没有人缺席。'),
      refused,
      this.absenceForm(),
    );
  }

  absenceForm() {
    const nobody = [['', '请选择']];
    const person = select({ id: 'dr-absent', required: true }, [...nobody, ...this.people()]);
    const from = el('input', { id: 'dr-from', type: 'datetime-local', className: 'form-control' });
    const to = el('input', { id: 'dr-to', type: 'datetime-local', className: 'form-control' });
    const standIn = select({ id: 'dr-stand-in' }, [['', '按分派规则']].concat(this.people()));
    const reason = el('input', { id: 'dr-reason', className: 'form-control', maxlength: '500' });
    const result = el('div', {});
    const instant = (input, otherwise) => (input.value ? new Date(input.value).toISOString() : otherwise);
    return el(
      'form',
      {
        className: 'dr-form',
        submit: (event) => {
          event.preventDefault();
          this.act(
            result,
            () =>
              send(roster(this.api, '/absences'), {
                userId: person.value,
                from: instant(from, new Date().toISOString()),
                to: instant(to, null),
                standIn: standIn.value || null,
                reason: reason.value,
              }),
            (passed) => [
              done(
                passed.length
                  ? `已标记${this.nameOf(person.value)}缺席，改派或退回 ${passed.length} 项工作：`
                  : `已标记${this.nameOf(person.value)}缺席，没有需要改派的任务。`,
              ),
              ...(passed.length
                ? [
                    el(
                      'ul',
                      {},
                      ...passed.map(({ caseNumber, explanation }) =>
                        el('li', {}, `${caseNumber ? `${caseNumber}：` : ''}${explanation}`),
                      ),
                    ),
                  ]
                : []),
            ],
          );
        },
      },
      el(
        'div',
        { className: 'dr-row' },
        labelled('人员', person),
        labelled('自（留空为现在）', from),
        labelled('至（留空为直至返岗）', to),
        labelled('代理人', standIn),
        labelled('原因', reason, 'dr-wide'),
        el('button', { type: 'submit', className: 'btn btn-default' }, '标记缺席'),
      ),
      result,
    );
  }

  async show(team) {
    this.team = team;
    this.draft = structuredClone(team.document);
    this.changed = false;
    await this.renderTeam();
  }

  create() {
    this.team = { id: '', version: 0, warnings: [], names: {} };
    this.newId = '';
    this.draft = {
      basedOn: 0,
      name: '',
      role: 'agent',
      members: [],
      shifts: [{ kind: 'DAY', userId: null, days: Object.keys(WEEK), hours: '00:00-24:00' }],
      exceptions: [],
    };
    this.changed = true;
    return this.renderTeam();
  }

  change() {
    if (!this.changed) {
      this.changed = true;
      this.renderSaving();
    }
  }

  renderTeam() {
    this.list.replaceChildren(
      ...this.data.teams.map((team) =>
        pill(team.document.name + (team.warnings.length ? ' ⚠' : ''), team.id === this.team.id, () => this.show(team)),
      ),
      pill('＋ 新建团队', !this.team.id, () => this.create()),
    );
    this.week = el('div', {});
    this.members = el('div', {});
    this.shifts = el('div', {});
    this.exceptions = el('div', {});
    this.saving = el('div', {});
    this.detail.replaceChildren(
      ...this.team.warnings.map(warning),
      this.week,
      this.identity(),
      el('h4', {}, '成员、技能与上限'),
      this.members,
      el('h4', {}, '每周班次'),
      el(
        'p',
        { className: 'dr-muted' },
        '时间如 08:00-20:00；夜班如 20:00-08:00，到次日为止；全天为 00:00-24:00。有个人班次的成员只按个人班次值班。',
      ),
      this.shifts,
      el('h4', {}, '例外'),
      el('p', { className: 'dr-muted' }, '某人某日的其他时间，替换当日开始的班次；时间留空为休息。'),
      this.exceptions,
      this.saving,
    );
    this.renderMembers();
    this.renderShifts();
    this.renderExceptions();
    this.renderSaving();
    return this.renderWeek();
  }

  async renderWeek() {
    if (!this.team.id) return;
    const { id } = this.team;
    try {
      const query = this.monday ? `?date=${this.monday}` : '';
      const week = await read(roster(this.api, `/teams/${encodeURIComponent(id)}/week${query}`));
      if (this.team.id !== id) return;
      const move = (days) => {
        this.monday = days === null ? null : addDays(week.monday, days);
        this.renderWeek();
      };
      const days = Object.values(WEEK).map((day, i) => `${dayText(addDays(week.monday, i))}（${day}）`);
      this.week.replaceChildren(
        el(
          'div',
          { className: 'dr-weeknav' },
          button('‹ 上一周', () => move(-7)),
          button('本周', () => move(null)),
          button('下一周 ›', () => move(7)),
          el('strong', {}, `${week.monday} 至 ${addDays(week.monday, 6)}`),
        ),
        el(
          'div',
          { className: 'dr-scroll' },
          el(
            'table',
            { className: 'table table-bordered dr-week' },
            el('caption', { className: 'sr-only' }, `${this.draft.name}一周排班`),
            el(
              'thead',
              {},
              el('tr', {}, el('th', { scope: 'col' }, '成员'), ...days.map((day) => el('th', { scope: 'col' }, day))),
            ),
            el(
              'tbody',
              {},
              ...week.rows.map((row) =>
                el('tr', {}, el('th', { scope: 'row' }, row.name), ...row.days.map((day) => this.dayCell(row, day))),
              ),
            ),
          ),
        ),
      );
    } catch (error) {
      this.week.replaceChildren(problems(error));
    }
  }

  /** A day of a member; it leads to the exception of that day. */
  dayCell(row, day) {
    const text = day.hours.join('、') || '休';
    return el(
      'td',
      { className: day.absent ? 'dr-absent' : day.hours.length ? '' : 'dr-off' },
      el(
        'button',
        {
          type: 'button',
          className: 'dr-day',
          'aria-label': `${row.name} ${dayText(day.date)} ${text}，调整`,
          title: day.reason || '调整这一天',
          click: () => this.adjust(row.userId, day.date, day.hours.length === 1 ? day.hours[0] : ''),
        },
        ...(day.hours.length ? day.hours : ['休']).map((hours) => el('span', {}, hours)),
        day.exception ? el('span', { className: 'label label-info' }, day.reason || '例外') : null,
        day.absent ? el('span', { className: 'label label-danger' }, '缺席') : null,
      ),
    );
  }

  /** Puts an exception of this day into the draft, if there is none, and goes there. */
  adjust(userId, date, hours) {
    let exception = this.draft.exceptions.find((each) => each.userId === userId && each.date === date);
    if (!exception) {
      exception = { userId, date, hours, reason: '' };
      this.draft.exceptions.push(exception);
      this.change();
      this.renderExceptions();
    }
    this.exceptions.querySelector(`[data-exception="${userId} ${date}"]`).focus();
  }

  identity() {
    const id = el('input', {
      id: 'dr-id',
      className: 'form-control',
      maxlength: '60',
      placeholder: '如 first-line',
      value: this.team.id || this.newId,
      disabled: Boolean(this.team.id),
      input: () => (this.newId = id.value.trim()),
    });
    const name = el('input', {
      id: 'dr-name',
      className: 'form-control',
      maxlength: '60',
      value: this.draft.name,
      input: () => {
        this.draft.name = name.value;
        this.change();
      },
    });
    const role = select(
      {
        id: 'dr-role',
        change: () => {
          this.draft.role = role.value;
          this.change();
          this.renderMembers();
        },
      },
      this.data.groups.map((group) => [group.id, group.label]),
      this.draft.role,
    );
    const leaders = ['supervisor', 'deputy-manager', 'manager'].flatMap((group) => this.group(group).members);
    const supervisor = select(
      {
        id: 'dr-supervisor',
        change: () => {
          this.draft.supervisor = supervisor.value || null;
          this.change();
        },
      },
      [['', '（未指定）'], ...leaders.map((person) => [person.userId, `${person.name}（${person.userId}）`])],
      this.draft.supervisor || '',
    );
    return el(
      'div',
      { className: 'dr-row' },
      labelled('团队名称', name),
      labelled('编号（不能修改）', id),
      labelled('所做工作的角色', role),
      labelled('团队主管', supervisor),
    );
  }

  memberName(userId) {
    return this.team.names[userId] || this.nameOf(userId);
  }

  renderMembers() {
    const { members, role } = this.draft;
    const others = this.group(role).members.filter(
      (person) => !members.some((member) => member.userId === person.userId),
    );
    const rows = members.map((member) => {
      const name = this.memberName(member.userId);
      const cap = el('input', {
        type: 'number',
        min: '1',
        max: '100',
        className: 'form-control dr-cap',
        'aria-label': `${name} 的上限`,
        value: member.cap,
        input: () => {
          member.cap = cap.value === '' ? null : Number(cap.value);
          this.change();
        },
      });
      return [
        `${name}（${member.userId}）`,
        this.skillBoxes(member, name),
        cap,
        small('移除', `移除 ${name}`, () => {
          this.draft.members = members.filter((other) => other !== member);
          this.draft.shifts = this.draft.shifts.filter((shift) => shift.userId !== member.userId);
          this.draft.exceptions = this.draft.exceptions.filter((each) => each.userId !== member.userId);
          this.change();
          this.renderMembers();
          this.renderShifts();
          this.renderExceptions();
        }),
      ];
    });
    const added = select(
      { id: 'dr-member' },
      others.map((person) => [person.userId, `${person.name}（${person.userId}）`]),
    );
    this.members.replaceChildren(
      rows.length ? table(['成员', '技能', '上限', ''], rows) : el('p', {}, '还没有成员。'),
      others.length
        ? el(
            'div',
            { className: 'dr-row' },
            labelled(`添加${this.group(role).label}`, added),
            button('添加成员', () => {
              this.draft.members.push({
                userId: added.value,
                skills: this.data.skills.map((skill) => skill.code),
                cap: USUAL_CAP,
              });
              this.change();
              this.renderMembers();
              this.renderShifts();
              this.renderExceptions();
            }),
          )
        : el('p', { className: 'dr-muted' }, `所有${this.group(role).label}都已在团队中。`),
    );
  }

  skillBoxes(member, name) {
    return el(
      'div',
      { className: 'dr-choices', role: 'group', 'aria-label': `${name} 的技能` },
      ...this.data.skills.map((skill) => {
        const box = el('input', {
          type: 'checkbox',
          checked: member.skills.includes(skill.code),
          change: () => {
            member.skills = box.checked
              ? [...member.skills, skill.code]
              : member.skills.filter((code) => code !== skill.code);
            this.change();
          },
        });
        const certified = (this.team.certified?.[member.userId] || []).includes(skill.code);
        return el(
          'label',
          {},
          box,
          skill.name,
          certified ? el('span', { className: 'dr-certified', title: '持有有效的技能认证' }, '已认证') : '',
        );
      }),
    );
  }

  memberOptions() {
    return this.draft.members.map((member) => [member.userId, this.memberName(member.userId)]);
  }

  renderShifts() {
    const { shifts } = this.draft;
    const rows = shifts.map((shift, i) => {
      const number = `第${i + 1}个班次`;
      const kind = select(
        {
          'aria-label': `${number}的班别`,
          change: () => {
            shift.kind = kind.value;
            this.change();
          },
        },
        Object.entries(KINDS),
        shift.kind,
      );
      const person = select(
        {
          'aria-label': `${number}的人员`,
          change: () => {
            shift.userId = person.value || null;
            this.change();
          },
        },
        [['', '全体成员'], ...this.memberOptions()],
        shift.userId,
      );
      const hours = this.hoursInput(shift, `${number}的时间`, '如 08:00-20:00');
      return [
        kind,
        person,
        this.dayBoxes(shift, number),
        hours,
        small('删除', `删除${number}`, () => {
          this.draft.shifts = shifts.filter((other) => other !== shift);
          this.change();
          this.renderShifts();
        }),
      ];
    });
    this.shifts.replaceChildren(
      rows.length ? table(['班别', '人员', '星期', '时间', ''], rows) : el('p', {}, '还没有班次。'),
      button('添加班次', () => {
        shifts.push({ kind: 'DAY', userId: null, days: Object.keys(WEEK).slice(0, 5), hours: '' });
        this.change();
        this.renderShifts();
      }),
    );
  }

  hoursInput(part, name, placeholder, properties = {}) {
    const input = el('input', {
      className: 'form-control dr-hours',
      'aria-label': name,
      placeholder,
      value: part.hours,
      ...properties,
      input: () => {
        part.hours = input.value;
        this.change();
      },
    });
    return input;
  }

  dayBoxes(shift, number) {
    return el(
      'div',
      { className: 'dr-choices', role: 'group', 'aria-label': `${number}的星期` },
      ...Object.entries(WEEK).map(([day, label]) => {
        const box = el('input', {
          type: 'checkbox',
          checked: shift.days.includes(day),
          change: () => {
            shift.days = Object.keys(WEEK).filter((each) => (each === day ? box.checked : shift.days.includes(each)));
            this.change();
          },
        });
        return el('label', {}, box, label);
      }),
    );
  }

  renderExceptions() {
    const { exceptions } = this.draft;
    exceptions.sort((a, b) => a.date.localeCompare(b.date) || a.userId.localeCompare(b.userId));
    const first = addDays(new Date().toISOString().slice(0, 10), -1);
    const shown = exceptions.filter((exception) => exception.date >= first || this.showPast);
    const past = exceptions.length - shown.length;
    const rows = shown.map((exception) => {
      const name = `${this.memberName(exception.userId)} ${dayText(exception.date)}`;
      const reason = el('input', {
        className: 'form-control',
        'aria-label': `${name} 的说明`,
        maxlength: '200',
        value: exception.reason,
        input: () => {
          exception.reason = reason.value;
          this.change();
        },
      });
      return [
        exception.date,
        this.memberName(exception.userId),
        this.hoursInput(exception, `${name} 的时间`, '休', {
          'data-exception': `${exception.userId} ${exception.date}`,
        }),
        reason,
        small('删除', `删除 ${name} 的例外`, () => {
          this.draft.exceptions = exceptions.filter((other) => other !== exception);
          this.change();
          this.renderExceptions();
        }),
      ];
    });
    this.exceptions.replaceChildren(
      ...[
        rows.length ? table(['日期', '人员', '时间', '说明', ''], rows) : el('p', {}, '没有例外。'),
        past
          ? button(
              `显示以前的 ${past} 个例外`,
              () => {
                this.showPast = true;
                this.renderExceptions();
              },
              'btn-link',
            )
          : null,
        this.addException(),
      ].filter(Boolean),
    );
  }

  addException() {
    const person = select({ id: 'dr-exception-person' }, this.memberOptions());
    const date = el('input', { id: 'dr-exception-date', type: 'date', className: 'form-control', required: true });
    const hours = el('input', { id: 'dr-exception-hours', className: 'form-control', placeholder: '休' });
    return el(
      'form',
      {
        className: 'dr-row',
        submit: (event) => {
          event.preventDefault();
          if (!person.value) return;
          this.draft.exceptions.push({ userId: person.value, date: date.value, hours: hours.value, reason: '' });
          this.change();
          this.renderExceptions();
        },
      },
      labelled('人员', person),
      labelled('日期', date),
      labelled('时间', hours),
      el('button', { type: 'submit', className: 'btn btn-default' }, '添加例外'),
    );
  }

  renderSaving() {
    const result = el('div', {});
    const { team } = this;
    const submit = async (dryRun) => {
      const id = team.id || this.newId || '';
      try {
        const saved = await send(
          roster(this.api, `/teams/${encodeURIComponent(id || '-')}?dryRun=${dryRun}`),
          this.draft,
        );
        if (dryRun) {
          result.replaceChildren(done('检查通过，可以保存。'), ...saved.warnings.map(warning));
        } else {
          await this.load(id, [done(`已保存“${saved.document.name}”。`)], true);
          this.node.firstChild.scrollTop = 0;
        }
      } catch (error) {
        result.replaceChildren(problems(error));
      }
    };
    this.saving.replaceChildren(
      ...[
        this.changed
          ? el(
              'form',
              {
                className: 'dr-saving',
                submit: (event) => {
                  event.preventDefault();
                  submit(false);
                },
              },
              el('strong', {}, team.id ? '有尚未保存的修改' : '新团队尚未保存'),
              button('检查', () => submit(true)),
              el('button', { type: 'submit', className: 'btn btn-primary' }, '保存'),
              button('放弃修改', () => this.load(team.id, [], true), 'btn-link'),
              result,
            )
          : null,
        !this.changed && team.id
          ? el(
              'div',
              { className: 'dr-row' },
              button(
                '删除团队',
                () => {
                  if (!window.confirm(`删除团队“${this.draft.name}”？成员在办的任务不变，今后不再向这个团队分派。`)) return;
                  this.act(
                    result,
                    () =>
                      send(
                        roster(this.api, `/teams/${encodeURIComponent(team.id)}/removal?basedOn=${team.version}`),
                        {},
                      ),
                    () => done(`已删除“${team.document.name}”。`),
                  );
                },
                'btn-link',
              ),
              result,
            )
          : null,
      ].filter(Boolean),
    );
  }

  renderSkills() {
    const code = el('input', {
      id: 'dr-skill',
      className: 'form-control',
      maxlength: '60',
      placeholder: '如 complaint-handling',
      required: true,
    });
    const name = el('input', { id: 'dr-skill-name', className: 'form-control', maxlength: '60', required: true });
    const result = el('div', {});
    this.skillBox.replaceChildren(
      el(
        'p',
        { className: 'dr-muted' },
        '流程要求的技能以流程编号为代码，如 reception、consultation、business-handling、complaint-handling、after-sales。',
      ),
      this.data.skills.length
        ? table(
            ['代码', '名称', ''],
            this.data.skills.map((skill) => [
              skill.code,
              skill.name,
              small('删除', `删除技能 ${skill.name}`, () =>
                this.act(
                  result,
                  () => send(roster(this.api, `/skills/${skill.code}/removal`), {}),
                  () => done(`已删除技能“${skill.name}”。`),
                ),
              ),
            ]),
          )
        : el('p', {}, '还没有技能。'),
      el(
        'form',
        {
          className: 'dr-row',
          submit: (event) => {
            event.preventDefault();
            this.act(
              result,
              () => send(roster(this.api, '/skills'), { code: code.value, name: name.value }),
              () => done(`已保存技能“${name.value}”。`),
            );
          },
        },
        labelled('技能代码', code),
        labelled('技能名称', name),
        el('button', { type: 'submit', className: 'btn btn-default' }, '添加技能'),
      ),
      result,
    );
  }

  renderFiles() {
    const file = el('input', {
      id: 'dr-file',
      type: 'file',
      accept: '.csv,text/csv',
      className: 'form-control',
      required: true,
    });
    const result = el('div', {});
    this.files.replaceChildren(
      el(
        'p',
        {},
        el('a', { href: roster(this.api, '/roster.csv'), download: 'roster.csv' }, '导出全部排班（CSV）'),
        '，在电子表格中修改后再导入。导入以文件整体替换技能、团队、成员、班次和例外；有任何错误时什么都不改变。',
      ),
      el(
        'form',
        {
          className: 'dr-row',
          submit: (event) => {
            event.preventDefault();
            this.previewFile(file.files[0], result);
          },
        },
        labelled('导入全部排班', file),
        el('button', { type: 'submit', className: 'btn btn-default' }, '查看变化'),
      ),
      result,
    );
  }

  async previewFile(file, result) {
    const put = (query) => upload(roster(this.api, `/import?${new URLSearchParams(query)}`), file);
    try {
      const { changes, warnings, revision } = await put({ dryRun: true });
      result.replaceChildren(
        el(
          'div',
          { className: 'alert alert-info' },
          changes.length
            ? `${file.name}：${changes.map(({ kind, name }) => `${kind}“${name}”`).join('，')}。核对后导入，尚未生效。`
            : `${file.name}：团队与现在的一致；导入只更新技能。`,
        ),
        ...warnings.map(warning),
        button(
          '导入',
          () =>
            this.act(
              result,
              () => put({ basedOn: revision }),
              () => done(`已导入 ${file.name}。`),
              true,
            ),
          'btn-primary',
        ),
      );
    } catch (error) {
      result.replaceChildren(problems(error));
    }
  }
}

export default page({
  id: 'duty-roster',
  path: '/duty-roster',
  label: '值班排班',
  icon: 'time',
  priority: 85,
  resource: roster,
  open: (node, api) => new RosterPage(node, api).open(),
});
