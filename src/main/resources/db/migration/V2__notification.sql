-- What was said to customers and colleagues, one row a text and address.
create table message (
  id           uuid                     not null primary key,
  notice_key   varchar(200)             not null,
  part         integer                  not null,
  case_number  varchar(32),
  channel      varchar(16),
  address      varchar(320),
  template     varchar(64)              not null,
  language     varchar(8)               not null,
  subject      varchar(200)             not null,
  text         varchar(20000)           not null,
  state        varchar(16)              not null,
  attempts     integer                  not null,
  created_at   timestamp with time zone not null,
  -- when the current attempt began: an attempt that never ended may be repeated after a while
  claimed_at   timestamp with time zone,
  sent_at      timestamp with time zone,
  last_error   varchar(1000),
  -- sending the same notice twice is sending it once
  constraint message_notice_once unique (notice_key, part)
);

create index message_case on message (case_number, created_at);
create index message_state on message (state);
