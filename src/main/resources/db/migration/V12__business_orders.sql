-- Business handling: what was applied for in each round, as the catalogue said then, and the orders to the business system.

create table business_application_round (
  case_number     varchar(20)              not null references service_case (case_number),
  round_number    integer                  not null,
  kind            varchar(60)              not null,
  kind_name       varchar(40)              not null,
  materials       varchar(4000)            not null,
  approval_level  varchar(30)              not null,
  resolve_within  varchar(40)              not null,
  plan            varchar(2000)            not null,
  cause           varchar(2000)            not null,
  begun_by        varchar(64)              not null,
  begun_at        timestamp with time zone not null,
  primary key (case_number, round_number)
);

create table business_order (
  -- the same for every attempt to place the order: placing it twice is placing it once
  order_key     varchar(80)              not null primary key,
  case_number   varchar(20)              not null references service_case (case_number),
  kind          varchar(60)              not null,
  state         varchar(16)              not null,
  order_number  varchar(60),
  booked_kind   varchar(60),
  request       varchar(500)             not null,
  response      varchar(500),
  attempts      integer                  not null,
  created_at    timestamp with time zone not null,
  -- while an attempt is under way: one that never ended may be repeated after a while
  claimed_at    timestamp with time zone,
  booked_at     timestamp with time zone,
  cancelled_at  timestamp with time zone,
  last_error    varchar(1000)
);

create index business_order_case on business_order (case_number, created_at);
