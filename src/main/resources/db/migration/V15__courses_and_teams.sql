-- A calendar entry (RFC 5545) that goes with an e-mail.
alter table message add column calendar_entry text;

-- Who leads a team, if anybody does.
alter table duty_team add column supervisor varchar(64);

-- Skills that people have by certificate, beside those that the roster gives them.
create table duty_certified_skill (
  certificate varchar(32) primary key,
  user_id varchar(64) not null,
  skill varchar(60) not null references duty_skill (code)
);

create index duty_certified_skill_user on duty_certified_skill (user_id);

-- The catalogue of courses (P10.3, P10.5). Texts are what the trainer designed.
create table course (
  code varchar(60) primary key,
  name varchar(100) not null unique,
  area varchar(20) not null,
  assessment varchar(20) not null,
  pass_mark integer not null,
  questions integer not null,
  time_limit_seconds integer not null,
  skill varchar(60) references duty_skill (code),
  certificate_level varchar(20),
  valid_months integer,
  outline varchar(4000),
  method varchar(1000),
  materials varchar(2000),
  version integer not null,
  changed_by varchar(64) not null,
  changed_at timestamp with time zone not null
);
