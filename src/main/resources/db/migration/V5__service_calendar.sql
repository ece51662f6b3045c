-- Versions of service calendars. A row is never changed: clocks keep the version that they began with.
create table service_calendar_version (
  calendar_id varchar(60) not null,
  version int not null,
  valid_from timestamp with time zone not null,
  -- CalendarDocument as JSON
  document text not null,
  published_by varchar(64) not null,
  published_at timestamp with time zone not null,
  source varchar(200),
  note varchar(1000),
  primary key (calendar_id, version)
);
