// The page 培训认证 of Tasklist: everybody's sessions, exams and certificates, figures for those who lead, the question bank for trainers.
import { el, labelled, page, pill, problems, read, table, upload } from './page.js';

const REPORT_HEADS = ['场次', '人数', '应到', '实到', '参训率', '考核', '合格', '合格率', '人均学时'];
const EVALUATION_HEADS = ['评价', '均分'];

function training(api, path = '') {
  return `${api.tasklistApi}/plugin/training/${api.engine}/training${path}`;
}

function query(path, values) {
  const filled = Object.entries(values).filter(([, value]) => value);
  return filled.length ? `${path}?${new URLSearchParams(filled)}` : path;
}

function select(properties, entries) {
  return el(
    'select',
    { className: 'form-control', ...properties },
    ...entries.map(([value, label]) => el('option', { value }, label)),
  );
}

function date(iso) {
  return iso ? iso.replace(/^(\d+)-0?(\d+)-0?(\d+).*$/, '$1年$2月$3日') : '';
}

/** Date and time to the minute: sessions do not begin at seconds. */
function time(iso) {
  return new Date(iso).toLocaleString('zh-CN', { dateStyle: 'short', timeStyle: 'short', hour12: false });
}

function state(label, kind = '') {
  return el('span', { className: `tr-state ${kind}` }, label);
}

function percent(value) {
  return value == null ? '—' : `${value}%`;
}

function number(value) {
  return value == null ? '—' : String(value);
}

function muted(text) {
  return el('p', { className: 'tr-muted' }, text);
}

/** Until when a certificate is valid, coloured by how much of it is left. */
function validity({ state: code, stateLabel, daysLeft }) {
  if (code !== 'VALID') return state(stateLabel);
  return daysLeft <= 30 ? state(`还有 ${daysLeft} 天到期`, 'tr-warn') : state(stateLabel, 'tr-good');
}

function figures({ sessions, people, seats, present, participation, examined, passed, passRate, hoursPerPerson }) {
  return [
    number(sessions),
    number(people),
    number(seats),
    number(present),
    percent(participation),
    number(examined),
    number(passed),
    percent(passRate),
    number(hoursPerPerson),
  ];
}

/** A line of a course or a team; how a person evaluated is shown to nobody. */
function line({ name, figures: of, evaluations }) {
  return [name, ...figures(of), number(evaluations.count), number(evaluations.mean)];
}

class TrainingPage {
  constructor(node, api) {
    this.node = node;
    this.api = api;
    this.shown = '我的培训';
  }

  async open() {
    this.tabs = el('ul', { className: 'nav nav-pills', 'aria-label': '培训认证' });
    this.body = el('div', { 'aria-live': 'polite' });
    this.node.append(
      el('main', { className: 'kf-page tr-page' }, el('h2', {}, '培训认证'), this.tabs, this.body),
    );
    try {
      this.data = await read(training(this.api));
    } catch (error) {
      this.body.replaceChildren(problems(error));
      return;
    }
    this.render();
  }

  render() {
    const parts = {
      我的培训: () => this.mine(),
      认证: () => this.certificates(),
      统计: () => this.report(),
      ...(this.data.editor ? { 题库: () => this.bank() } : {}),
    };
    this.tabs.replaceChildren(
      ...Object.keys(parts).map((name) =>
        pill(name, name === this.shown, () => {
          this.shown = name;
          this.render();
        }),
      ),
    );
    this.body.replaceChildren();
    parts[this.shown]();
  }

  mine() {
    const { sessions, exams } = this.data;
    this.body.append(
      el('h3', {}, '培训场次'),
      sessions.length
        ? table(
            ['编号', '课程', '时间', '地点', '讲师', '身份', '状态'],
            sessions.map((session) => [
              session.number,
              session.course,
              `${time(session.startsAt)} 至 ${time(session.endsAt).split(' ')[1]}`,
              session.place,
              session.trainer,
              session.part,
              state(session.state, new Date(session.startsAt) > new Date() ? 'tr-good' : ''),
            ]),
          )
        : muted('近一年没有培训安排。'),
      el('h3', {}, '考核'),
      exams.length
        ? table(
            ['编号', '课程', '方式', '开始', '次数', '成绩', '结果'],
            exams.map((exam) => [
              exam.number,
              exam.course,
              exam.assessment,
              time(exam.registeredAt),
              String(exam.rounds),
              percent(exam.score),
              state(exam.state, { 合格: 'tr-good', 未合格: 'tr-bad', 缺考: 'tr-bad' }[exam.state]),
            ]),
          )
        : muted('没有考核记录。'),
    );
  }

  certificates() {
    const { certificates, leader } = this.data;
    this.body.append(
      el('h3', {}, '技能认证'),
      el('p', {}, '证书有效期内，值班排班自动认可相应技能；到期或撤销后自动收回。'),
      certificates.length
        ? table(
            [...(leader ? ['姓名'] : []), '编号', '课程', '技能', '级别', '有效期至', '状态'],
            certificates.map((each) => [
              ...(leader ? [each.name] : []),
              each.number,
              each.course,
              each.skill,
              each.level,
              date(each.validUntil),
              validity(each),
            ]),
          )
        : muted('还没有证书。'),
    );
  }

  report() {
    const from = el('input', { id: 'tr-from', type: 'date', className: 'form-control' });
    const to = el('input', { id: 'tr-to', type: 'date', className: 'form-control' });
    const result = el('div', {});
    const period = () => ({ from: from.value, to: to.value });
    const show = async () => {
      try {
        const report = await read(query(training(this.api, '/report'), period()));
        from.value = report.from;
        to.value = report.to;
        result.replaceChildren(...this.figures(report, period()));
      } catch (error) {
        result.replaceChildren(problems(error));
      }
    };
    this.body.append(
      el('h3', {}, '培训统计'),
      el(
        'p',
        {},
        this.data.leader ? '统计您可查看的人员在已举行场次中的情况。' : '统计您在已举行场次中的情况。',
      ),
      el(
        'form',
        {
          className: 'tr-row',
          submit: (event) => {
            event.preventDefault();
            show();
          },
        },
        labelled('从', from),
        labelled('到', to),
        el('button', { type: 'submit', className: 'btn btn-default' }, '统计'),
      ),
      result,
    );
    return show();
  }

  figures(report, period) {
    if (!report.people.length) return [muted('这段时间没有已举行的培训。')];
    return [
      el('p', {}, el('a', { href: query(training(this.api, '/report.csv'), period), download: 'training-report.csv' }, '导出（CSV）')),
      el('h4', {}, '按课程'),
      table(['课程', ...REPORT_HEADS, ...EVALUATION_HEADS], report.courses.map(line)),
      el('h4', {}, '按团队'),
      table(['团队', ...REPORT_HEADS, ...EVALUATION_HEADS], report.teams.map(line)),
      el('h4', {}, '按人员'),
      table(
        ['姓名', '团队', ...REPORT_HEADS],
        report.people.map((person) => [person.name, person.teams.join('、'), ...figures(person.figures)]),
      ),
    ];
  }

  bank() {
    const course = select({ id: 'tr-course', change: () => show() }, [
      ['', '全部课程'],
      ...this.data.courses.map(({ code, name }) => [code, name]),
    ]);
    const list = el('div', {});
    const show = async () => {
      try {
        const questions = await read(query(training(this.api, '/questions'), { course: course.value }));
        list.replaceChildren(
          el(
            'p',
            {},
            `${questions.length} 道题，其中启用 ${questions.filter(({ active }) => active).length} 道。`,
            el(
              'a',
              { href: query(training(this.api, '/questions.csv'), { course: course.value }), download: 'questions.csv' },
              '导出（CSV）',
            ),
          ),
          questions.length ? this.questions(questions) : muted('还没有题目。'),
        );
      } catch (error) {
        list.replaceChildren(problems(error));
      }
    };
    this.body.append(
      el('h3', {}, '题库'),
      el('p', {}, '考试按课程从启用的题目中随机抽题。正确答案只有维护题库的人员可见。'),
      this.importer(show),
      el('div', { className: 'tr-row' }, labelled('课程', course)),
      list,
    );
    return show();
  }

  questions(questions) {
    return table(
      ['编号', '课程', '题型', '题目与选项', '答案', ''],
      questions.map((question) => [
        question.number,
        question.course,
        question.kind,
        el(
          'div',
          { className: 'tr-question' },
          question.text,
          el('ol', {}, ...question.options.map((option) => el('li', {}, option))),
        ),
        question.correct,
        question.active ? '' : state('停用'),
      ]),
    );
  }

  /** Checks a file first; what it would change is shown before anything is changed. */
  importer(imported) {
    const file = el('input', {
      id: 'tr-file',
      type: 'file',
      accept: '.csv,text/csv',
      className: 'form-control',
      required: true,
    });
    const result = el('div', {});
    const put = (dryRun) => upload(training(this.api, `/questions/import?dryRun=${dryRun}`), file.files[0]);
    const counted = ({ added, changed, unchanged }) => `新增 ${added} 道，修改 ${changed} 道，不变 ${unchanged} 道`;
    const guarded = (action) => async () => {
      try {
        await action();
      } catch (error) {
        result.replaceChildren(problems(error));
      }
    };
    const take = guarded(async () => {
      const answer = await put(false);
      result.replaceChildren(
        el('div', { className: 'alert alert-success', role: 'status' }, `已导入：${counted(answer)}。`),
      );
      await imported();
    });
    const preview = guarded(async () => {
      const answer = await put(true);
      result.replaceChildren(
        el('div', { className: 'alert alert-info' }, `${file.files[0].name}：${counted(answer)}。尚未导入。`),
        el('button', { type: 'button', className: 'btn btn-primary', click: take }, '导入'),
      );
    });
    return el(
      'div',
      {},
      el(
        'form',
        {
          className: 'tr-row',
          submit: (event) => {
            event.preventDefault();
            preview();
          },
        },
        labelled('导入题目（CSV，格式同导出）', file),
        el('button', { type: 'submit', className: 'btn btn-default' }, '检查文件'),
      ),
      result,
    );
  }
}

export default page({
  id: 'training',
  path: '/training',
  label: '培训认证',
  icon: 'education',
  priority: 80,
  resource: training,
  open: (node, api) => new TrainingPage(node, api).open(),
});
