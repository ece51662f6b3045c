-- Deadlines: what a promise depends on, how its time counts, the ladder that was promised, and who had the work when.

alter table sla_clock alter column metric set data type varchar(120);
alter table sla_segment alter column metric set data type varchar(120);

alter table sla_clock add column procedure_code varchar(60);
alter table sla_clock add column severity varchar(20);
alter table sla_clock add column customer_level varchar(20);
alter table sla_clock add column unit varchar(10) default 'WALL' not null;
alter table sla_clock add column ladder_id varchar(60) default 'standard' not null;
alter table sla_clock add column rungs varchar(100000);
alter table sla_clock add column rule_version integer default 0 not null;
alter table sla_clock add column rule_id varchar(100);
alter table sla_clock add column rule_description varchar(500);
alter table sla_clock add column climbed integer default 0 not null;
alter table sla_clock add column advanced_at timestamp with time zone;
alter table sla_clock add column owner varchar(64);
alter table sla_clock add column owner_group varchar(64);

-- The ladder that these clocks were promised: one warning, the supervisor at the due instant, the manager after the interval.
update sla_clock
   set procedure_code = 'complaint-handling',
       climbed = case when breached_at is not null then 2 when warned_at is not null then 1 else 0 end,
       rungs = '[{"percent":' || warn_percent || ',"whom":"ASSIGNEE","action":"NOTIFY"},'
            || '{"percent":100,"whom":"SUPERVISOR","action":"SUPERVISE"},'
            || '{"after":"PT' || escalate_after_seconds || 'S","whom":"MANAGER","action":"SUPERVISE"}]';
alter table sla_clock alter column rungs set not null;
alter table sla_clock drop column warn_percent;
alter table sla_clock drop column escalate_after_seconds;
alter table sla_clock alter column unit drop default;
alter table sla_clock alter column ladder_id drop default;
alter table sla_clock alter column rule_version drop default;
alter table sla_clock alter column climbed drop default;

-- What-if and repair ask for the clocks of a calendar and of a time.
create index sla_clock_calendar on sla_clock (calendar_id, calendar_version);
create index sla_clock_stopped on sla_clock (stopped_at);

alter table sla_segment add column kind varchar(10) default 'RUN' not null;
alter table sla_segment add column owner varchar(64);
alter table sla_segment add column owner_group varchar(64);
update sla_segment set kind = 'PAUSE' where pause_reason is not null;
alter table sla_segment alter column kind drop default;

-- How often the customer urged (催单).
alter table service_case add column urge_count integer default 0 not null;
