-- Who works when, and who gets new work (routing, P18).

-- What people can do, e.g. the procedures.
create table duty_skill (
  code varchar(60) primary key,
  name varchar(60) not null
);

-- The version keeps two people from overwriting each other.
create table duty_team (
  id varchar(60) primary key,
  name varchar(60) not null unique,
  role varchar(30) not null,
  version integer not null,
  changed_by varchar(64) not null,
  changed_at timestamp with time zone not null
);

create table duty_member (
  team_id varchar(60) not null references duty_team (id) on delete cascade,
  user_id varchar(64) not null,
  workload_cap integer not null,
  primary key (team_id, user_id)
);

create table duty_member_skill (
  team_id varchar(60) not null,
  user_id varchar(64) not null,
  skill varchar(60) not null references duty_skill (code),
  primary key (team_id, user_id, skill),
  foreign key (team_id, user_id) references duty_member (team_id, user_id) on delete cascade
);

-- A weekly shift of one member, or of all members without a shift of their own. Local times of the department; a shift
-- that does not end after its start ends on the next day.
create table duty_shift (
  team_id varchar(60) not null references duty_team (id) on delete cascade,
  position integer not null,
  kind varchar(10) not null,
  user_id varchar(64),
  -- ISO numbers of the days of the week on which it begins, e.g. 12345
  days varchar(7) not null,
  starts_at time not null,
  ends_at time not null,
  primary key (team_id, position),
  foreign key (team_id, user_id) references duty_member (team_id, user_id) on delete cascade
);

-- What replaces the weekly shifts of a member that begin on this date; without times the member is off.
create table duty_exception (
  team_id varchar(60) not null,
  user_id varchar(64) not null,
  on_date date not null,
  starts_at time,
  ends_at time,
  reason varchar(200),
  primary key (team_id, user_id, on_date),
  foreign key (team_id, user_id) references duty_member (team_id, user_id) on delete cascade
);

-- A row for each person who is or was in a team. Whoever assigns work to a person holds a lock on the row until commit.
create table duty_agent (
  user_id varchar(64) primary key,
  last_assigned_at timestamp with time zone
);

-- Work that was given to somebody whose task is still to come; it counts as open work.
create table pending_assignment (
  user_id varchar(64) not null,
  case_number varchar(32) not null,
  assigned_at timestamp with time zone not null,
  primary key (user_id, case_number)
);

alter table absence add column stand_in varchar(64);
alter table absence add column reason varchar(500);
